package io.strikeiq.service.simulator;

import io.strikeiq.venue.Product;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The venue of the simulated market as its file describes it: when its sessions are, when contracts expire and what they hold. Sessions
 * are numbered from 0 on. Of one thread.
 */
public final class SimulatedVenue {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);

    private final Venue venue;
    private final TradingCalendar calendar;
    /** Days of the sessions that were asked for, in order. */
    private final List<LocalDate> days = new ArrayList<>();

    private SimulatedVenue(Venue venue) {
        this.venue = venue;
        this.calendar = venue.calendar();
    }

    /** That of the file that comes with StrikeIQ. */
    public static SimulatedVenue shipped() {
        return of(VenueFiles.shipped());
    }

    /**
     * That of a folder of files, where it has one.
     *
     * @throws io.strikeiq.venue.VenueException saying what the file lacks
     */
    public static SimulatedVenue of(VenueFiles files) {
        return new SimulatedVenue(files.venue("SIM"));
    }

    /** The day of a session. */
    LocalDate date(int session) {
        while (days.size() <= session) {
            days.add(tradingDay(
                    days.isEmpty() ? BEGIN : days.get(days.size() - 1).plusDays(1)));
        }
        return days.get(session);
    }

    /** The first trading day on or after a day. */
    private LocalDate tradingDay(LocalDate day) {
        LocalDate next = day;
        while (!calendar.isTradingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Event time of the open of a session, in nanoseconds since the epoch. */
    public long open(int session) {
        return calendar.openTime(date(session));
    }

    /** Event time of the close of a session, in nanoseconds since the epoch. */
    public long close(int session) {
        return calendar.closeTime(date(session));
    }

    /** The session that holds a time, or the last one before it; 0 before the first. */
    public int session(long time) {
        int session = 0;
        while (open(session + 1) <= time) {
            session++;
        }
        return session;
    }

    /** What the file says of an underlying. */
    Product product(String underlying) {
        return venue.product(underlying);
    }

    /** Days of expiry of a product from the first session on. */
    List<LocalDate> expiries(Product product, int number) {
        List<LocalDate> expiries = new ArrayList<>();
        LocalDate from = date(0);
        for (int i = 0; i < number; i++) {
            LocalDate expiry = product.nearestExpiry(from);
            expiries.add(expiry);
            from = expiry.plusDays(1);
        }
        return expiries;
    }

    /** Event time at which a contract of a product ends, in nanoseconds since the epoch. */
    long expiryTime(Product product, LocalDate expiry) {
        return venue.expiryTime(product, expiry);
    }
}
