package io.strikeiq.imports.lean;

import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.DayTicks;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.venue.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of one LEAN file. Prices are × 10,000 and times in milliseconds since midnight New York. A bar is known when
 * it ends, a minute after its time, and so its ticks carry that time.
 */
final class LeanRows {
    // Order of ticks of the same time: a bar's trades came before its closing quote.
    private static final int OPEN_INTEREST = 0;
    private static final int TRADE = 1;
    private static final int QUOTE = 2;

    private static final List<String> QUOTE_BAR = List.of(
            "time",
            "bid open",
            "bid high",
            "bid low",
            "bid close",
            "bid size",
            "ask open",
            "ask high",
            "ask low",
            "ask close",
            "ask size");
    private static final List<String> TRADE_BAR = List.of("time", "open", "high", "low", "close", "volume");
    private static final List<String> OPEN_INTEREST_ROW = List.of("time", "open interest");
    private static final List<String> QUOTE_TICK =
            List.of("time", "bid price", "bid size", "ask price", "ask size", "exchange", "conditions", "suspicious");
    private static final List<String> TRADE_TICK =
            List.of("time", "price", "size", "exchange", "conditions", "suspicious");

    private static final double PRICE_SCALE = 10_000;
    private static final double MILLISECOND = 1e6;
    private static final double DAY_MILLISECONDS = 86_400_000;
    private static final long MINUTE = 60_000_000_000L;

    private final SourceFile file;
    private final LeanFileName name;
    private final int id;
    private final DayTicks ticks;
    private final ImportReport report;
    private final RowCounts counts;
    private final QuoteTicks quoteTicks;
    /** Units in which sizes are given. */
    private final double unit;

    private final long midnight;
    private final long open;
    private final long close;
    private final long end;
    private final Set<Long> times = new HashSet<>();
    private boolean quoted;

    LeanRows(SourceFile file, LeanFileName name, LeanInstruments instruments, DayTicks ticks, ImportReport report) {
        TradingCalendar calendar = instruments.calendar(name.symbol());
        LocalDate date = name.date();
        this.file = file;
        this.name = name;
        this.id = instruments.idOf(name);
        this.ticks = ticks.ofBars(name.kind().isBar());
        this.report = report;
        this.counts = report.rows(name.kind().label());
        this.quoteTicks = new QuoteTicks(ticks, id, QUOTE, counts);
        this.unit = instruments.unit(name);
        this.open = calendar.openTime(date);
        this.close = calendar.closeTime(date);
        this.end = instruments.end(name);
        // The clocks change at night: counted back from noon, midnight is where the file's times count from.
        this.midnight = calendar.at(date, LocalTime.NOON) - 12 * 60 * MINUTE;
    }

    /** Reads the file into the day's ticks and counts each row. */
    void read() {
        report.files().read(1);
        long before = counts.read();
        file.forEachLine((number, text) -> {
            counts.read(1);
            try {
                row(number, text);
            } catch (MalformedRowException e) {
                report.malformed(name.kind().label(), e.error(), 1);
            }
        });
        quoteTicks.finish();
        if (counts.read() == before) {
            report.rejectFile(file, RejectReason.HEADER_ONLY);
        } else {
            report.files().accept(1);
        }
    }

    private void row(long number, String text) throws MalformedRowException {
        switch (name.kind()) {
            case OPTION_QUOTE, EQUITY_QUOTE -> quoteBar(parse(number, text, QUOTE_BAR));
            case OPTION_TRADE -> optionTrade(parse(number, text, TRADE_BAR));
            case EQUITY_TRADE -> equityTrade(parse(number, text, TRADE_BAR));
            case OPTION_OPEN_INTEREST -> openInterest(parse(number, text, OPEN_INTEREST_ROW));
            case EQUITY_QUOTE_TICK -> quoteTick(parse(number, text, QUOTE_TICK));
            case EQUITY_TRADE_TICK -> tradeTick(parse(number, text, TRADE_TICK));
        }
    }

    private CsvRow parse(long number, String text, List<String> columns) throws MalformedRowException {
        return new CsvRow(file.name(), number, text, columns);
    }

    private long time(CsvRow row) throws MalformedRowException {
        return midnight + Math.round(row.number(0, 0, DAY_MILLISECONDS) * MILLISECOND);
    }

    private static double price(CsvRow row, int column) throws MalformedRowException {
        return row.positive(column) / PRICE_SCALE;
    }

    private double size(CsvRow row, int column, double price) throws MalformedRowException {
        double size = row.quantityOrMissing(column) * unit;
        return Double.isNaN(price) ? Double.NaN : size;
    }

