package io.strikeiq.feeds.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.feeds.nse.NseTicks;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded packets beside their decoded JSON; the others are written after the published layout. */
class KitePacketsTest {
    private static final long SECOND = 1_000_000_000L;
    /** 5 July 2021, 10:41:27 in India. */
    private static final int STAMP = 1_625_461_887;

    private final GivenTicks given = new GivenTicks();
    private final ChannelCounts counts = new ChannelCounts("packets");
    private final NseTicks out = new NseTicks(given, KiteRig.NSE.calendar());
    private NseListing instruments;
    private KitePackets packets;

    @TempDir
    private Path folder;

    @BeforeEach
    void list() throws IOException {
        Path file = KiteRig.list(folder, "2021-07-08", "2021-07-29");
        instruments = KiteInstruments.read(file, KiteRig.NSE, day("NIFTY", 2));
        packets = new KitePackets(instruments.all(), out, counts);
    }

    private void decode(byte[]... all) {
        byte[] message = KiteRig.message(all);
        give(message, message.length);
    }

    private void give(byte[] message, int to) {
        out.message(STAMP * SECOND + 5, 1);
        try {
            packets.decode(message, 0, to, true, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] recorded(String name) throws IOException {
        String text = Files.readString(SharedData.file("kite/" + name + ".packet"));
        return Base64.getDecoder().decode(text.strip());
    }

    private static JsonNode decoded(String name) throws IOException {
        return new ObjectMapper()
                .readTree(SharedData.file("kite/" + name + ".json").toFile());
    }

    @Test
    void shouldDecodeTheRecordedPacketsFieldByField() throws IOException {
        decode(recorded("ticker_quote"), recorded("ticker_full"));
        JsonNode quote = decoded("ticker_quote");
        JsonNode full = decoded("ticker_full");
        long time = OffsetDateTime.parse(full.path("timestamp").textValue()).toEpochSecond() * SECOND;

        assertEquals(KiteRig.FUTURE, full.path("instrument_token").intValue());
        MarketEvent trade = given.of(TickType.TRADE).get(0);
        assertEquals(time, trade.exchangeTime);
        assertEquals(STAMP * SECOND + 5, trade.receiveTime);
        assertEquals(full.path("last_price").doubleValue(), trade.price);
        assertEquals(full.path("volume").doubleValue() - quote.path("volume").doubleValue(), trade.size);
        assertEquals(
                full.path("oi").doubleValue(), given.of(TickType.OPEN_INTEREST).get(0).openInterest);
        MarketEvent depth = given.of(TickType.DEPTH).get(0);
        assertEquals(time, depth.exchangeTime);
        for (int i = 0; i < 5; i++) {
            JsonNode buy = full.path("depth").path("buy").path(i);
            JsonNode sell = full.path("depth").path("sell").path(i);
            assertEquals(buy.path("price").doubleValue(), depth.bidPrices[i]);
            assertEquals(buy.path("quantity").doubleValue(), depth.bidSizes[i]);
            assertEquals(sell.path("price").doubleValue(), depth.askPrices[i]);
            assertEquals(sell.path("quantity").doubleValue(), depth.askSizes[i]);
        }
        assertEquals(3, given.all().size());
    }

    @Test
    void shouldTakeTheGrowthOfTheDaysVolumeForATradeOnTheSideOfTheQuoteBefore() {
        int token = KiteRig.FIRST_OPTION;
        decode(KiteRig.full(token, 10_000, 650, 1_300, STAMP, 9_990, 10_010));
        decode(KiteRig.full(token, 10_010, 780, 1_300, STAMP + 1, 10_000, 10_020));
        decode(KiteRig.full(token, 10_000, 845, 1_365, STAMP + 2, 9_990, 10_010));
        decode(KiteRig.full(token, 10_000, 65, 1_365, STAMP + 3, 9_990, 10_010));

        List<MarketEvent> trades = given.of(TickType.TRADE);
        assertEquals(2, trades.size(), "neither the first packet nor a new day's is a trade");
        assertEquals(130, trades.get(0).size);
        assertEquals(100.1, trades.get(0).price);
        assertEquals(Aggressor.BUY, trades.get(0).aggressor);
        assertEquals(65, trades.get(1).size);
        assertEquals(Aggressor.SELL, trades.get(1).aggressor);
        assertEquals(
                List.of(1_300.0, 1_365.0),
                given.of(TickType.OPEN_INTEREST).stream()
                        .map(tick -> tick.openInterest)
                        .toList());
    }

    @Test
    void shouldTakeNoVolumeForATradeThatIsAboveThatOfTheDayBefore() {
        int token = KiteRig.FIRST_OPTION;
        int nextDay = STAMP + 86_400;
        decode(KiteRig.full(token, 10_000, 650, 0, STAMP, 9_990, 10_010));
        decode(KiteRig.full(token, 10_000, 1_300, 0, nextDay, 9_990, 10_010));
        decode(KiteRig.full(token, 10_000, 1_365, 0, nextDay + 1, 9_990, 10_010));

        assertEquals(
                List.of(65.0),
                given.of(TickType.TRADE).stream().map(trade -> trade.size).toList());
    }

    @Test
    void shouldFlagWhatWasTradedWhileTheConnectionWasLost() {
        int token = KiteRig.FIRST_OPTION;
        decode(KiteRig.full(token, 10_000, 650, 0, STAMP, 9_990, 10_010));
        instruments.all().get(2).gapped();
        decode(KiteRig.full(token, 10_010, 1_300, 0, STAMP + 60, 10_000, 10_020));
        decode(KiteRig.full(token, 10_020, 1_365, 0, STAMP + 61, 10_010, 10_030));

        List<MarketEvent> trades = given.of(TickType.TRADE);
        assertEquals(MarketEvent.FLAG_BACKFILLED, trades.get(0).flags);
        assertEquals(Aggressor.UNKNOWN, trades.get(0).aggressor);
        assertEquals(650, trades.get(0).size);
        assertEquals(0, trades.get(1).flags);
    }

    @Test
    void shouldGiveAnIndexWithItsTimeAndWithoutIt() {
        decode(
                KiteRig.packet(32, KiteRig.INDEX, 2_500_005, 0, 0, 0, 0, 0, STAMP - 2),
                KiteRig.packet(28, KiteRig.INDEX, 2_500_010));

        List<MarketEvent> prices = given.of(TickType.UNDERLYING_PRICE);
        assertEquals(25_000.05, prices.get(0).price);
        assertEquals((STAMP - 2) * SECOND, prices.get(0).exchangeTime);
        assertEquals(25_000.10, prices.get(1).price);
        assertEquals(STAMP * SECOND + 5, prices.get(1).exchangeTime);
    }

    @Test
    void shouldPassOverHeartbeatsAndStrangersAndCountWhatCannotBeRead() {
        give(new byte[] {0}, 1);
        decode(KiteRig.packet(8, 12_345, 100), KiteRig.packet(20, KiteRig.INDEX, 100));
        byte[] message = KiteRig.message(KiteRig.packet(32, KiteRig.INDEX, 2_500_005));
        give(message, message.length - 9);

        assertTrue(given.all().isEmpty());
        assertEquals(1, counts.drops(Drop.UNKNOWN_INSTRUMENT));
        assertEquals(2, counts.drops(Drop.MALFORMED));
    }

    @Test
    void shouldListUnderlyingFuturesAndTheNearestExpiriesInTheirUnits() {
        NseInstrument future = instruments.all().get(1);
        assertEquals(Integer.toString(KiteRig.FUTURE), future.key);
        assertEquals("NIFTY", instruments.underlyings().get(0).terms.symbol());
        assertEquals(0, instruments.underlyings().get(0).terms.id());
        assertEquals(65, future.terms.contractSize());
        assertEquals(1 + 1 + 44, instruments.all().size());
    }

    @Test
    void shouldNameFileAndLineOfAListThatIsNone() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n");
        Path cut = folder.resolve("cut.csv");
        List<String> lines = Files.readAllLines(folder.resolve("instruments.csv"));
        Files.write(cut, Arrays.asList(lines.get(0), lines.get(1), "x,y"));

        assertTrue(refusal(wrong).contains("wrong.csv:1: is no list of instruments of Kite"));
        assertTrue(refusal(cut).contains("cut.csv:3: has 2 fields"));
        assertTrue(assertThrows(
                        IOException.class,
                        () -> KiteInstruments.read(folder.resolve("instruments.csv"), KiteRig.NSE, day("BANKNIFTY", 1)))
                .getMessage()
                .contains("lists no index or no contract of BANKNIFTY"));
    }

    private static NseDay day(String name, int expiries) {
        return new NseDay("kite", List.of(name), expiries, LocalDate.of(2021, 7, 5));
    }

    private static String refusal(Path file) {
        return assertThrows(IOException.class, () -> KiteInstruments.read(file, KiteRig.NSE, day("NIFTY", 1)))
                .getMessage();
    }
}
