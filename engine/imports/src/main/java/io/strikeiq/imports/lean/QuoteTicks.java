package io.strikeiq.imports.lean;

import io.strikeiq.imports.DayTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;

/**
 * Best quote of an equity from rows of which each may give one side only, a price of 0 for the side that it leaves as it was. A
 * row of the bid followed by a row of the ask at the same time, or the other way round, is one quote.
 */
final class QuoteTicks {
    private final DayTicks ticks;
    private final int id;
    private final int rank;
    private final RowCounts counts;

    private double bid = Double.NaN;
    private double bidSize = Double.NaN;
    private double ask = Double.NaN;
    private double askSize = Double.NaN;

    private long pendingTime;
    private int pendingRows;
    private boolean pendingBid;
    private boolean pendingAsk;

    QuoteTicks(DayTicks ticks, int id, int rank, RowCounts counts) {
        this.ticks = ticks;
        this.id = id;
        this.rank = rank;
        this.counts = counts;
    }

    void row(long time, double newBid, double newBidSize, double newAsk, double newAskSize) {
        boolean hasBid = newBid > 0;
        boolean hasAsk = newAsk > 0;
        if (!hasBid && !hasAsk) {
            counts.reject(RejectReason.EMPTY, 1);
            return;
        }
        if (time != pendingTime || (hasBid && pendingBid) || (hasAsk && pendingAsk)) {
            finish();
        }
        if (hasBid) {
            bid = newBid;
            bidSize = newBidSize;
        }
        if (hasAsk) {
            ask = newAsk;
            askSize = newAskSize;
        }
        pendingTime = time;
        pendingBid |= hasBid;
        pendingAsk |= hasAsk;
        pendingRows++;
    }

    /** Gives the quote of the rows so far. */
    void finish() {
        if (pendingRows == 0) {
            return;
        }
        if (bid > ask) {
            counts.reject(RejectReason.CROSSED, pendingRows);
        } else {
            ticks.quote(pendingTime, rank, id, bid, bidSize, ask, askSize);
            counts.accept(pendingRows);
        }
        pendingRows = 0;
        pendingBid = false;
        pendingAsk = false;
    }
}
