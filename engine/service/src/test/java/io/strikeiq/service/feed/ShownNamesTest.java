package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.FeedPosition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownNamesTest {
    private final ShownNames names = new ShownNames();

    private static Instrument of(String venue, String symbol) {
        return Instrument.underlying(0, symbol, InstrumentKind.INDEX, 1, 0.05, "USD")
                .withVenue(venue);
    }

    private String shown(String venue, String symbol) {
        return names.shown(Map.of(), of(venue, symbol)).symbol();
    }

    @Test
    void shouldPutTheVenueBehindANameOnlyWhereAnotherVenueHasIt() {
        assertEquals("BTC", shown("DERIBIT", "BTC"));
        assertEquals("ETH", shown("OTHER", "ETH"));
        assertEquals("BTC.OTHER", shown("OTHER", "BTC"));
        assertEquals("BTC.FEED", shown("", "BTC"));
        assertEquals("BTC", shown("DERIBIT", "BTC"));
        assertEquals("BTC.OTHER", shown("OTHER", "BTC"));
    }

    @Test
    void shouldShowTheNameOfTheConfigAndNoClashWhereThatTellsApart() {
        assertEquals("BTC", shown("DERIBIT", "BTC"));
        Map<String, String> own = Map.of("BTC", "BITCOIN");
        assertEquals("BITCOIN", names.shown(own, of("OTHER", "BTC")).symbol());
        assertEquals("OTHER", names.shown(own, of("OTHER", "BTC")).venue());
    }

    @Test
    void shouldKeepTheNamesOfWhatTheRunHasRecordedWhicheverVenueComesFirst() {
        names.recorded(of("DERIBIT", "BTC"));
        names.recorded(of("OTHER", "BTC.OTHER"));
        assertEquals("BTC.OTHER", shown("OTHER", "BTC"));
        assertEquals("BTC", shown("DERIBIT", "BTC"));
    }

    @Test
    void shouldAskForRecordedTradesByTheShownName() {
        shown("DERIBIT", "BTC");
        shown("OTHER", "BTC");
        FeedPosition position = names.toFeed(
                Map.of(),
                new FeedPosition(1, 1, false, 0, (venue, symbol, id) -> symbol.equals("BTC.OTHER") && id == 7));
        assertTrue(position.trades().contains("OTHER", "BTC", 7));
        assertFalse(position.trades().contains("DERIBIT", "BTC", 7));
    }
}
