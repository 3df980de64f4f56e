package io.strikeiq.venue;

import io.strikeiq.core.learning.SessionCloses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The closes of sessions by the calendars of the venues. For any thread. */
public final class VenueCloses implements SessionCloses {
    private final VenueFiles files;
    /** By name; empty for one of which there is no file. */
    private final Map<String, Optional<Venue>> venues = new ConcurrentHashMap<>();

    public VenueCloses(VenueFiles files) {
        this.files = files;
    }

    @Override
    public long after(String venue, String symbol, long time) {
        return venues.computeIfAbsent(venue, this::read)
                .map(found -> after(found, symbol, time))
                .orElse(Long.MIN_VALUE);
    }

    private Optional<Venue> read(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(files.venue(name));
        } catch (VenueException e) {
            return Optional.empty();
        }
    }

    private static long after(Venue venue, String symbol, long time) {
        try {
            TradingCalendar calendar = calendar(venue, symbol);
            LocalDate day = Instant.EPOCH
                    .plus(time, ChronoUnit.NANOS)
                    .atZone(calendar.zone())
                    .toLocalDate();
            if (calendar.isAlwaysOpen()) {
                return dayMark(venue, calendar, day, time);
            }
            boolean isSession = calendar.isTradingDay(day) && calendar.closeTime(day) > time;
            return isSession ? calendar.closeTime(day) : Long.MIN_VALUE;
        } catch (VenueException e) {
            // Beyond the days that the calendar knows nothing is known.
            return Long.MIN_VALUE;
        }
    }

    private static long dayMark(Venue venue, TradingCalendar calendar, LocalDate day, long time) {
        if (venue.dayMark() == null) {
            return Long.MIN_VALUE;
        }
        long today = calendar.at(day, venue.dayMark());
        return today > time ? today : calendar.at(day.plusDays(1), venue.dayMark());
    }

    private static TradingCalendar calendar(Venue venue, String symbol) {
        Product listed = venue.products().get(symbol);
        return listed == null ? venue.calendar() : listed.calendar();
    }
}
