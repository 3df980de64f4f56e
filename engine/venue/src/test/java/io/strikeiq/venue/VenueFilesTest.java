package io.strikeiq.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OpenInterestUnit;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VenueFilesTest {
    private static final String SMALL = """
            name: NSE
            zone: Asia/Kolkata
            currency: INR
            hours: 09:15-15:30
            holidays:
              2031: 01-26
            products:
              NIFTY:
                expiries:
                  weekly:
                    - {day: tuesday, scheduled: 2025-09-01..}
                lots:
                  - lot: 40
            """;

    @TempDir
    private Path folder;

    private Venue nse(String text) throws IOException {
        Files.writeString(folder.resolve("nse.yaml"), text);
        return VenueFiles.in(folder).venue("NSE");
    }

    private String wrong(String text) {
        return assertThrows(StrictYamlException.class, () -> nse(text)).getMessage();
    }

    @Test
    void shouldReadTheVenuesThatComeWithIt() {
        VenueFiles files = VenueFiles.shipped();
        assertEquals(PremiumUnit.COIN, files.venue("DERIBIT").premium());
        assertEquals(LocalTime.of(8, 0), files.venue("DERIBIT").dayMark());
        assertEquals(LocalTime.MIDNIGHT, files.venue("BINANCE").dayMark());
        assertEquals(
                InstrumentKind.PERPETUAL,
                files.venue("BINANCE").product("BTCUSDT").kind());
        assertTrue(files.venue("DERIBIT").calendar().isAlwaysOpen());
        assertEquals(OpenInterestUnit.CONTRACTS, files.venue("US").openInterest());
        assertNull(files.venue("NSE").dayMark());
        assertTrue(files.venue("BINANCE").ending(LocalDate.of(2099, 1, 1)).isEmpty());
    }

    @Test
    void shouldExpireDeribitsContractsAtEightInTheMorning() {
        Venue deribit = VenueFiles.shipped().venue("DERIBIT");
        LocalDate expiry = LocalDate.of(2026, 3, 27);
        assertEquals(
                deribit.calendar().at(expiry, LocalTime.of(8, 0)), deribit.expiryTime(deribit.product("BTC"), expiry));
    }

    @Test
    void shouldTakeTheFileOfAFolderBeforeItsOwnAndItsOwnWhereThereIsNone() throws IOException {
        Venue own = nse(SMALL);
        assertTrue(own.calendar().isTradingDay(LocalDate.of(2031, 1, 27)));
        assertEquals(40, own.product("NIFTY").lot(LocalDate.of(2031, 7, 1), LocalDate.of(2031, 7, 1)));
        assertEquals("US", VenueFiles.in(folder).venue("US").name());
    }

    @Test
    void shouldSayAllThatIsWrongInAFileByLineAndColumn() {
        String message = wrong(SMALL.replace("01-26", "02-30 x")
                .replace("tuesday", "tomorrow")
                .replace("lot: 40", "lot: -1, size: 3")
                .replace("- lot: -1, size: 3", "- {lot: -1, size: 3}")
                .replace("09:15-15:30", "15:30-09:15")
                .replace("currency: INR", "curency: INR"));
        assertTrue(message.contains("nse.yaml:4:8: hours: '15:30-09:15' are no hours"), message);
        assertTrue(message.contains("'02-30' is no day of 2031; allowed mm-dd"), message);
        assertTrue(message.contains("products.NIFTY.expiries.weekly[0].day: 'tomorrow' is no weekday"), message);
        assertTrue(message.contains("products.NIFTY.lots[0].lot: -1 is out of range"), message);
        assertTrue(message.contains("products.NIFTY.lots[0].size: unknown key"), message);
        assertTrue(message.contains("curency: unknown key"), message);
        assertTrue(message.contains("did you mean 'currency'?"), message);
    }

    @Test
    void shouldRefuseAFileOfAnotherVenueAndAVenueWithoutAFile() {
        assertThrows(VenueException.class, () -> nse(SMALL.replace("name: NSE", "name: BSE")));
        VenueException refusal =
                assertThrows(VenueException.class, () -> VenueFiles.shipped().venue("MOON"));
        assertEquals("there is no venues/moon.yaml: name a folder that has it", refusal.getMessage());
    }

    @Test
    void shouldRefuseAnUnderlyingThatIsNoneAndAnUnknownSettlement() {
        String message = wrong(SMALL + "  NIFTYW: {underlying: NIFTI, settlement: noon, lots: [{lot: 40}]}\n");
        assertTrue(
                message.contains("products.NIFTYW.underlying: 'NIFTI' is no product with an underlying of its own;"
                        + " allowed NIFTY"),
                message);
        assertTrue(
                message.contains("products.NIFTYW.settlement: 'noon' is none of those allowed; allowed close, open,"
                        + " delivery"),
                message);
    }
}
