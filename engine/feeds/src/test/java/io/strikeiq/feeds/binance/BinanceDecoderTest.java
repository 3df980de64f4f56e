package io.strikeiq.feeds.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.testing.Allocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames written after the published format. */
class BinanceDecoderTest {
    private final GivenTicks given = new GivenTicks();
    private final BinanceRig rig = new BinanceRig(given);

    @Test
    void shouldShowABookOnceItsSnapshotIsThereWithWhatCameBefore() {
        rig.decode(BinanceRig.difference(95, 99, 90, "61800.10", "9"));
        rig.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
        rig.decode(BinanceRig.difference(111, 120, 110, "61800.20", "0"));
        assertTrue(given.all().isEmpty());
        assertEquals("snapshot of BTCUSDT", rig.heard.get(0));

        assertTrue(rig.snapshot(BinanceRig.snapshotOf(105)));
        MarketEvent depth = given.of(TickType.DEPTH).get(0);
        assertEquals(61_800.25, depth.bidPrices[0]);
        assertEquals(1, depth.bidSizes[0]);
        assertTrue(Double.isNaN(depth.bidPrices[1]), "a level that was taken away and one from before the snapshot");
        assertEquals(1, given.all().size());
    }

    @Test
    void shouldAskAgainWhenTheSnapshotIsOlderThanWhatWaitsForIt() {
        rig.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));

        assertFalse(rig.snapshot(BinanceRig.snapshotOf(50)));
        assertTrue(given.all().isEmpty());
        rig.decode(BinanceRig.difference(111, 120, 110, "61800.20", "5"));
        assertEquals(List.of("snapshot of BTCUSDT", "snapshot of BTCUSDT"), rig.heard);
        assertTrue(rig.snapshot(BinanceRig.snapshotOf(115)));
        assertEquals(5, given.of(TickType.DEPTH).get(0).bidSizes[0]);
    }

    @Test
    void shouldNoteAGapWhereADifferenceNamesAnotherBeforeIt() {
        rig.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
        rig.snapshot(BinanceRig.snapshotOf(105));
        rig.decode(BinanceRig.difference(150, 160, 149, "61800.25", "7"));

        assertEquals(
                List.of(FeedState.GAP, FeedState.RESYNC),
                given.of(TickType.FEED_STATE).stream()
                        .map(each -> each.feedState)
                        .toList());
        assertEquals(1, rig.counts.depth.gaps());
        assertEquals(1, given.of(TickType.DEPTH).size(), "nothing is shown of a book that is not whole");
        assertTrue(rig.snapshot(BinanceRig.snapshotOf(155)));
        assertEquals(FeedState.CONNECTED, given.of(TickType.FEED_STATE).get(2).feedState);
        assertEquals(7, given.of(TickType.DEPTH).get(1).bidSizes[0]);
    }

    @Test
    void shouldDropDifferencesTradesAndBestQuotesThatHaveBeenThere() {
        rig.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
        rig.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
        rig.decode(BinanceRig.trade(7, true));
        rig.decode(BinanceRig.trade(7, true));
        rig.decode(BinanceRig.best(200, "61800.1", "61800.2"));
        rig.decode(BinanceRig.best(199, "61800.0", "61800.2"));

        assertEquals(1, rig.counts.depth.drops(Drop.DUPLICATE));
        assertEquals(1, rig.counts.trades.drops(Drop.DUPLICATE));
        assertEquals(1, rig.counts.quotes.drops(Drop.DUPLICATE));
        assertEquals(1, given.of(TickType.QUOTE).size());
        MarketEvent trade = given.of(TickType.TRADE).get(0);
        assertEquals(Aggressor.SELL, trade.aggressor);
        assertEquals(0.25, trade.size);
        assertEquals(7, trade.tradeId);
    }

    @Test
    void shouldCutTheBookAtANewerBestQuote() {
        rig.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
        rig.snapshot(BinanceRig.snapshotOf(105));
        rig.decode(BinanceRig.best(115, "61800.10", "61800.30"));
        rig.decode(BinanceRig.difference(111, 112, 110, "61800.15", "8"));

        List<MarketEvent> books = given.of(TickType.DEPTH);
        assertEquals(61_800.10, books.get(books.size() - 1).bidPrices[0], "the quote is newer than the difference");
    }

    @Test
    void shouldReadSingleStreamsEmptyTradesAndAnswers() {
        rig.decode("{\"e\":\"trade\",\"E\":1,\"T\":" + BinanceRig.TIME
                + ",\"s\":\"BTCUSDT\",\"t\":5,\"p\":\"0\",\"q\":\"0\",\"X\":\"NA\",\"m\":true}");
        rig.decode(
                "{\"e\":\"trade\",\"E\":1,\"T\":" + BinanceRig.TIME
                        + ",\"s\":\"BTCUSDT\",\"t\":6,\"p\":\"61800\",\"q\":\"2.5e-1\",\"X\":\"MARKET\",\"m\":false,\"new\":[1]}");
        rig.decode("{\"e\":\"trade\",\"E\":1,\"T\":" + BinanceRig.TIME
                + ",\"s\":\"ETHUSDT\",\"t\":6,\"p\":\"61800\",\"q\":\"1\",\"X\":\"MARKET\",\"m\":false}");
        rig.decode("{\"result\":null,\"id\":1}");
        rig.decode("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":2}");
        rig.decode("{\"code\":0,\"msg\":\"Unknown property\"}");
        rig.decode("{\"e\":\"depthUpdate\",");

        assertEquals(0.25, given.of(TickType.TRADE).get(0).size);
        assertEquals(1, given.all().size());
        assertEquals(1, rig.counts.trades.drops(Drop.UNKNOWN_INSTRUMENT));
        assertEquals(1, rig.counts.depth.drops(Drop.MALFORMED));
        assertEquals(List.of("answer 1 null", "answer 2 Invalid request", "answer -1 Unknown property"), rig.heard);
    }

    @Test
    void shouldAllocateNothingForAFrame() {
        BinanceRig quiet = new BinanceRig(new FeedSink() {
            @Override
            public void accept(MarketEvent tick) {}

            @Override
            public void accept(MarketEvent tick, long readAt) {}
        });
        quiet.decode(BinanceRig.difference(100, 110, 99, "61800.25", "1"));
        quiet.snapshot(BinanceRig.snapshotOf(105));
        long[] id = {1_000_000};
        byte[] bytes = BinanceRig.difference(1_000_000, 1_000_000, 1_000_000, "61800.25", "1")
                .getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int[] places = {
            text.indexOf("\"U\":") + 4,
            text.indexOf("\"u\":") + 4,
            text.indexOf("\"pu\":") + 5,
            text.indexOf("[[\"") + 12
        };
        quiet.decode(BinanceRig.difference(111, 1_000_000, 110, "61800.25", "1"));
        long allocated = Allocation.leastBytesOf(20, () -> {
            for (int i = 0; i < 500; i++) {
                write(bytes, places[2], id[0]++);
                write(bytes, places[0], id[0]);
                write(bytes, places[1], id[0]);
                bytes[places[3] + 2] = (byte) ('1' + i % 9);
                quiet.decoder.decode(bytes, 0, bytes.length, 1);
            }
        });

        assertEquals(0, quiet.counts.depth.gaps());
        assertEquals(0, allocated / 500, "bytes a frame of " + allocated);
    }

    private static void write(byte[] bytes, int at, long id) {
        long left = id;
        for (int i = 6; i >= 0; i--) {
            bytes[at + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
