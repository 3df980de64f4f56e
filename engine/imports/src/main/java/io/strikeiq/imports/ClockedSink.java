package io.strikeiq.imports;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import java.util.HashSet;
import java.util.Set;

/**
 * Passes ticks on in the order of exchange time, counts them, and lets time pass where the source is silent: a CLOCK tick at the end of each
 * second that had ticks and, while a session is open, each minute of silence. When all are closed, and at the end, one minute passes.
 */
public final class ClockedSink implements TickSink {
    private static final long SECOND = 1_000_000_000L;
    private static final long SILENCE = 60 * SECOND;

    private final TickSink target;
    private final ImportReport report;
    private final MarketEvent clock = new MarketEvent();
    private long last = Long.MIN_VALUE;
    private long lastReceived;
    private final Set<Integer> open = new HashSet<>();
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
        passTime(tick.exchangeTime, open.isEmpty() ? last + SILENCE : Long.MAX_VALUE);
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            open.add(tick.instrumentId);
        } else if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.CLOSE) {
            open.remove(tick.instrumentId);
        }
        last = tick.exchangeTime;
        lastReceived = tick.receiveTime;
        secondOpen = true;
        emit(tick);
    }

    /** Lets time pass up to a tick, and in minutes of silence up to a limit at most. */
    private void passTime(long until, long limit) {
        if (!secondOpen) {
            return;
        }
        long endOfSecond = -Math.floorDiv(-last, SECOND) * SECOND;
        if (until > endOfSecond) {
            clockAt(endOfSecond);
            secondOpen = false;
        }
        for (long minute = last + SILENCE; minute < until && minute <= limit; minute += SILENCE) {
            clockAt(minute);
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

    /** Lets a minute pass after the last tick, so that the last snapshot is taken. */
    public void finish() {
        if (last != Long.MIN_VALUE) {
            passTime(Long.MAX_VALUE, last + SILENCE);
        }
    }
}
