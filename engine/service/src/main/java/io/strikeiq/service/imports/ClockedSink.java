package io.strikeiq.service.imports;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;

/**
 * Passes ticks on in the order of exchange time, counts them, and lets time pass where the source is silent: a CLOCK tick
 * at the end of each second that had ticks, and one a minute after the last tick before a longer silence and at the end.
 */
public final class ClockedSink implements TickSink {
    private static final long SECOND = 1_000_000_000L;
    private static final long SILENCE = 60 * SECOND;

    private final TickSink target;
    private final ImportReport report;
    private final MarketEvent clock = new MarketEvent();
    private long last = Long.MIN_VALUE;
    private long lastReceived;
    private boolean secondOpen;

    public ClockedSink(TickSink target, ImportReport report) {
        this.target = target;
        this.report = report;
    }

    /**
     * Passes a tick on.
     *
     * @throws IllegalStateException when it is earlier than the tick before
     */
    @Override
    public void accept(MarketEvent tick) {
        if (tick.exchangeTime < last) {
            throw new IllegalStateException("tick " + (report.ticks() + 1) + " at " + tick.exchangeTime
                    + " is earlier than the tick before at " + last);
        }
        passTime(tick.exchangeTime);
        last = tick.exchangeTime;
        lastReceived = tick.receiveTime;
        secondOpen = true;
        emit(tick);
    }

    private void passTime(long until) {
        if (!secondOpen) {
            return;
        }
        long endOfSecond = -Math.floorDiv(-last, SECOND) * SECOND;
        if (until > endOfSecond) {
            clockAt(endOfSecond);
            secondOpen = false;
        }
        if (until > last + SILENCE && last + SILENCE > endOfSecond) {
            clockAt(last + SILENCE);
        }
    }

    private void clockAt(long time) {
        clock.asClock(time);
        clock.receiveTime = lastReceived + (time - last);
        emit(clock);
    }

    private void emit(MarketEvent tick) {
        report.tick(tick.type, tick.exchangeTime);
        target.accept(tick);
    }

    /** Lets a minute pass behind the last tick, so that the last snapshot is taken. */
    public void finish() {
        if (last != Long.MIN_VALUE) {
            passTime(Long.MAX_VALUE);
        }
    }
}
