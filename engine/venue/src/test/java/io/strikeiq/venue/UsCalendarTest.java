package io.strikeiq.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UsCalendarTest {
    private static final LocalDate FIRST = LocalDate.of(1998, 1, 1);
    private static final LocalDate END = LocalDate.of(2029, 1, 1);

    private final Venue venue = VenueFiles.shipped().venue("US");
    private final TradingCalendar us = venue.calendar();

    private static String utc(long nanos) {
        return Instant.EPOCH.plus(nanos, ChronoUnit.NANOS).toString();
    }

    private Stream<LocalDate> sessions() {
        return FIRST.datesUntil(END).filter(us::isTradingDay);
    }

    @Test
    void shouldTradeOnTheDaysSince1998OnWhichAnIndependentCalendarDoes() {
        HolidayCalendar nyse = ReferenceData.standard().getValue(HolidayCalendarIds.NYSE);
        List<LocalDate> different = FIRST.datesUntil(END)
                .filter(day -> us.isTradingDay(day) != nyse.isBusinessDay(day))
                .toList();
        // Closed for the first day of the storm of 2012 and the funerals of two presidents; the reference does not list
        // all of them.
        assertTrue(
                Set.of(LocalDate.of(2012, 10, 29), LocalDate.of(2018, 12, 5), LocalDate.of(2025, 1, 9))
                        .containsAll(different),
                different.toString());
        assertEquals(7_796L, sessions().count());
    }

    /** The exchange's rules of early closes, written again: the file lists days, this computes them. */
    private static boolean isShortened(LocalDate day) {
        LocalDate thanksgiving = LocalDate.of(day.getYear(), Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
        DayOfWeek fourth = LocalDate.of(day.getYear(), Month.JULY, 4).getDayOfWeek();
        boolean afterTheFourth = fourth == DayOfWeek.THURSDAY && day.getYear() < 2013;
        return day.equals(thanksgiving.plusDays(1))
                || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 24)
                || (day.getMonth() == Month.JULY && day.getDayOfMonth() == (afterTheFourth ? 5 : 3))
                || Set.of(LocalDate.of(1999, 12, 31), LocalDate.of(2003, 12, 26))
                        .contains(day);
    }

    @Test
    void shouldCloseEverySessionSince1998WhenTheRulesSay() {
        sessions()
                .forEach(day -> assertEquals(
                        isShortened(day) ? LocalTime.of(13, 0) : LocalTime.of(16, 0),
                        us.hours(day).close(),
                        day.toString()));
    }

    @Test
    void shouldCloseEarlyOnTheFifthOfJuly2002AndNotOnTheThird() {
        assertEquals("2002-07-05T17:00:00Z", utc(us.closeTime(LocalDate.of(2002, 7, 5))));
        assertEquals("2002-07-03T20:00:00Z", utc(us.closeTime(LocalDate.of(2002, 7, 3))));
        assertEquals("2013-07-03T17:00:00Z", utc(us.closeTime(LocalDate.of(2013, 7, 3))));
        assertEquals("2013-07-05T20:00:00Z", utc(us.closeTime(LocalDate.of(2013, 7, 5))));
    }

    @Test
    void shouldOpenAndCloseInNewYorkTimeInWinterAndSummer() {
        assertEquals("2015-12-23T14:30:00Z", utc(us.openTime(LocalDate.of(2015, 12, 23))));
        assertEquals("2013-10-08T13:30:00Z", utc(us.openTime(LocalDate.of(2013, 10, 8))));
        assertEquals("2015-12-24T18:00:00Z", utc(us.closeTime(LocalDate.of(2015, 12, 24))));
    }

    @Test
    void shouldTradeOptionsOnBroadFundsAndIndicesAQuarterOfAnHourLonger() {
        LocalDate day = LocalDate.of(2015, 12, 23);
        for (String symbol : List.of("SPY", "QQQ", "SPX")) {
            TradingCalendar calendar = venue.product(symbol).calendar();
            assertEquals(LocalTime.of(16, 15), calendar.hours(day).close());
            assertEquals(
                    LocalTime.of(13, 15),
                    calendar.hours(LocalDate.of(2015, 12, 24)).close());
        }
        assertEquals(
                LocalTime.of(16, 0), venue.product("GOOG").calendar().hours(day).close());
        assertEquals(100, venue.product("GOOG").lot(day, day));
    }

    private String expiry(String symbol, LocalDate day) {
        return utc(venue.expiryTime(venue.product(symbol), day));
    }

    private String lastTrade(String symbol, LocalDate day) {
        return utc(venue.lastTradeTime(venue.product(symbol), day));
    }

    @Test
    void shouldEndIndexOptionsOfTheEveningAtTheCloseOfTheirUnderlying() {
        for (String symbol : List.of("SPXW", "NDXP", "RUTW", "XSP")) {
            assertEquals("2015-12-23T21:00:00Z", expiry(symbol, LocalDate.of(2015, 12, 23)), symbol);
            assertEquals("2015-12-24T18:00:00Z", expiry(symbol, LocalDate.of(2015, 12, 24)), symbol);
            assertEquals("2015-12-24T18:00:00Z", lastTrade(symbol, LocalDate.of(2015, 12, 24)), symbol);
        }
    }

    @Test
    void shouldTradeExpiringOptionsOnBroadFundsToAQuarterPastFour() {
        for (String symbol : List.of("SPY", "QQQ", "IWM", "DIA")) {
            assertEquals("2015-12-23T21:15:00Z", expiry(symbol, LocalDate.of(2015, 12, 23)), symbol);
            assertEquals("2015-12-24T18:15:00Z", lastTrade(symbol, LocalDate.of(2015, 12, 24)), symbol);
        }
        assertEquals("2015-12-23T21:00:00Z", expiry("GOOG", LocalDate.of(2015, 12, 23)));
        assertEquals("2015-12-24T18:00:00Z", expiry("GOOG", LocalDate.of(2015, 12, 24)));
    }

    @Test
    void shouldExpireIndexOptionsOfTheMorningAtTheOpenAndTradeThemTheDayBefore() {
        // The third Friday of January 2024; the Monday before is a holiday.
        LocalDate friday = LocalDate.of(2024, 1, 19);
        for (String symbol : List.of("SPX", "NDX", "RUT", "DJX")) {
            assertEquals("2024-01-19T14:30:00Z", expiry(symbol, friday), symbol);
            assertEquals("2024-01-18T21:15:00Z", lastTrade(symbol, friday), symbol);
        }
        assertEquals("2024-01-12T21:15:00Z", lastTrade("SPX", LocalDate.of(2024, 1, 16)), "the trading day before");
        assertEquals("2013-01-18T14:30:00Z", expiry("SPX", LocalDate.of(2013, 1, 19)), "a Saturday of old");
        assertEquals("2013-01-17T21:15:00Z", lastTrade("SPX", LocalDate.of(2013, 1, 19)));
    }

    @Test
    void shouldExpireOptionsOnTheVolatilityIndexOnAWednesdayAtTheOpen() {
        assertEquals("2024-01-17T14:30:00Z", expiry("VIX", LocalDate.of(2024, 1, 17)));
        assertEquals("2024-01-16T21:15:00Z", lastTrade("VIX", LocalDate.of(2024, 1, 17)));
        Product vix = venue.product("VIX");
        assertEquals(LocalDate.of(2024, 1, 17), vix.nearestExpiry(LocalDate.of(2024, 1, 11)));
        assertEquals(LocalDate.of(2024, 1, 24), vix.nearestExpiry(LocalDate.of(2024, 1, 18)));
        assertEquals(LocalDate.of(2024, 6, 18), vix.nearestExpiry(LocalDate.of(2024, 6, 13)), "the 19th is a holiday");
        assertEquals(
                LocalDate.of(2019, 3, 19),
                vix.nearestExpiry(LocalDate.of(2019, 3, 14)),
                "30 days after the 20th is Good Friday");
    }

    @Test
    void shouldTakeASeriesOfAnotherProductsUnderlyingForOneOfItsOwn() {
        assertEquals("SPX", venue.product("SPXW").underlying());
        assertEquals("SPXW", venue.product("SPXW").series());
        assertEquals("", venue.product("SPX").series());
        assertEquals("GOOG", venue.product("GOOG").underlying());
        assertEquals("", venue.product("GOOG").series());
    }

    @Test
    void shouldMoveASaturdayExpiryToTheFridayAndTakeOneBeyondTheCalendarAsItStands() {
        assertEquals(LocalDate.of(2013, 1, 18), us.onOrBefore(LocalDate.of(2013, 1, 19)));
        assertEquals(LocalDate.of(2033, 1, 21), us.onOrBefore(LocalDate.of(2033, 1, 21)));
        assertEquals(LocalDate.of(2033, 1, 21), us.onOrBefore(LocalDate.of(2033, 1, 22)));
    }

    @Test
    void shouldRefuseAYearWhoseHolidaysItDoesNotKnowAndSayWhereToAddThem() {
        VenueException refusal = assertThrows(VenueException.class, () -> us.isTradingDay(LocalDate.of(2031, 7, 1)));
        assertEquals(
                "the holidays of US for 2031 are not known: the years 1998 to 2028 are; add 2031 under holidays in"
                        + " venues/us.yaml",
                refusal.getMessage());
        assertFalse(us.isTradingDay(LocalDate.of(2031, 7, 5)), "a weekend in any year");
    }

    @Test
    void shouldSaySixtyDaysAheadThatTheCalendarEnds() {
        assertTrue(venue.ending(LocalDate.of(2028, 10, 31)).isEmpty());
        assertTrue(venue.ending(LocalDate.of(2028, 11, 1)).orElseThrow().contains("ends on 2028-12-31"));
    }
}