    /**
     * Options trade in regular hours only, and until the last trade of their contract; bars of the underlying are kept from the early morning to the evening. A series has one bar, and
     * one open interest, of a time.
     */
    private boolean isRejected(long start) {
        if (!times.add(start)) {
            counts.reject(RejectReason.DUPLICATE, 1);
            return true;
        }
        if (name.kind().isOption() && (start < open || start >= close)) {
            counts.reject(RejectReason.OUTSIDE_SESSION, 1);
            return true;
        }
        if (start >= end) {
            counts.reject(RejectReason.AFTER_EXPIRY, 1);
            return true;
        }
        return false;
    }

    private void quoteBar(CsvRow row) throws MalformedRowException {
        long start = time(row);
        double bid = row.priceOrNone(4) / PRICE_SCALE;
        double ask = row.priceOrNone(9) / PRICE_SCALE;
        double bidSize = size(row, 5, bid);
        double askSize = size(row, 10, ask);
        if (isRejected(start)) {
            return;
        }
        boolean empty = Double.isNaN(bid) && Double.isNaN(ask);
        if (empty && !quoted) {
            counts.reject(RejectReason.EMPTY, 1);
        } else if (bid > ask) {
            counts.reject(RejectReason.CROSSED, 1);
        } else {
            quoted = !empty;
            ticks.quote(start + MINUTE, QUOTE, id, bid, bidSize, ask, askSize);
            counts.accept(1);
        }
    }

    private void optionTrade(CsvRow row) throws MalformedRowException {
        long start = time(row);
        double price = price(row, 4);
        double volume = row.quantity(5) * unit;
        if (isRejected(start)) {
            return;
        }
        if (volume > 0) {
            ticks.trade(start + MINUTE, TRADE, id, price, volume);
            counts.accept(1);
        } else {
            counts.reject(RejectReason.EMPTY, 1);
        }
    }

    /**
     * The bar's path as far as it is known: open, then high and low with the one nearer to the open first, then the close
     * as a trade of the bar's whole volume. A price equal to the one before it gives no tick.
     */
    private void equityTrade(CsvRow row) throws MalformedRowException {
        long end = time(row) + MINUTE;
        double first = price(row, 1);
        double high = price(row, 2);
        double low = price(row, 3);
        double last = price(row, 4);
        double volume = row.quantity(5);
        if (high < Math.max(first, last) || low > Math.min(first, last)) {
            throw row.wrong(
                    high < Math.max(first, last) ? 2 : 3, "a high at or above, a low at or below open and close");
        }
        if (isRejected(end - MINUTE)) {
            return;
        }
        if (volume == 0) {
            counts.reject(RejectReason.EMPTY, 1);
            return;
        }
        boolean highFirst = high - first <= first - low;
        double[] path = {first, highFirst ? high : low, highFirst ? low : high, last};
        for (int i = 0; i < path.length - 1; i++) {
            if (path[i] != path[i + 1]) {
                ticks.underlyingPrice(end, TRADE, id, path[i]);
            }
        }
        ticks.trade(end, TRADE, id, last, volume);
        counts.accept(1);
    }

    private void openInterest(CsvRow row) throws MalformedRowException {
        long time = time(row);
        double quantity = row.quantity(1);
        if (times.add(time)) {
            ticks.openInterest(time, OPEN_INTEREST, id, quantity * unit);
            counts.accept(1);
        } else {
            counts.reject(RejectReason.DUPLICATE, 1);
        }
    }

    private boolean isSuspicious(CsvRow row, int column) throws MalformedRowException {
        if (row.number(column, 0, 1) != 0) {
            counts.reject(RejectReason.SUSPICIOUS, 1);
            return true;
        }
        return false;
    }

    private void quoteTick(CsvRow row) throws MalformedRowException {
        long time = time(row);
        double bid = row.quantity(1) / PRICE_SCALE;
        double bidSize = row.quantity(2);
        double ask = row.quantity(3) / PRICE_SCALE;
        double askSize = row.quantity(4);
        if (!isSuspicious(row, 7)) {
            quoteTicks.row(time, bid, bidSize, ask, askSize);
        }
    }

    private void tradeTick(CsvRow row) throws MalformedRowException {
        long time = time(row);
        double price = price(row, 1);
        double size = row.quantity(2);
        if (isSuspicious(row, 5)) {
            return;
        }
        if (size > 0) {
            ticks.trade(time, TRADE, id, price, size);
            counts.accept(1);
        } else {
            counts.reject(RejectReason.EMPTY, 1);
        }
    }
}
