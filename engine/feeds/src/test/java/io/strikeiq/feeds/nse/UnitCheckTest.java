package io.strikeiq.feeds.nse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UnitCheckTest {
    private final GivenTicks given = new GivenTicks();
    private final NseTicks ticks =
            new NseTicks(given, VenueFiles.shipped().venue("NSE").calendar());

    private void openInterest(int times, int unit) throws IOException {
        NseListing listing = new NseListing(VenueFiles.shipped().venue("NSE"));
        NseInstrument future =
                listing.future(listing.index("NIFTY", "1"), "2", "NIFTYFUT", LocalDate.of(2026, 3, 3), 65, 0.05);
        for (int i = 1; i <= times; i++) {
            ticks.openInterest(future, i, (long) i * unit);
        }
    }

    @Test
    @ExpectedLog(logger = "UnitCheck", contains = "it may be in contracts")
    void shouldSayThatOpenInterestIsInContractsWhenItIsNoMultipleOfTheLot() throws IOException {
        openInterest(200, 1);
        assertEquals(200, given.of(TickType.OPEN_INTEREST).size());
    }

    @Test
    void shouldSayNothingOfOpenInterestInUnits() throws IOException {
        openInterest(200, 65);
        assertEquals(200, given.of(TickType.OPEN_INTEREST).size());
    }
}
