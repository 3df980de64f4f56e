package io.strikeiq.imports.nse;

import io.strikeiq.imports.DayTicks;
import io.strikeiq.imports.ImportReport;

/**
 * What one option showed in the captures so far, and the ticks of the next one: only what has changed. The traded volume of a day counts
 * from 0, so that the trades of a day add up to the last volume shown.
 */
final class SnapshotChanges {
    // Order of ticks of the same time: the last price is judged by the quote beside it.
    static final int SPOT = 0;
    static final int QUOTE = 1;
    static final int TRADE = 2;
    static final int OPEN_INTEREST = 3;
    static final int VOLATILITY = 4;

    private static final double PERCENT = 100;

    private final int id;
    private final ImportReport report;
    private OptionRow quote;
    private double openInterest = Double.NaN;
    private double volatility = Double.NaN;
    private double volume;

    SnapshotChanges(int id, ImportReport report) {
        this.id = id;
        this.report = report;
    }

    /** A new day: the quote is shown again, and the traded volume begins at 0. */
    void startDay() {
        quote = null;
        volume = 0;
    }

    /** True when there is a quote, which a row without one ends. */
    boolean isQuoted() {
        return quote != null && !quote.hasNoQuote();
    }

    /**
     * Gives the ticks of what has changed.
     *
     * @param lot units of the underlying in one contract
     */
    void accept(OptionRow row, long time, double lot, DayTicks ticks) {
        if (hasNewQuote(row)) {
            ticks.quote(time, QUOTE, id, row.bid(), row.bidSize(), row.ask(), row.askSize());
            quote = row;
        }
        trade(row, time, lot, ticks);
        if (!Double.isNaN(row.openInterest()) && row.openInterest() != openInterest) {
            openInterest = row.openInterest();
            ticks.openInterest(time, OPEN_INTEREST, id, openInterest);
        }
        if (Double.compare(row.volatility(), volatility) != 0) {
            volatility = row.volatility();
            ticks.venueVolatility(time, VOLATILITY, id, volatility / PERCENT);
        }
    }

    private boolean hasNewQuote(OptionRow row) {
        return quote == null
                ? !row.hasNoQuote()
                : Double.compare(row.bid(), quote.bid()) != 0
                        || Double.compare(row.ask(), quote.ask()) != 0
                        || Double.compare(row.bidSize(), quote.bidSize()) != 0
                        || Double.compare(row.askSize(), quote.askSize()) != 0;
    }

    private void trade(OptionRow row, long time, double lot, DayTicks ticks) {
        if (row.volume() > volume) {
            if (Double.isNaN(row.lastPrice())) {
                report.note("volume without a price", 1);
                return;
            }
            ticks.trade(time, TRADE, id, row.lastPrice(), (row.volume() - volume) * lot);
            volume = row.volume();
        } else if (row.volume() < volume) {
            report.note("falls of a contract's volume", 1);
        }
    }
}
