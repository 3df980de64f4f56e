package io.strikeiq.feeds.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.testing.ExpectedLog;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the venue does that a feed must not stumble over. Frames are written by hand after the published format. */
@ExpectedLog(contains = "BTC-PERPETUAL is not listed")
@ExpectedLog(contains = "the history of the venue cannot be read")
class DeribitTrapsTest {
    private static final FeedPosition START = new FeedPosition(0, 0, false);

    private static List<MarketEvent> depths(RunningFeed feed) {
        return feed.given.of(TickType.DEPTH);
    }

    private static long downs(RunningFeed feed) {
        return feed.given
                .of(tick -> tick.type == TickType.FEED_STATE && tick.feedState == FeedState.DOWN)
                .size();
    }

    @Test
    void shouldTakeDataThatOvertakeTheAnswerToTheirSubscription() throws IOException {
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        snapshot(100, 0.01);
                        acknowledge(id, channels);
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> depths(feed).size() == 1);
            assertEquals(0.01, depths(feed).get(0).bidPrices[0]);
        }
    }

    @Test
    @ExpectedLog(contains = "the venue refuses " + ScriptedVenue.BOOK + ": 13778")
    void shouldLeaveOutTheOneChannelThatIsRefusedAndKeepTheOthers() throws IOException {
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        if (channels.contains(BOOK)) {
                            error(id, 13_778, "raw_subscriptions_not_available_for_unauthorized");
                            if (channels.size() == 1) {
                                notify("deribit_price_index.btc_usd", "{\"price\":60002,\"timestamp\":" + time() + "}");
                            }
                        } else {
                            acknowledge(id, channels);
                            if (channels.contains("deribit_price_index.btc_usd")) {
                                notify("deribit_price_index.btc_usd", "{\"price\":60001,\"timestamp\":" + time() + "}");
                            }
                        }
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> feed.given.of(TickType.UNDERLYING_PRICE).size() == 2);
            assertEquals(60_001, feed.given.of(TickType.UNDERLYING_PRICE).get(0).price);
            assertEquals(7, Collections.frequency(venue.methods, "subscribe"));
        }
    }

    @Test
    @ExpectedLog(contains = "the venue does not know 1 of")
    void shouldNameAChannelThatVanishesFromTheAnswer() throws IOException {
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        acknowledge(
                                id,
                                channels.stream()
                                        .filter(each -> !each.equals(BOOK))
                                        .toList());
                        notify("deribit_price_index.btc_usd", "{\"price\":60001,\"timestamp\":" + time() + "}");
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> !feed.given.of(TickType.UNDERLYING_PRICE).isEmpty());
        }
    }

    @Test
    @ExpectedLog(contains = "the venue refuses: 10028 too_many_requests")
    void shouldEndTheSessionWhenItAsksTooOften() throws IOException {
        AtomicInteger subscribed = new AtomicInteger();
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        if (subscribed.getAndIncrement() == 0) {
                            notify("deribit_price_index.btc_usd", "{\"price\":60001,\"timestamp\":" + time() + "}");
                            error(id, 10_028, "too_many_requests");
                        } else {
                            acknowledge(id, channels);
                        }
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> downs(feed) == 1);
        }
    }

    @Test
    @ExpectedLog(contains = "an answer of the venue cannot be read")
    void shouldBeginAgainWhereAnAnswerCannotBeRead() throws IOException {
        AtomicInteger subscribed = new AtomicInteger();
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        if (subscribed.getAndIncrement() == 0) {
                            result(id, "{\"no\":\"list\"}");
                        } else {
                            acknowledge(id, channels);
                            snapshot(100, 0.01);
                        }
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> depths(feed).size() == 1);
            assertTrue(subscribed.get() >= 2);
        }
    }

    @Test
    @ExpectedLog(logger = "DeribitFeed")
    void shouldFetchTradesThatWereMissedOnAConnectionWhichEndedBeforeTheyCamePageByPage() throws IOException {
        AtomicInteger subscribed = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        acknowledge(id, channels);
                        if (subscribed.getAndIncrement() == 0) {
                            notify(TRADES, "[" + trade(1) + "," + trade(5) + "]");
                        }
                    }

                    @Override
                    void missed(long id) throws IOException {
                        switch (asked.getAndIncrement()) {
                            case 0 -> client().breakOff();
                            case 1 -> result(id, "{\"trades\":[" + trade(2) + "," + trade(3) + "],\"has_more\":true}");
                            default -> result(id, "{\"trades\":[" + trade(4) + "],\"has_more\":false}");
                        }
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> feed.given.of(TickType.TRADE).size() == 5);
            assertEquals(
                    List.of(1L, 5L, 2L, 3L, 4L),
                    feed.given.of(TickType.TRADE).stream()
                            .map(each -> each.tradeId)
                            .toList());
            assertEquals(3, asked.get());
        }
    }

    @Test
    void shouldAnswerATestRequest() throws IOException {
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        say("{\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"},\"jsonrpc\":\"2.0\"}");
                        acknowledge(id, channels);
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> venue.methods.contains("test"));
        }
    }

    @Test
    void shouldTakeABurstOfTenTimesTheUsualWhole() throws IOException {
        int changes = 3_000;
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        acknowledge(id, channels);
                        snapshot(100, 0.01);
                        for (int i = 1; i <= changes; i++) {
                            notify(
                                    BOOK,
                                    "{\"type\":\"change\",\"timestamp\":" + time() + ",\"prev_change_id\":"
                                            + (97 + 3 * i)
                                            + ",\"change_id\":" + (100 + 3 * i) + ",\"bids\":[[\"change\",0.01," + i
                                            + ".5]],\"asks\":[]}");
                        }
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> depths(feed).size() == changes + 1);
            for (int i = 1; i <= changes; i++) {
                assertEquals(i + 0.5, depths(feed).get(i).bidSizes[0]);
            }
        }
    }

    @Test
    void shouldShowAClockThatIsThreeSecondsAheadAndNotApplyIt() throws IOException {
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    long time() {
                        return super.time() + 3_000;
                    }

                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        acknowledge(id, channels);
                        snapshot(100, 0.01);
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> depths(feed).size() == 1);
            MarketEvent depth = depths(feed).get(0);
            long ahead = depth.exchangeTime - depth.receiveTime;
            assertTrue(ahead > 0 && ahead <= 3_000_000_000L, "ahead " + ahead);
        }
    }

    @Test
    @ExpectedLog(logger = "DeribitFeed")
    void shouldComeBackToAVenueThatBeginsAgain() throws IOException {
        AtomicInteger subscribed = new AtomicInteger();
        try (ScriptedVenue venue = new ScriptedVenue() {
                    @Override
                    void subscribe(long id, List<String> channels) throws IOException {
                        acknowledge(id, channels);
                        snapshot(100, 0.01 * subscribed.incrementAndGet());
                        if (subscribed.get() < 4) {
                            client().breakOff();
                        }
                    }
                };
                RunningFeed feed = new RunningFeed(venue.feed(), START)) {
            feed.await(() -> depths(feed).stream().anyMatch(each -> each.bidPrices[0] > 0.035));
            assertEquals(2, feed.given.of(TickType.INSTRUMENT).size(), "listed once");
            assertTrue(downs(feed) >= 1);
        }
    }
}
