package io.strikeiq.feeds.binance;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.RecordedTrades;
import io.strikeiq.feeds.connection.Outages;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way of the feed's ticks to the run, with the day of a contract that is its own underlying, which begins at midnight UTC, and
 * the states of the connection.
 */
final class BinanceTicks {
    private static final long DAY = TimeUnit.DAYS.toNanos(1);
    /** A stamp that is further from our own is refused later on, and begins no day. */
    private static final long NEAR = TimeUnit.MINUTES.toNanos(1);

    /** The tick to be filled, and then {@link #give given}. */
    final MarketEvent tick = new MarketEvent();

    private final MarketEvent mark = new MarketEvent();
    private final FeedSink sink;
    private final List<BinancePerpetual> perpetuals;
    private final boolean goesOn;
    private final RecordedTrades recorded;
    private final Outages outages;
    private long receiveTime;
    private long readAt;
    private long lastTime;
    private boolean defined;

    BinanceTicks(FeedSink sink, List<BinancePerpetual> perpetuals, FeedPosition behind) {
        this.sink = sink;
        this.perpetuals = perpetuals;
        this.goesOn = behind.ticks() > 0;
        this.recorded = behind.trades();
        this.lastTime = goesOn ? behind.exchangeTime() : 0;
        this.outages = new Outages(behind, this::states);
    }

    /** A frame has been read. */
    void frame(long receiptNanos, long readingAtReceipt) {
        receiveTime = receiptNanos;
        readAt = readingAtReceipt;
    }

    /** Gives on {@link #tick}. */
    void give() {
        long time = tick.exchangeTime;
        if (Math.abs(time - receiveTime) < NEAR) {
            long midnight = Math.floorDiv(time, DAY) * DAY;
            if (lastTime > 0 && lastTime < midnight) {
                days(midnight);
            }
            lastTime = Math.max(lastTime, time);
        }
        tick.receiveTime = receiveTime;
        sink.accept(tick, readAt);
    }

    private void days(long midnight) {
        for (BinancePerpetual each : perpetuals) {
            if (each.contract.isAlone()) {
                sink.accept(mark.asDay(each.id(), midnight));
            }
        }
    }

    /** From when trades are missing, 0 when none are. */
    long missingSince() {
        return outages.downSince();
    }

    /** Whether a trade of the venue's history was recorded before the process began. */
    boolean isRecorded(BinancePerpetual perpetual, long tradeId) {
        Instrument terms = perpetual.contract.perpetual();
        return recorded.contains(terms.venue(), terms.symbol(), tradeId);
    }

    /** Gives on {@link #tick}, whose receipt says nothing since it comes from the venue's history. */
    void givePast() {
        tick.receiveTime = tick.exchangeTime;
        lastTime = Math.max(lastTime, tick.exchangeTime);
        sink.accept(tick, readAt);
    }

    /** Defines what is not yet defined, before the first tick. */
    void define(long time) {
        if (!defined) {
            defined = true;
            for (BinancePerpetual each : perpetuals) {
                each.contract.define(sink, mark, time);
                if (each.contract.isAlone() && !goesOn) {
                    sink.accept(mark.asSession(each.id(), time, SessionPhase.OPEN));
                }
            }
            outages.defined();
        }
    }

    /** Data flow from a time on: says what was missed. */
    void connected(long time) {
        define(time);
        outages.connected(time);
    }

    /** The connection is lost. */
    void lost() {
        outages.lost(lastTime);
    }

    /** Nothing has come for too long. */
    void stale(long silence) {
        outages.stale(lastTime, silence);
    }

    private void states(long time, FeedState state, long from, long to) {
        perpetuals.forEach(each -> state(each, time, state, from, to));
    }

    /** Notes a state of one contract. */
    void state(BinancePerpetual perpetual, long time, FeedState state, long from, long to) {
        sink.accept(mark.asFeedState(perpetual.id(), time, state, from, to));
    }
}
