package io.strikeiq.feeds.deribit;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.binance.BinanceContract;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.UnitCheck;
import java.util.concurrent.TimeUnit;

/**
 * The way of the feed's ticks to the run: each gets the receipt of its frame, and a day begins for each underlying with the
 * first tick at or after 08:00 UTC.
 */
final class DeribitTicks {
    private static final long DAY = TimeUnit.DAYS.toNanos(1);
    private static final long DAY_MARK = TimeUnit.HOURS.toNanos(8);
    /** A stamp that is further from our own is refused later on, and begins no day. */
    private static final long NEAR = TimeUnit.MINUTES.toNanos(1);

    /** The least amount that can be traded of an option, in contracts. */
    private static final double LEAST = 0.1;

    /** The tick to be filled, and then {@link #give given}. */
    final MarketEvent tick = new MarketEvent();

    private final MarketEvent mark = new MarketEvent();
    private final UnitCheck units = new UnitCheck();
    private final FeedSink sink;
    private final DeribitInstruments instruments;
    private ReceiptClock clock;
    private long receiveTime;
    private long readAt;
    private long lastTime;
    private long nextDay = Long.MIN_VALUE;
    private long given;

    /** @param lastTime exchange time of the last tick of the feed that is recorded, 0 for none */
    DeribitTicks(FeedSink sink, DeribitInstruments instruments, long lastTime) {
        this.sink = sink;
        this.instruments = instruments;
        passed(lastTime);
    }

    private void passed(long time) {
        if (time > lastTime) {
            lastTime = time;
            if (time >= nextDay) {
                nextDay = Math.floorDiv(time - DAY_MARK, DAY) * DAY + DAY_MARK + DAY;
            }
        }
    }

    /** Stamps follow a clock where it plays. */
    void follow(ReceiptClock newClock) {
        clock = newClock;
    }

    /** A frame has been read. */
    void frame(long receiptNanos, long readingAtReceipt) {
        receiveTime = receiptNanos;
        readAt = readingAtReceipt;
    }

    long receiveTime() {
        return receiveTime;
    }

    /** Exchange time of the latest tick, 0 before the first. */
    long lastTime() {
        return lastTime;
    }

    long given() {
        return given;
    }

    /** Gives on {@link #tick}. */
    void give() {
        if (clock != null) {
            receiveTime = clock.near(receiveTime, tick.exchangeTime);
        }
        boolean near = Math.abs(tick.exchangeTime - receiveTime) < NEAR;
        if (near && lastTime > 0 && tick.exchangeTime >= nextDay) {
            for (int i = 0; i < instruments.underlyings(); i++) {
                send(mark.asDay(instruments.underlying(i).id(), nextDay));
            }
        }
        tick.receiveTime = receiveTime == 0 ? tick.exchangeTime : receiveTime;
        if (near) {
            passed(tick.exchangeTime);
        }
        send(tick);
    }

    /** Gives on open interest, if it is known and another than before. */
    void openInterest(DeribitInstrument instrument, long time, double openInterest) {
        if (!Double.isNaN(openInterest) && openInterest != instrument.openInterest) {
            instrument.openInterest = openInterest;
            if (instrument.isOption()) {
                units.add(instrument.terms.symbol(), openInterest, LEAST * instrument.terms.contractSize());
            }
            tick.asOpenInterest(instrument.id(), time, openInterest);
            give();
        }
    }

    /** Gives on {@link #tick}, whose receipt says nothing since it comes from the venue's history. */
    void givePast() {
        tick.receiveTime = tick.exchangeTime;
        passed(tick.exchangeTime);
        send(tick);
    }

    /** Defines an underlying together with the contract of another venue that is its book. */
    void define(BinanceContract book, long time) {
        given += 2;
        book.define(sink, mark, time);
    }

    /** Defines an instrument. */
    void define(DeribitInstrument instrument, long time) {
        send(mark.asInstrument(instrument.terms, time));
    }

    void open(DeribitInstrument underlying, long time) {
        send(mark.asSession(underlying.id(), time, SessionPhase.OPEN));
    }

    void expire(DeribitInstrument option, long time) {
        send(mark.asSession(option.id(), time, SessionPhase.EXPIRY));
    }

    /** Notes a state of an instrument, or with null of every underlying of the feed and all that is listed on it. */
    void state(DeribitInstrument instrument, long time, FeedState state, long from, long to) {
        if (instrument != null) {
            send(mark.asFeedState(instrument.id(), time, state, from, to));
            return;
        }
        for (int i = 0; i < instruments.underlyings(); i++) {
            send(mark.asFeedState(instruments.underlying(i).id(), time, state, from, to));
        }
    }

    private void send(MarketEvent each) {
        given++;
        sink.accept(each, readAt);
    }
}
