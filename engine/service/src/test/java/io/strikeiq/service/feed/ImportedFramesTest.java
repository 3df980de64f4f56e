package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.binance.BinanceFrames;
import io.strikeiq.feeds.deribit.DeribitFrames;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.SharedData;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import frames}, whatever the venue. */
class ImportedFramesTest {
    private static final String QUESTION = "/instruments/upstox?underlyings=NIFTY&expiries=1&day=2026-03-02";
    private static final String INSTRUMENTS =
            "[{\"segment\":\"NSE_FO\",\"expiry\":1772532000000,\"instrument_type\":\"CE\","
                    + "\"underlying_symbol\":\"NIFTY\",\"instrument_key\":\"NSE_FO|2\",\"underlying_key\":"
                    + "\"NSE_INDEX|Nifty 50\",\"lot_size\":65,\"tick_size\":5.0,\"trading_symbol\":\"NIFTY CE\","
                    + "\"strike_price\":25000}]";

    @TempDir
    private Path folder;

    private static long nanos(String time) {
        return Instant.parse(time).toEpochMilli() * 1_000_000L;
    }

    private Path frames() throws IOException {
        Path file = folder.resolve("frames.gz");
        try (FrameFile frames = FrameFile.create(file)) {
            frames.answered(QUESTION, INSTRUMENTS.getBytes(StandardCharsets.UTF_8), nanos("2026-03-02T03:40:00Z"));
            frames.opened(nanos("2026-03-02T03:40:01Z"));
            frames.looked(nanos("2026-03-02T03:45:01Z"));
        }
        return file;
    }

    @Test
    void shouldMakeAJournalOfTheFramesOfABrokerWithoutItsListOfInstruments() throws IOException {
        Path journal = folder.resolve("journal");
        JsonNode result = CommandRun.succeeding("import", "frames", frames(), "--journal", journal, "--json")
                .json();

        assertEquals(4, result.get("ticks").intValue());
        List<TickType> types = new ArrayList<>();
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(tick)) {
                types.add(tick.type);
            }
        }
        assertEquals(List.of(TickType.INSTRUMENT, TickType.INSTRUMENT, TickType.FEED_STATE, TickType.SESSION), types);
    }

    @Test
    void shouldMakeAJournalOfTheRecordedFramesOfAnotherProgram() throws IOException {
        Path frames = SharedData.file("deribit/ws-frames-20210722.log");
        Path lists = SharedData.file("deribit/rest-instruments-20210722.log");
        Path journal = folder.resolve("deribit");
        JsonNode result = CommandRun.succeeding(
                        "import", "frames", frames, "--lists", lists, "--journal", journal, "--json")
                .json();

        assertEquals(136, result.get("frames").intValue());
        Map<TickType, Integer> counts = new EnumMap<>(TickType.class);
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(tick)) {
                counts.merge(tick.type, 1, Integer::sum);
            }
        }
        assertEquals(89, counts.get(TickType.VENUE_GREEKS), "one for each ticker");
        assertEquals(10, counts.get(TickType.OPEN_INTEREST), "one for each option, since none changed");
        assertEquals(45, counts.get(TickType.DEPTH), "one for each book but one whose ten best levels stayed");
    }

    @Test
    void shouldSayWhatAFileOfFramesMayBe() throws IOException {
        Path text = Files.writeString(folder.resolve("text.log"), "nothing\n");
        CommandRun other = CommandRun.of("import", "frames", text, "--journal", folder.resolve("none"));
        assertEquals(ExitCode.DAMAGED, other.exitCode());
        assertEquals(
                text + ": is neither a gzip file of frames nor a raw file of cryptofeed",
                other.err().strip());
        CommandRun ofFolder = CommandRun.of("import", "frames", folder, "--journal", folder.resolve("none"));
        assertEquals(ExitCode.DAMAGED, ofFolder.exitCode());
        assertEquals(folder + ": is a folder", ofFolder.err().strip());
    }

    @Test
    void shouldDecodeByTheVenuesFileOfAFolder() throws IOException {
        try (InputStream shipped = VenueFiles.class.getResourceAsStream("/venues/nse.yaml")) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("nse.yaml"), text.replace("09:15", "09:20"));
        }
        JsonNode result = CommandRun.succeeding(
                        "import", "frames", frames(), "--journal", folder.resolve("late"), "--venues", folder, "--json")
                .json();

        assertEquals(3, result.get("ticks").intValue(), "at 09:15:01 the market is not open yet");
    }

    @Test
    void shouldTellVenuesApartByWhatTheirFeedsHadAskedFor() {
        FrameVenue binance = new FrameVenue(VenueFiles.shipped());
        binance.sent("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth@100ms\"],\"id\":1}", 1);

        assertInstanceOf(BinanceFrames.class, binance.decoder(null));
        assertInstanceOf(DeribitFrames.class, new FrameVenue(VenueFiles.shipped()).decoder(null));
    }
}
