package io.strikeiq.venue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * The days on which the contracts of a product expire. A monthly contract expires on the last such weekday of its month, a weekly one in every
 * week that has no monthly one; before a holiday, on the trading day before.
 */
public final class ExpiryRules {
    /** Days within which a product has an expiry at all. */
    private static final int AHEAD = 62;
    /** Days by which holidays in a row may move an expiry. */
    private static final int MOST_MOVED = 5;

    /**
     * The weekday of expiry while a rule holds.
     *
     * @param scheduled days on which contracts were to expire before holidays moved them
     * @param listed days on which such contracts were traded
     * @param holidayLater days after the scheduled day on which a holiday moves the expiry to the trading day before as
     *     well, as where a volatility index is settled by options that expire then; 0 for none
     */
    record Weekday(DayOfWeek day, DateRange scheduled, DateRange listed, int holidayLater) {}

    private final List<Weekday> weekly;
    private final List<Weekday> monthly;
    private final TradingCalendar calendar;

    ExpiryRules(List<Weekday> weekly, List<Weekday> monthly, TradingCalendar calendar) {
        this.weekly = weekly;
        this.monthly = monthly;
        this.calendar = calendar;
    }

    /** The nearest expiry on or after a day, empty when the rules of that time are not known. */
    public Optional<LocalDate> nearest(LocalDate day) {
        LocalDate best = null;
        for (LocalDate scheduled = day; scheduled.isBefore(day.plusDays(AHEAD)); scheduled = scheduled.plusDays(1)) {
            if (best != null && scheduled.isAfter(best.plusDays(MOST_MOVED))) {
                break;
            }
            Optional<Weekday> rule = rule(scheduled, day);
            if (rule.isPresent()) {
                LocalDate expiry = moved(scheduled, rule.get());
                if (!expiry.isBefore(day) && (best == null || expiry.isBefore(best))) {
                    best = expiry;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private LocalDate moved(LocalDate scheduled, Weekday rule) {
        LocalDate later = scheduled.plusDays(rule.holidayLater());
        return calendar.onOrBefore(calendar.onOrBefore(later).equals(later) ? scheduled : scheduled.minusDays(1));
    }

    /** The rule by which a contract that is traded today is to expire on a day. */
    private Optional<Weekday> rule(LocalDate day, LocalDate today) {
        Optional<Weekday> ofMonth = monthlyRule(YearMonth.from(day)).filter(rule -> day.equals(last(day, rule)));
        if (ofMonth.isPresent()) {
            return ofMonth;
        }
        return weekly.stream()
                .filter(rule -> rule.day() == day.getDayOfWeek()
                        && rule.scheduled().contains(day)
                        && rule.listed().contains(today))
                .findFirst()
                .filter(rule -> !hasMonthly(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))));
    }

    /** Whether a monthly contract expires in the week that begins on a Monday. */
    private boolean hasMonthly(LocalDate monday) {
        return List.of(YearMonth.from(monday), YearMonth.from(monday.plusDays(6))).stream()
                .flatMap(month -> monthly(month).stream())
                .anyMatch(day -> !day.isBefore(monday) && !day.isAfter(monday.plusDays(6)));
    }

    /** The scheduled expiry of a month's contract. */
    private Optional<LocalDate> monthly(YearMonth month) {
        return monthlyRule(month).map(rule -> last(month.atEndOfMonth(), rule));
    }

    private Optional<Weekday> monthlyRule(YearMonth month) {
        return monthly.stream()
                .filter(rule -> rule.scheduled().contains(last(month.atEndOfMonth(), rule)))
                .findFirst();
    }

    /** The last weekday of the rule in the month of a day. */
    private static LocalDate last(LocalDate day, Weekday rule) {
        return day.with(TemporalAdjusters.lastInMonth(rule.day()));
    }

    /** Kind of the contract that expires on a day. */
    public ContractKind kind(LocalDate expiry) {
        Optional<LocalDate> scheduled = monthly(YearMonth.from(expiry));
        long moved = scheduled.map(day -> ChronoUnit.DAYS.between(expiry, day)).orElse(-1L);
        if (moved < 0 || moved >= MOST_MOVED) {
            return ContractKind.WEEKLY;
        }
        return expiry.getMonthValue() % 3 == 0 ? ContractKind.QUARTERLY : ContractKind.MONTHLY;
    }
}
