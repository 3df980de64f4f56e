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
     */
    record Weekday(DayOfWeek day, DateRange scheduled, DateRange listed) {}

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
            if (isScheduled(scheduled, day)) {
                LocalDate expiry = calendar.onOrBefore(scheduled);
                if (!expiry.isBefore(day) && (best == null || expiry.isBefore(best))) {
                    best = expiry;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isScheduled(LocalDate day, LocalDate today) {
        if (monthly(YearMonth.from(day)).filter(day::equals).isPresent()) {
            return true;
        }
        boolean weekday = weekly.stream()
                .anyMatch(rule -> rule.day() == day.getDayOfWeek()
                        && rule.scheduled().contains(day)
                        && rule.listed().contains(today));
        return weekday && !hasMonthly(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** Whether a monthly contract expires in the week that begins on a Monday. */
    private boolean hasMonthly(LocalDate monday) {
        return List.of(YearMonth.from(monday), YearMonth.from(monday.plusDays(6))).stream()
                .flatMap(month -> monthly(month).stream())
                .anyMatch(day -> !day.isBefore(monday) && !day.isAfter(monday.plusDays(6)));
    }

    /** The scheduled expiry of a month's contract. */
    private Optional<LocalDate> monthly(YearMonth month) {
        return monthly.stream()
                .filter(rule -> rule.scheduled().contains(last(month, rule.day())))
                .map(rule -> last(month, rule.day()))
                .findFirst();
    }

    private static LocalDate last(YearMonth month, DayOfWeek day) {
        return month.atEndOfMonth().with(TemporalAdjusters.previousOrSame(day));
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
