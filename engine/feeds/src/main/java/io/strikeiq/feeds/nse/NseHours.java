package io.strikeiq.feeds.nse;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.venue.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Sessions by the venue's calendar: OPEN and CLOSE of each underlying when their time has come. Pre-open and auctions are none. */
public final class NseHours {
    private static final long SECOND = 1_000_000_000L;

    private final TradingCalendar calendar;
    private final List<NseInstrument> underlyings;
    private final FeedSink sink;
    private final MarketEvent tick = new MarketEvent();
    /** Up to when phases have been given. */
    private long passed;

    private long open;
    private long close;
    private LocalDate day = LocalDate.MIN;
    private long dayEnds = Long.MIN_VALUE;

    /**
     * Gives phases to a sink.
     *
     * @param passed up to when the run has recorded phases, 0 for nothing
     */
    public NseHours(TradingCalendar calendar, List<NseInstrument> underlyings, FeedSink sink, long passed) {
        this.calendar = calendar;
        this.underlyings = underlyings;
        this.sink = sink;
        this.passed = passed;
    }

    /** The day at the venue at a time. */
    public static LocalDate day(TradingCalendar calendar, long time) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(time / SECOND), calendar.zone());
    }

    /**
     * It is now a time, in nanoseconds since the epoch.
     *
     * @return whether a session has begun or ended by it
     */
    public boolean passTo(long time) {
        if (time >= dayEnds) {
            day = day(calendar, time);
            dayEnds = calendar.at(day.plusDays(1), LocalTime.MIDNIGHT);
            boolean trades = calendar.isTradingDay(day);
            open = trades ? calendar.openTime(day) : Long.MAX_VALUE;
            close = trades ? calendar.closeTime(day) : Long.MAX_VALUE;
        }
        boolean opens = passed < open && time >= open && time < close;
        boolean closes = passed >= open && passed < close && time >= close;
        if (opens) {
            phase(SessionPhase.OPEN, open);
        }
        if (closes) {
            phase(SessionPhase.CLOSE, close);
        }
        passed = Math.max(passed, time);
        return opens || closes;
    }

    private void phase(SessionPhase phase, long time) {
        for (NseInstrument each : underlyings) {
            sink.accept(tick.asSession(each.terms.id(), time, phase));
        }
    }

    /** Whether the market is open, as of the last time. */
    public boolean isOpen() {
        return passed >= open && passed < close;
    }
}
