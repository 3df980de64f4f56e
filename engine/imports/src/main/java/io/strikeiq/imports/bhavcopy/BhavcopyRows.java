package io.strikeiq.imports.bhavcopy;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.venue.TradingCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows of one file: each a contract with its close, the day's volume, and open interest in the evening. */
final class BhavcopyRows implements CsvTable.Rows {
    /** By then the file is out; what it says of open interest is not known before. */
    private static final LocalTime PUBLISHED = LocalTime.of(19, 0);

    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");
    private static final int ISO_DAY = 10;

    // Places of the columns in the format.
    private static final int KIND = 0;
    private static final int SYMBOL = 1;
    private static final int EXPIRY = 2;
    private static final int STRIKE = 3;
    private static final int RIGHT = 4;
    private static final int CLOSE = 5;
    private static final int VOLUME = 6;
    private static final int INTEREST = 7;
    private static final int DAY = 8;
    private static final int SPOT = 9;
    private static final int LOT = 10;

    private record Key(int id, LocalDate day) {}

    private final BhavcopyFormat format;
    private final ImportedMarket market;
    private final ImportReport report;
    private final Set<Object> seen;
    private CsvRow row;
    private CsvColumns columns;

    BhavcopyRows(BhavcopyFormat format, ImportedMarket market, ImportReport report, Set<Object> seen) {
        this.format = format;
        this.market = market;
        this.report = report;
        this.seen = seen;
    }

    /** Contracts and underlyings of all files that have been read. */
    static Set<Object> nothingSeen() {
        return new HashSet<>();
    }

    private int column(int place) {
        return columns.of(format.column(place));
    }

    @Override
    public Optional<RejectReason> take(CsvRow each, CsvColumns named) throws MalformedRowException {
        row = each;
        columns = named;
        String kind = row.text(column(KIND));
        if (format.isFuture(kind)) {
            return Optional.of(RejectReason.OTHER_INSTRUMENT);
        }
        if (!format.isOption(kind)) {
            throw row.wrong(column(KIND), format.kinds());
        }
        String symbol = row.text(column(SYMBOL));
        if (!market.venue().products().containsKey(symbol) && market.venue().others() == null) {
            report.note("rows of products that the venue's file does not list", 1);
            return Optional.of(RejectReason.OTHER_INSTRUMENT);
        }
        LocalDate day = day(column(DAY));
        LocalDate expiry = day(column(EXPIRY));
        double strike = row.positive(column(STRIKE));
        OptionRight right = right();
        double close = row.priceOrNone(column(CLOSE));
        double volume = row.quantity(column(VOLUME));
        double interest = row.quantity(column(INTEREST));
        TradingCalendar hours = market.venue().product(symbol).calendar();
        if (!hours.isTradingDay(day)) {
            return Optional.of(RejectReason.HOLIDAY);
        }
        if (expiry.isBefore(day)) {
            return Optional.of(RejectReason.AFTER_EXPIRY);
        }
        int id = market.option(symbol, expiry, strike, right);
        if (!seen.add(new Key(id, day))) {
            return Optional.of(RejectReason.DUPLICATE);
        }
        return add(id, symbol, day, expiry, hours.closeTime(day), close, volume, interest);
    }

    private Optional<RejectReason> add(
            int id,
            String symbol,
            LocalDate day,
            LocalDate expiry,
            long closeTime,
            double close,
            double volume,
            double interest)
            throws MalformedRowException {
        double spot = format == BhavcopyFormat.UNIFIED ? row.priceOrNone(column(SPOT)) : Double.NaN;
        double lot = market.lot(id, closeTime);
        if (format == BhavcopyFormat.UNIFIED && row.quantity(column(LOT)) != lot) {
            report.note("lots unlike that of the venue's file", 1);
        }
        if (!Double.isNaN(spot) && seen.add(symbol + day)) {
            market.price(market.underlying(symbol), closeTime, spot);
        }
        boolean traded = volume > 0 && !Double.isNaN(close);
        // What expired at the close has no open interest in the evening.
        boolean held = expiry.isAfter(day);
        if (!traded && !held) {
            return Optional.of(RejectReason.EMPTY);
        }
        if (traded) {
            market.trade(id, closeTime, close, volume * lot, Aggressor.UNKNOWN, closeTime);
        }
        if (held) {
            market.openInterest(id, market.venue().calendar().at(day, PUBLISHED), interest);
        }
        return CsvTable.ACCEPTED;
    }

    /** A day in the format's form, or as a table that is no text gives it, with the hour. */
    private LocalDate day(int column) throws MalformedRowException {
        String text = row.text(column);
        try {
            return ISO.matcher(text).matches()
                    ? LocalDate.parse(text.substring(0, ISO_DAY))
                    : LocalDate.parse(text, format.days());
        } catch (DateTimeException e) {
            throw row.wrong(column, format == BhavcopyFormat.LEGACY ? "a day as dd-MMM-yyyy" : "a day as yyyy-mm-dd");
        }
    }

    private OptionRight right() throws MalformedRowException {
        return switch (row.text(column(RIGHT))) {
            case "CE" -> OptionRight.CALL;
            case "PE" -> OptionRight.PUT;
            default -> throw row.wrong(column(RIGHT), "CE, PE");
        };
    }
}
