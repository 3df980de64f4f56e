package io.strikeiq.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class VenueClosesTest {
    private static final VenueCloses CLOSES = new VenueCloses(VenueFiles.shipped());

    private static long at(String time) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.parse(time));
    }

    private static String after(String venue, String symbol, String time) {
        long close = CLOSES.after(venue, symbol, at(time));
        return close == Long.MIN_VALUE
                ? "unknown"
                : Instant.EPOCH.plus(close, ChronoUnit.NANOS).toString();
    }

    @Test
    void shouldKnowTheCloseOfADayOfTheVenue() {
        assertEquals("2019-07-01T10:00:00Z", after("NSE", "NIFTY", "2019-07-01T03:45:00Z"));
        assertEquals("unknown", after("NSE", "NIFTY", "2019-07-01T10:00:00Z"), "closed");
        assertEquals("unknown", after("NSE", "NIFTY", "2019-07-06T05:00:00Z"), "a Saturday");
        assertEquals("2025-02-01T10:00:00Z", after("NSE", "NIFTY", "2025-02-01T05:00:00Z"), "a Saturday of the budget");
    }

    @Test
    void shouldKnowTheNextDayMarkOfAVenueThatNeverCloses() {
        assertEquals("2024-03-12T08:00:00Z", after("DERIBIT", "BTC", "2024-03-12T07:59:59Z"));
        assertEquals("2024-03-13T08:00:00Z", after("DERIBIT", "BTC", "2024-03-12T08:00:00Z"));
    }

    @Test
    void shouldKnowNothingOfOtherVenuesAndYears() {
        assertEquals("unknown", after("", "NIFTY", "2019-07-01T03:45:00Z"));
        assertEquals("unknown", after("NOWHERE", "X", "2019-07-01T03:45:00Z"));
        assertEquals("unknown", after("NSE", "NIFTY", "1801-07-01T03:45:00Z"));
        assertEquals("unknown", after("../nse", "NIFTY", "2019-07-01T03:45:00Z"));
    }
}
