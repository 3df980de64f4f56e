package io.strikeiq.venue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Trading days and hours of a venue, or of a product with hours of its own. All instants are nanoseconds since the epoch, UTC.
 *
 * <p>A venue that never closes has a day from midnight to midnight of its zone, without holidays.
 */
public final class TradingCalendar {
    /** The whole years that nanoseconds since the epoch reach. */
    private static final int FIRST_YEAR = 1678;

    private static final int LAST_YEAR = 2261;

    private final String venue;
    private final ZoneId zone;
    private final Hours hours;
    private final LocalTime earlyClose;
    private final TradingDays days;

    /**
     * @param venue the venue's name, for messages
     * @param hours regular hours, null when it never closes
     * @param earlyClose the close of shortened days, null when there is none
     */
    TradingCalendar(String venue, ZoneId zone, Hours hours, LocalTime earlyClose, TradingDays days) {
        this.venue = venue;
        this.zone = zone;
        this.hours = hours;
        this.earlyClose = earlyClose;
        this.days = days;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether trading goes on without sessions. */
    public boolean isAlwaysOpen() {
        return hours == null;
    }

    /**
     * Whether the venue trades on a day.
     *
     * @throws VenueException when the holidays of the day's year are not known
     */
    public boolean isTradingDay(LocalDate day) {
        if (isAlwaysOpen() || days.special(day).isPresent()) {
            return true;
        }
        if (days.isWeekend(day)) {
            return false;
        }
        if (!days.isKnown(day)) {
            throw new VenueException(
                    "the holidays of " + venue + " for " + day.getYear() + " are not known",
                    "the years " + days.firstYear() + " to " + days.lastYear() + " are; add " + day.getYear()
                            + " under holidays in " + VenueFiles.fileName(venue));
        }
        return !days.isHoliday(day);
    }

    /** Hours of a trading day: special, shortened or regular. Holidays are not looked at. */
    public Hours hours(LocalDate day) {
        Optional<Hours> special = days.special(day);
        if (special.isPresent()) {
            return special.get();
        }
        return days.isShortened(day) && earlyClose != null ? hours.until(earlyClose) : hours;
    }

    /** Instant at which continuous trading of a trading day begins. */
    public long openTime(LocalDate day) {
        return at(day, isAlwaysOpen() ? LocalTime.MIDNIGHT : hours(day).open());
    }

    /** Instant at which continuous trading of a trading day ends. */
    public long closeTime(LocalDate day) {
        return isAlwaysOpen()
                ? at(day.plusDays(1), LocalTime.MIDNIGHT)
                : at(day, hours(day).close());
    }

    /**
     * Instant of a local time of a day.
     *
     * @throws VenueException when nanoseconds since the epoch do not reach that day
     */
    public long at(LocalDate day, LocalTime time) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new VenueException(
                    "the year " + day.getYear() + " is none of a market",
                    "known years are " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return ChronoUnit.NANOS.between(
                Instant.EPOCH, day.atTime(time).atZone(zone).toInstant());
    }

    /**
     * The day itself when it is a trading day, else the last trading day before it. Beyond the years whose holidays are known only weekends
     * count, since contracts are listed years ahead of the holidays.
     */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (days.isKnown(candidate) ? !isTradingDay(candidate) : days.isWeekend(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** The last day whose holidays are known, empty when the venue has none. */
    public Optional<LocalDate> lastKnownDay() {
        return isAlwaysOpen() ? Optional.empty() : Optional.of(LocalDate.of(days.lastYear(), 12, 31));
    }

    /** The same days with other hours. */
    TradingCalendar with(Hours otherHours, LocalTime otherEarlyClose) {
        return new TradingCalendar(venue, zone, otherHours, otherEarlyClose, days);
    }

    /** Whether a weekday is named so in a file. */
    static Optional<DayOfWeek> weekday(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(text)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
