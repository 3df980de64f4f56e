package io.strikeiq.venue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which a venue departs from its regular week.
 *
 * @param weekend weekdays without trading
 * @param years years whose holidays are known
 * @param holidays weekdays without trading
 * @param shortened days that end at the early close
 * @param special days with hours of their own, also on weekends
 */
record TradingDays(
        Set<DayOfWeek> weekend,
        NavigableSet<Integer> years,
        Set<LocalDate> holidays,
        Set<LocalDate> shortened,
        Map<LocalDate, Hours> special) {

    boolean isKnown(LocalDate day) {
        return years.contains(day.getYear());
    }

    boolean isWeekend(LocalDate day) {
        return weekend.contains(day.getDayOfWeek());
    }

    boolean isHoliday(LocalDate day) {
        return holidays.contains(day);
    }

    boolean isShortened(LocalDate day) {
        return shortened.contains(day);
    }

    Optional<Hours> special(LocalDate day) {
        return Optional.ofNullable(special.get(day));
    }

    int firstYear() {
        return years.first();
    }

    int lastYear() {
        return years.last();
    }
}
