package io.strikeiq.feeds.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.AskedQuestions;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.feeds.TestVenue;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.feeds.frames.FrameLines;
import io.strikeiq.feeds.nse.NseFeed;
import io.strikeiq.feeds.nse.NseFrames;
import io.strikeiq.feeds.nse.NseSettings;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.testing.ExpectedLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed over a socket; messages are written after the published layout. */
class KiteFeedTest {
    /** Monday, 10:30 in India. */
    private static final long NOW = Instant.parse("2026-03-02T05:00:00Z").getEpochSecond();

    private static final long SECOND = 1_000_000_000L;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private TestVenue venue;
    private FrameTap tap = FrameTap.NONE;
    private KiteMode mode = KiteMode.FULL;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        venue = new TestVenue((client, text) -> calls.add(text));
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private void send(byte[]... packets) throws IOException {
        byte[] message = KiteRig.message(packets);
        venue.client().send(message, 0, message.length);
    }

    private RunningFeed run(FeedPosition behind) throws IOException {
        KiteSettings settings = new KiteSettings(
                new Endpoint(
                        URI.create("ws://127.0.0.1:" + venue.port() + "/?api_key=key&access_token=secret"),
                        Optional.empty(),
                        1 << 20),
                1,
                KiteRig.list(folder, "2026-03-03", "2026-03-31"),
                List.of("NIFTY"),
                2,
                mode);
        return new RunningFeed(
                new NseFeed(
                        new KiteBroker(settings, KiteRig.NSE),
                        new NseSettings(2, TimeUnit.HOURS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(1)),
                        KiteRig.NSE.calendar(),
                        tap,
                        () -> {
                            ReceiptClock clock = ReceiptClock.playing(1);
                            clock.venueTime(NOW * SECOND);
                            return clock;
                        }),
                behind);
    }

    @Test
    void shouldOpenTheSessionAndSubscribeAroundTheIndexOnceItIsKnown() throws IOException {
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 2);
            assertEquals("{\"a\":\"subscribe\",\"v\":[256265, 408065]}", calls.get(0));
            assertEquals("{\"a\":\"mode\",\"v\":[\"full\",[256265, 408065]]}", calls.get(1));
            send(KiteRig.packet(32, KiteRig.INDEX, 2_500_005, 0, 0, 0, 0, 0, (int) NOW));
            feed.await(() -> calls.size() == 4);
            assertEquals(20, calls.get(2).split(", ", -1).length, calls.get(2));
            venue.client().send("{\"type\":\"message\",\"data\":\"for people\"}");
            venue.client().send(new byte[] {0}, 0, 1);
            send(KiteRig.full(KiteRig.FIRST_OPTION, 10_000, 65, 130, (int) NOW, 9_990, 10_010));
            feed.await(() -> !feed.given.of(TickType.DEPTH).isEmpty());

