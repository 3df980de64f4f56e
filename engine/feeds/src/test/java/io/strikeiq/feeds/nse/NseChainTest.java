package io.strikeiq.feeds.nse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NseChainTest {
    private static final LocalDate EXPIRY = LocalDate.of(2026, 3, 3);

    private final NseListing listing = new NseListing(VenueFiles.shipped().venue("NSE"));
    private final NseTicks ticks =
            new NseTicks(new GivenTicks(), VenueFiles.shipped().venue("NSE").calendar());
    private NseInstrument index;
    private NseChain chain;

    @BeforeEach
    void list() throws IOException {
        index = listing.index("NIFTY", "1");
        listing.future(index, "2", "NIFTYFUT", EXPIRY, 65, 0.05);
        for (int i = -5; i <= 5; i++) {
            double strike = 25_000 + 50 * i;
            listing.option(index, "C" + i, "NIFTY C" + i, OptionRight.CALL, strike, EXPIRY, 65, 0.05);
        }
        chain = new NseChain(listing.all(), 1);
    }

    private List<String> wanted() {
        return chain.wanted().stream().map(each -> each.key).toList();
    }

    private void spot(double price) {
        ticks.index(index, 1, price);
    }

    @Test
    void shouldWantTheUnderlyingAndItsFutureWhileThePriceIsUnknown() {
        assertEquals(List.of("1", "2"), wanted());
    }

    @Test
    void shouldFollowTheIndexWhenItHasMovedByTwoStrikesAndNotBefore() {
        spot(25_010);
        assertEquals(List.of("1", "2", "C-1", "C0", "C1"), wanted());
        spot(25_100);
        assertEquals(List.of("1", "2", "C-1", "C0", "C1"), wanted());
        spot(25_110);
        assertEquals(List.of("1", "2", "C1", "C2", "C3"), wanted());
    }

    /** A trader who connects waits for no look that is due every few seconds. */
    @Test
    void shouldKnowMoreOnceTheFirstPriceOfAnIndexHasComeAndIsNotYetFollowed() {
        assertFalse(chain.knowsMore());
        spot(25_010);
        assertTrue(chain.knowsMore());
        wanted();
        assertFalse(chain.knowsMore());
        spot(25_500);
        assertFalse(chain.knowsMore());
    }
}
