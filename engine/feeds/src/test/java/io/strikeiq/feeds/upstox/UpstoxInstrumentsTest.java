package io.strikeiq.feeds.upstox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.testing.SharedData;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The venue's list of 9 March 2026. */
class UpstoxInstrumentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @TempDir
    private Path folder;

    private static NseListing read(Path file) throws IOException {
        return UpstoxInstruments.read(
                file, VenueFiles.shipped().venue("NSE"), new NseDay("upstox", List.of("NIFTY", "BANKNIFTY"), 2, DAY));
    }

    @Test
    void shouldListIndicesFuturesAndTheNearestExpiriesInTheirUnits() throws IOException {
        NseListing listing = read(SharedData.file("nse-instruments/NSE_2026-03-09.json.gz"));

        assertEquals(
                List.of("NSE_INDEX|Nifty 50", "NSE_INDEX|Nifty Bank"),
                listing.underlyings().stream().map(each -> each.key).toList());
        List<Instrument> nifty = listing.all().stream()
                .map(each -> each.terms)
                .filter(each -> each.underlyingId() == 0 && !each.isUnderlying())
                .toList();
        assertEquals(3, nifty.stream().filter(each -> !each.isOption()).count(), "futures");
        assertTrue(nifty.stream().allMatch(each -> each.contractSize() == 65));
        assertTrue(nifty.stream().filter(Instrument::isOption).allMatch(each -> each.tickSize() == 0.05));
        assertEquals(
                2,
                nifty.stream()
                        .filter(Instrument::isOption)
                        .map(Instrument::expiryTime)
                        .distinct()
                        .count());
    }

    @Test
    void shouldNameAFileThatIsNoList() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"a\":1}");
        Path empty = Files.writeString(folder.resolve("empty.json"), "[]");

        assertTrue(refusal(wrong).contains("wrong.json: is no list of instruments of Upstox"), refusal(wrong));
        assertTrue(refusal(empty).contains("empty.json: lists no option of NIFTY"), refusal(empty));
    }

    private static String refusal(Path file) {
        return assertThrows(IOException.class, () -> read(file)).getMessage();
    }
}
