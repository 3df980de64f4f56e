package io.strikeiq.feeds.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.feeds.frames.FrameLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that are kept beside the ticks give the same ticks again. */
class DeribitKeptFramesTest {
    @TempDir
    private Path folder;

    private static String said(MarketEvent tick) {
        return tick.type + " " + tick.instrumentId + " " + tick.exchangeTime + " " + tick.receiveTime + " "
                + switch (tick.type) {
                    case TRADE -> tick.price + " " + tick.size + " " + tick.tradeId + " " + tick.flags;
                    case DEPTH -> Arrays.toString(tick.bidPrices) + Arrays.toString(tick.askSizes);
                    case OPEN_INTEREST -> tick.openInterest;
                    case UNDERLYING_PRICE -> tick.price;
                    case FEED_STATE -> tick.feedState;
                    default -> "";
                };
    }

    /** Times of definitions and of what the connection itself does are of when it was noticed. */
    private static List<String> data(GivenTicks ticks) {
        return ticks
                .of(tick -> tick.type != TickType.INSTRUMENT
                        && tick.type != TickType.FEED_STATE
                        && tick.type != TickType.SESSION)
                .stream()
                .map(DeribitKeptFramesTest::said)
                .toList();
    }

    private Path keep(GivenTicks[] given) throws IOException {
        Path file = folder.resolve("frames.gz");
        try (CoinMarket market = new CoinMarket(LocalFaults.of(List.of("gap=7")));
                FrameFile frames = FrameFile.create(file)) {
            try (RunningFeed feed = new RunningFeed(market.feed(frames), new FeedPosition(0, 0, false))) {
                feed.await(() -> feed.given.of(TickType.DEPTH).size() >= 11);
                for (int i = 1; i <= 40; i++) {
                    market.depth(CoinMarket.PERPETUAL, 60_000 + i, 60_001 + i, i);
                    market.source.push(
                            market.tick.asTrade(CoinMarket.FIRST_OPTION, market.next(), 0.02, i, Aggressor.BUY, i, 0));
                    int trades = i;
                    feed.await(() -> feed.given.of(TickType.TRADE).size() == trades);
                }
                given[0] = feed.given;
            }
            assertTrue(frames.frames() > 80, "frames " + frames.frames());
        }
        return file;
    }

    @Test
    void shouldGiveTheSameTicksAgainFromKeptFrames() throws IOException {
        GivenTicks[] live = new GivenTicks[1];
        Path file = keep(live);
        DeribitFrames.Names names = new DeribitFrames.Names();
        FrameLines lines = new FrameLines(file);
        lines.forEach(names);
        GivenTicks again = new GivenTicks();

        assertEquals(List.of("BTC"), names.underlyings());
        assertTrue(lines.forEach(new DeribitFrames(names.underlyings(), again)));
        assertEquals(data(live[0]), data(again));
        assertEquals(
                live[0].of(TickType.INSTRUMENT).stream()
                        .map(tick -> tick.definition)
                        .toList(),
                again.of(TickType.INSTRUMENT).stream()
                        .map(tick -> tick.definition)
                        .toList());
        assertEquals(
                live[0].of(TickType.FEED_STATE).stream()
                        .map(tick -> tick.feedState)
                        .toList(),
                again.of(TickType.FEED_STATE).stream()
                        .map(tick -> tick.feedState)
                        .toList());
    }

    @Test
    void shouldGiveWhatIsBeforeTheEndOfAFileThatWasCutOff() throws IOException {
        Path file = keep(new GivenTicks[1]);
        byte[] bytes = Files.readAllBytes(file);
        Path half = Files.write(folder.resolve("half.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        GivenTicks again = new GivenTicks();

        assertFalse(new FrameLines(half).forEach(new DeribitFrames(List.of("BTC"), again)));
        assertTrue(
                again.of(TickType.DEPTH).size() > 5,
                "depth " + again.of(TickType.DEPTH).size());
    }

    @Test
    void shouldNameTheFileThatHoldsNoFrames() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "no frames");

        IOException refused = assertThrows(IOException.class, () -> new FrameLines(file).forEach(FrameTap.NONE));
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    }
}
