package io.strikeiq.service.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TradingCalendarTest {
    private final TradingCalendar us = TradingCalendar.usEquities();
    private final TradingCalendar nse = TradingCalendar.nse();

    private static String utc(long nanos) {
        return Instant.EPOCH.plus(nanos, ChronoUnit.NANOS).toString();
    }

    private static List<String> closedWeekdays(TradingCalendar calendar, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .filter(day -> !calendar.isTradingDay(day))
                .map(day -> day.toString().substring(5))
                .toList();
    }

    @Test
    void shouldCloseOnTheDaysThatNyseListsFor2015() {
        assertEquals(
                List.of("01-01", "01-19", "02-16", "04-03", "05-25", "07-03", "09-07", "11-26", "12-25"),
                closedWeekdays(us, 2015));
    }

    @Test
    void shouldCloseOnTheDaysThatNyseListsFor2022() {
        assertEquals(
                List.of("01-17", "02-21", "04-15", "05-30", "06-20", "07-04", "09-05", "11-24", "12-26"),
                closedWeekdays(us, 2022));
    }

    @Test
    void shouldCloseForTheStormOf2012() {
        assertFalse(us.isTradingDay(LocalDate.of(2012, 10, 29)));
        assertFalse(us.isTradingDay(LocalDate.of(2012, 10, 30)));
        assertTrue(us.isTradingDay(LocalDate.of(2012, 10, 31)));
    }

    @Test
    void shouldOpenAndCloseInNewYorkTimeInWinterAndSummer() {
        LocalDate winter = LocalDate.of(2015, 12, 23);
        assertEquals("2015-12-23T14:30:00Z", utc(us.openTime(winter)));
        assertEquals("2015-12-23T21:00:00Z", utc(us.closeTime(winter)));
        assertEquals("2013-10-08T13:30:00Z", utc(us.openTime(LocalDate.of(2013, 10, 8))));
    }

    @Test
    void shouldCloseAtOneOnChristmasEveAndTheDayAfterThanksgiving() {
        assertEquals("2015-12-24T18:00:00Z", utc(us.closeTime(LocalDate.of(2015, 12, 24))));
        assertEquals("2015-11-27T18:00:00Z", utc(us.closeTime(LocalDate.of(2015, 11, 27))));
    }

    @Test
    void shouldMoveASaturdayExpiryToTheFriday() {
        assertEquals(LocalDate.of(2013, 1, 18), us.onOrBefore(LocalDate.of(2013, 1, 19)));
    }

    @Test
    void shouldKnowTheHolidaysOfNseIn2019() {
        assertEquals(
                List.of(
                        "03-04", "03-21", "04-17", "04-19", "04-29", "05-01", "06-05", "08-12", "08-15", "09-02",
                        "09-10", "10-02", "10-08", "10-21", "10-28", "11-12", "12-25"),
                closedWeekdays(nse, 2019));
    }

    @Test
    void shouldHaveNseTradingOnEveryWeekdayOfJuly2019() {
        assertTrue(LocalDate.of(2019, 7, 1)
                .datesUntil(LocalDate.of(2019, 8, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .allMatch(nse::isTradingDay));
        assertFalse(nse.isTradingDay(LocalDate.of(2019, 7, 6)));
    }

    @Test
    void shouldCloseNseAtHalfPastThree() {
        LocalDate day = LocalDate.of(2019, 7, 25);
        assertEquals("2019-07-25T03:45:00Z", utc(nse.openTime(day)));
        assertEquals("2019-07-25T10:00:00Z", utc(nse.closeTime(day)));
    }

    @Test
    void shouldRefuseAYearWhoseHolidaysItDoesNotKnow() {
        UnknownYearException refusal =
                assertThrows(UnknownYearException.class, () -> nse.isTradingDay(LocalDate.of(2031, 7, 1)));
        assertTrue(refusal.getMessage().contains("2031"), refusal.getMessage());
    }
}
