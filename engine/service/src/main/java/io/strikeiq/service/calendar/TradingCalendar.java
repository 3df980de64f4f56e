package io.strikeiq.service.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Trading days and regular hours of a venue. All instants are nanoseconds since the epoch, UTC.
 *
 * @param name the venue's name, for messages
 * @param zone zone of the venue's hours and dates
 * @param open start of continuous trading, every trading day
 * @param close end of continuous trading, on days that are not shortened
 * @param earlyClose end of continuous trading on shortened days
 * @param days which weekdays are holidays or shortened
 */
public record TradingCalendar(
        String name, ZoneId zone, LocalTime open, LocalTime close, LocalTime earlyClose, SpecialDays days) {

    /** The weekdays on which a venue departs from its regular hours. */
    public interface SpecialDays {
        /**
         * True when the venue is closed.
         *
         * @throws UnknownYearException when the day's year is not known
         */
        boolean isHoliday(LocalDate weekday);

        /** True when the venue closes early. */
        boolean isShortened(LocalDate weekday);
    }

    /** The whole years that nanoseconds since the epoch reach. */
    private static final int FIRST_YEAR = 1678;

    private static final int LAST_YEAR = 2261;

    /** NYSE, Nasdaq and the US options exchanges: 09:30 to 16:00 New York, to 13:00 on shortened days. */
    public static TradingCalendar usEquities() {
        return new TradingCalendar(
                "US equities",
                ZoneId.of("America/New_York"),
                LocalTime.of(9, 30),
                LocalTime.of(16, 0),
                LocalTime.of(13, 0),
                new UsEquityDays());
    }

    /** National Stock Exchange of India: 09:15 to 15:30 Kolkata. */
    public static TradingCalendar nse() {
        LocalTime close = LocalTime.of(15, 30);
        return new TradingCalendar("NSE", ZoneId.of("Asia/Kolkata"), LocalTime.of(9, 15), close, close, new NseDays());
    }

    public boolean isTradingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !days.isHoliday(day);
    }

    /** Instant at which continuous trading of a trading day begins. */
    public long openTime(LocalDate day) {
        return at(day, open);
    }

    /** Instant at which continuous trading of a trading day ends; also when its expiring options expire. */
    public long closeTime(LocalDate day) {
        return at(day, isTradingDay(day) && days.isShortened(day) ? earlyClose : close);
    }

    /**
     * Instant of a local time of a day.
     *
     * @throws UnknownYearException when nanoseconds since the epoch do not reach that day
     */
    public long at(LocalDate day, LocalTime time) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new UnknownYearException("the year " + day.getYear() + " is not one of a market; known years: "
                    + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return ChronoUnit.NANOS.between(
                Instant.EPOCH, day.atTime(time).atZone(zone).toInstant());
    }

    /** The day itself when it is a trading day, else the last trading day before it. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isTradingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }
}
