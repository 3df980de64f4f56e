package io.strikeiq.imports.kite;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.imports.BarPath;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The bars of one file. Nothing of a bar is known before its end, which its ticks carry. */
final class KiteBars implements CsvTable.Rows {
    static final List<String> PRICES = List.of("open", "high", "low", "close", "volume");
    private static final String INTEREST = "oi";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ImportedMarket market;
    private final KiteFileName name;
    private final int id;
    /** Starts of the instrument's bars in this and other files. */
    private final Set<Long> starts;

    private double interest = Double.NaN;

    KiteBars(ImportedMarket market, KiteFileName name, int id, Set<Long> starts) {
        this.market = market;
        this.name = name;
        this.id = id;
        this.starts = starts;
    }

    /** Name of the column of times: the service's own is timestamp, its library for Python writes date. */
    private static int timeColumn(CsvRow row, CsvColumns columns) throws MalformedRowException {
        for (String each : List.of("timestamp", "date", "datetime")) {
            if (columns.has(each)) {
                return columns.of(each);
            }
        }
        throw row.wrong(0, "a column timestamp, date or datetime");
    }

    @Override
    public Optional<RejectReason> take(CsvRow row, CsvColumns columns) throws MalformedRowException {
        long start = start(row, timeColumn(row, columns));
        double open = row.positive(columns.of("open"));
        double high = row.positive(columns.of("high"));
        double low = row.positive(columns.of("low"));
        double close = row.positive(columns.of("close"));
        double volume = row.quantityOrMissing(columns.of("volume"));
        double held = columns.has(INTEREST) ? row.quantityOrMissing(columns.of(INTEREST)) : Double.NaN;
        if (high < Math.max(open, close)) {
            throw row.wrong(columns.of("high"), "a high at or above open and close");
        }
        if (low > Math.min(open, close)) {
            throw row.wrong(columns.of("low"), "a low at or below open and close");
        }
        Optional<RejectReason> refusal = market.refusal(id, start);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!starts.add(start)) {
            return Optional.of(RejectReason.DUPLICATE);
        }
        // The lot of the day goes into the definition of the contract.
        market.lot(id, start);
        long end = market.barEnd(id, start, name.bar());
        return name.expiry() == null
                ? underlying(end, open, high, low, close, volume)
                : option(end, close, volume, held);
    }

    private Optional<RejectReason> underlying(
            long end, double open, double high, double low, double close, double volume) {
        BarPath.before(open, high, low, close).forEach(price -> market.path(id, end, price));
        if (volume > 0) {
            market.trade(id, end, close, volume, Aggressor.UNKNOWN, end);
        } else {
            market.path(id, end, close);
        }
        return CsvTable.ACCEPTED;
    }

    private Optional<RejectReason> option(long end, double close, double volume, double held) {
        boolean changed = !Double.isNaN(held) && held != interest;
        if (!(volume > 0) && !changed) {
            return Optional.of(RejectReason.EMPTY);
        }
        if (changed) {
            interest = held;
            market.openInterest(id, end, held);
        }
        if (volume > 0) {
            market.trade(id, end, close, volume, Aggressor.UNKNOWN, end);
        }
        return CsvTable.ACCEPTED;
    }

    /** The start of a bar; a bar of a whole day is of its close. */
    private long start(CsvRow row, int column) throws MalformedRowException {
        try {
            TemporalAccessor time =
                    TIME.parseBest(row.text(column), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (name.bar() == 0) {
                LocalDate day = LocalDate.from(time);
                return market.venue().product(name.symbol()).calendar().closeTime(day);
            }
            if (time instanceof OffsetDateTime instant) {
                return ChronoUnit.NANOS.between(Instant.EPOCH, instant.toInstant());
            }
            if (time instanceof LocalDateTime local) {
                return market.venue().calendar().at(local.toLocalDate(), local.toLocalTime());
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw row.wrong(column, "a time such as 2024-01-25T09:15:00+0530");
        }
        throw row.wrong(column, "a time such as 2024-01-25T09:15:00+0530");
    }
}