            assertEquals(46, feed.given.of(TickType.INSTRUMENT).size());
            MarketEvent open = feed.given.of(TickType.SESSION).get(0);
            assertEquals(SessionPhase.OPEN, open.sessionPhase);
            assertEquals(Instant.parse("2026-03-02T03:45:00Z").getEpochSecond() * SECOND, open.exchangeTime);
            assertEquals(99.9, feed.given.of(TickType.DEPTH).get(0).bidPrices[0]);
            assertFalse(calls.toString().contains("secret"));
        }
    }

    @Test
    @ExpectedLog(logger = "NseFeed")
    void shouldSetItsModesAgainAfterAReconnectAndNoteTheGap() throws IOException {
        try (RunningFeed feed = run(new FeedPosition(10, NOW * SECOND - SECOND, false))) {
            feed.await(() -> calls.size() == 2);
            send(KiteRig.packet(32, KiteRig.INDEX, 2_500_005, 0, 0, 0, 0, 0, (int) NOW));
            feed.await(() -> calls.size() == 4);
            venue.client().breakOff();
            feed.await(
                    () -> calls.stream().filter(each -> each.contains("full")).count() == 3);

            List<FeedState> states = feed.given.of(TickType.FEED_STATE).stream()
                    .map(tick -> tick.feedState)
                    .toList();
            assertEquals(
                    List.of(
                            FeedState.DOWN,
                            FeedState.GAP,
                            FeedState.CONNECTED,
                            FeedState.DOWN,
                            FeedState.GAP,
                            FeedState.CONNECTED),
                    states);
            assertTrue(feed.given.of(TickType.SESSION).isEmpty(), "the session was open");
        }
    }

    @Test
    @ExpectedLog(logger = "NseFeed")
    void shouldAskInTheModeOfTheConfigAgainAfterAReconnect() throws IOException {
        mode = KiteMode.QUOTE;
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 2);
            assertEquals("{\"a\":\"mode\",\"v\":[\"quote\",[256265, 408065]]}", calls.get(1));
            send(KiteRig.packet(32, KiteRig.INDEX, 2_500_005, 0, 0, 0, 0, 0, (int) NOW));
            feed.await(() -> calls.size() == 4);
            send(KiteRig.packet(44, KiteRig.FIRST_OPTION, 10_000, 1, 10_000, 65));
            send(KiteRig.packet(44, KiteRig.FIRST_OPTION, 10_010, 1, 10_000, 195));
            feed.await(() -> !feed.given.of(TickType.TRADE).isEmpty());
            assertEquals(130, feed.given.of(TickType.TRADE).get(0).size);
            venue.client().breakOff();
            feed.await(
                    () -> calls.stream().filter(each -> each.contains("quote")).count() == 3);
        }
    }

    @Test
    @ExpectedLog(logger = "NseFeed", contains = "the venue says: Too many tokens")
    void shouldComeBackLaterWhenTheVenueHasNotLetGoOfTheOldSocket() throws IOException {
        try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
            feed.await(() -> calls.size() == 2);
            venue.client().send("{\"type\":\"order\",\"data\":{\"id\":1}}");
            venue.client().send("{\"type\":\"error\",\"data\":\"Too many tokens\"}");
            feed.await(() -> calls.size() == 4);
        }
    }

    @Test
    @ExpectedLog(logger = "NseFeed")
    void shouldGiveTheSameTicksAgainFromKeptFrames() throws IOException {
        Path file = folder.resolve("frames.gz");
        GivenTicks live;
        try (FrameFile frames = FrameFile.create(file)) {
            tap = frames;
            try (RunningFeed feed = run(new FeedPosition(0, 0, false))) {
                feed.await(() -> calls.size() == 2);
                send(KiteRig.packet(32, KiteRig.INDEX, 2_500_005, 0, 0, 0, 0, 0, (int) NOW));
                feed.await(() -> calls.size() == 4);
                send(
                        KiteRig.full(KiteRig.FIRST_OPTION, 10_000, 65, 130, (int) NOW, 9_990, 10_010),
                        KiteRig.full(KiteRig.FIRST_OPTION, 10_010, 195, 260, (int) NOW, 9_990, 10_010));
                venue.client().send("{\"type\":\"error\",\"data\":\"Too many tokens\"}");
                feed.await(() -> calls.size() == 6);
                send(KiteRig.full(KiteRig.FIRST_OPTION, 10_020, 325, 260, (int) NOW + 1, 9_990, 10_010));
                feed.await(() -> feed.given.of(TickType.TRADE).size() == 2);
                feed.await(() -> feed.given.of(TickType.DEPTH).size() == 3);
                live = feed.given;
            }
        }
        List<String> questions = new ArrayList<>();
        FrameLines lines = new FrameLines(file);
        lines.forEach(new AskedQuestions(questions));
        assertEquals(1, questions.size(), questions::toString);
        assertTrue(NseFrames.isAskedBy(questions.get(0)), questions.get(0));
        GivenTicks again = new GivenTicks();
        assertTrue(lines.forEach(new NseFrames(List.of(new KiteFormat()), KiteRig.NSE, again)));
        assertEquals(live.said(), again.said());
        assertEquals(
                List.of(0, MarketEvent.FLAG_BACKFILLED),
                again.of(TickType.TRADE).stream().map(tick -> tick.flags).toList());
    }
}
