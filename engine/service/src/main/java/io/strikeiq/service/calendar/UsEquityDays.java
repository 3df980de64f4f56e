package io.strikeiq.service.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Holidays and shortened days of the US equity and options markets since 1998, by NYSE Rule 7.2 and its list of hours, and the days on
 * which the exchanges closed for an event.
 */
final class UsEquityDays implements TradingCalendar.SpecialDays {
    /** Closed for an event: attacks, presidents' funerals, storm Sandy. */
    private static final Set<LocalDate> CLOSED = Set.of(
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    private static final int FIRST_YEAR = 1998;
    private static final int FIRST_JUNETEENTH = 2022;

    @Override
    public boolean isHoliday(LocalDate weekday) {
        int year = weekday.getYear();
        if (year < FIRST_YEAR) {
            throw new UnknownYearException(
                    "no US equity holidays for " + year + "; known: " + FIRST_YEAR + " and later");
        }
        return CLOSED.contains(weekday)
                || isMondayHoliday(weekday)
                || weekday.equals(thanksgiving(year))
                || weekday.equals(easter(year).minusDays(2))
                || isObserved(weekday, Month.JULY, 4)
                || isObserved(weekday, Month.DECEMBER, 25)
                || (year >= FIRST_JUNETEENTH && isObserved(weekday, Month.JUNE, 19))
                || isNewYear(weekday);
    }

    /** A New Year's Day on a Saturday is not made up for, since Friday ends the accounting year. */
    private static boolean isNewYear(LocalDate day) {
        return day.getMonth() == Month.JANUARY
                && (day.getDayOfMonth() == 1 || (day.getDayOfMonth() == 2 && day.getDayOfWeek() == DayOfWeek.MONDAY));
    }

    private static boolean isMondayHoliday(LocalDate day) {
        if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            return false;
        }
        int week = (day.getDayOfMonth() - 1) / 7 + 1;
        return switch (day.getMonth()) {
            case JANUARY, FEBRUARY -> week == 3;
            case MAY -> day.plusWeeks(1).getMonth() == Month.JUNE;
            case SEPTEMBER -> week == 1;
            default -> false;
        };
    }

    /** A holiday on Saturday is kept on the Friday before, one on Sunday on the Monday after. */
    private static boolean isObserved(LocalDate day, Month month, int dayOfMonth) {
        LocalDate holiday = LocalDate.of(day.getYear(), month, dayOfMonth);
        LocalDate kept = switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
        return day.equals(kept);
    }

    private static LocalDate thanksgiving(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    }

    /** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int correction = (century + 8) / 25;
        int epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int monthAndDay = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }

    /** The day after Thanksgiving, Christmas Eve, and the eve of Independence Day when it is not itself a holiday. */
    @Override
    public boolean isShortened(LocalDate weekday) {
        int day = weekday.getDayOfMonth();
        return switch (weekday.getMonth()) {
            case JULY -> day == 3;
            case NOVEMBER -> weekday.equals(thanksgiving(weekday.getYear()).plusDays(1));
            case DECEMBER -> day == 24;
            default -> false;
        };
    }
}
