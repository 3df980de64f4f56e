package io.strikeiq.feeds.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.RunningFeed;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed on a local exchange, over a socket. */
class DeribitFeedTest {
    private static final FeedPosition START = new FeedPosition(0, 0, false);

    private static List<FeedState> states(RunningFeed feed) {
        return feed.given.of(TickType.FEED_STATE).stream()
                .map(tick -> tick.feedState)
                .toList();
    }

    private static int id(RunningFeed feed, String symbol) {
        return feed.given.of(TickType.INSTRUMENT).stream()
                .filter(tick -> tick.definition.symbol().equals(symbol))
                .findFirst()
                .orElseThrow()
                .definition
                .id();
    }

    /** Waits until the books of the chain and of the perpetual have come. */
    private static void awaitBooks(RunningFeed feed) {
        feed.await(() -> feed.given.of(TickType.DEPTH).size() >= 11);
    }

    private static boolean isLast(RunningFeed feed, int id, TickType type, double price) {
        List<MarketEvent> ticks = feed.given.of(tick -> tick.instrumentId == id && tick.type == type);
        MarketEvent last = ticks.isEmpty() ? null : ticks.get(ticks.size() - 1);
        return last != null && (type == TickType.DEPTH ? last.bidPrices[0] == price : last.price == price);
    }

    @Test
    void shouldListTheChainAndItsBookBeforeAnyTickOfThem() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.NONE);
                RunningFeed feed = new RunningFeed(market.feed(), START)) {
            awaitBooks(feed);

            List<Instrument> listed = feed.given.of(TickType.INSTRUMENT).stream()
                    .map(tick -> tick.definition)
                    .toList();
            assertEquals(12, listed.size());
            assertEquals("BTC", listed.get(0).symbol());
            assertEquals("DERIBIT", listed.get(0).venue());
            assertEquals(id(feed, "BTC-PERPETUAL"), listed.get(0).bookInstrumentId());
            Instrument option = listed.get(2);
            assertTrue(option.symbol().matches("BTC-[0-9]{1,2}[A-Z]{3}[0-9]{2}-58000-C"), option.symbol());
            assertEquals(PremiumUnit.COIN, option.premiumUnit());
            assertEquals(OptionRight.CALL, option.right());
            assertEquals(58_000, option.strike());
            assertTrue(listed.get(1).isInverse());
            MarketEvent open = feed.given.of(TickType.SESSION).get(0);
            assertEquals(SessionPhase.OPEN, open.sessionPhase);
            assertEquals(List.of(FeedState.CONNECTED), states(feed));
            assertEquals(60_000, feed.given.of(TickType.UNDERLYING_PRICE).get(0).price);
        }
    }

    @Test
    void shouldGiveQuotesTradesGreeksAndOpenInterestAsTheyHappen() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.NONE);
                RunningFeed feed = new RunningFeed(market.feed(), START)) {
            awaitBooks(feed);
            int perpetual = id(feed, "BTC-PERPETUAL");
            market.depth(CoinMarket.PERPETUAL, 60_000, 60_001, 1_000);
            market.depth(CoinMarket.PERPETUAL, 60_002, 60_003, 500);
            feed.await(() -> isLast(feed, perpetual, TickType.DEPTH, 60_002));
            MarketEvent book = feed.given
                    .of(tick -> tick.instrumentId == perpetual && tick.type == TickType.DEPTH)
                    .get(2);
            assertEquals(60_003, book.askPrices[0]);
            assertEquals(500, book.askSizes[0]);
            assertEquals(1_000, book.bidSizes[1]);
            assertTrue(Double.isNaN(book.bidPrices[2]));

            market.source.push(market.tick.asTrade(
                    CoinMarket.FIRST_OPTION,
                    market.next(),
                    0.025,
                    3,
                    Aggressor.SELL,
                    77,
                    MarketEvent.FLAG_COMBO | MarketEvent.FLAG_BLOCK));
            market.source.push(market.tick.asOpenInterest(CoinMarket.FIRST_OPTION, market.next(), 12.5));
            market.source.push(
                    market.tick.asVenueGreeks(CoinMarket.FIRST_OPTION, market.next(), 0.5, 0.4, 1e-5, 20, -3, 60_100));
            feed.await(() -> !feed.given.of(TickType.VENUE_GREEKS).isEmpty()
                    && feed.given.of(tick -> tick.venueIv == 0.5).size() > 0);

            MarketEvent trade = feed.given.of(TickType.TRADE).get(0);
            assertEquals(0.025, trade.price);
            assertEquals(3, trade.size);
            assertEquals(Aggressor.SELL, trade.aggressor);
            assertEquals(77, trade.tradeId);
            assertEquals(MarketEvent.FLAG_COMBO | MarketEvent.FLAG_BLOCK, trade.flags);
            assertEquals(12.5, feed.given.of(TickType.OPEN_INTEREST).get(0).openInterest);
            MarketEvent greeks = feed.given.of(tick -> tick.venueIv == 0.5).get(0);
            assertEquals(0.4, greeks.venueDelta);
            assertEquals(60_100, greeks.venueForward);
        }
    }

    @Test
    void shouldRebuildABookWhoseChangeIsMissingAndSayFromWhenToWhen() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.of(List.of("gap=3")));
                RunningFeed feed = new RunningFeed(market.feed(), START)) {
            awaitBooks(feed);
            for (int i = 0; i < 4; i++) {
                market.depth(CoinMarket.PERPETUAL, 60_000 + i, 60_001 + i, 10);
            }
            int perpetual = id(feed, "BTC-PERPETUAL");
            feed.await(() -> states(feed).size() == 4);

            assertEquals(
                    List.of(FeedState.CONNECTED, FeedState.GAP, FeedState.RESYNC, FeedState.CONNECTED), states(feed));
            MarketEvent gap = feed.given.of(TickType.FEED_STATE).get(1);
            assertEquals(perpetual, gap.instrumentId);
            assertTrue(gap.feedFrom < gap.feedTo, gap.feedFrom + " to " + gap.feedTo);
            feed.await(() -> isLast(feed, perpetual, TickType.DEPTH, 60_003));
            assertTrue(feed.given
                    .of(tick -> tick.type == TickType.DEPTH && tick.bidPrices[0] == 60_002)
                    .isEmpty());
        }
    }

    @LongTest
    @Test
    @ExpectedLog(contains = "the venue has closed the connection, code 1001")
    void shouldComeBackAfterACloseAndFetchTheTradesBetweenOnce() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.of(List.of("close=1s", "duplicates")));
                RunningFeed feed = new RunningFeed(market.feed(), START)) {
            awaitBooks(feed);
            int trades = 0;
            while (states(feed).stream().filter(each -> each == FeedState.DOWN).count() < 2) {
                market.source.push(market.tick.asTrade(
                        CoinMarket.FIRST_OPTION, market.next(), 0.02, 1, Aggressor.BUY, ++trades, 0));
                int given = trades;
                feed.await(() -> feed.given.of(TickType.TRADE).size() >= given);
            }
            int all = trades;
            feed.await(() -> feed.given.of(TickType.TRADE).size() >= all);

            List<Long> ids = feed.given.of(TickType.TRADE).stream()
                    .map(tick -> tick.tradeId)
                    .sorted()
                    .toList();
            assertEquals(all, ids.stream().distinct().count());
            assertEquals(all, ids.size(), "a trade came twice");
            List<FeedState> states = states(feed);
            assertEquals(
                    List.of(FeedState.CONNECTED, FeedState.DOWN, FeedState.GAP, FeedState.CONNECTED),
                    states.subList(0, 4));
        }
    }

    @Test
    @ExpectedLog(contains = "nothing has come of channel")
    void shouldTakeAConnectionThatLivesAndIsSilentForDead() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.NONE);
                RunningFeed feed = new RunningFeed(market.feed(300_000_000L), START)) {
            awaitBooks(feed);
            feed.await(() -> states(feed).contains(FeedState.DOWN));

            assertEquals(
                    List.of(FeedState.CONNECTED, FeedState.STALE, FeedState.DOWN),
                    states(feed).subList(0, 3));
        }
    }

    @Test
    void shouldDefineAnOptionThatIsListedInMidSession() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.NONE);
                RunningFeed feed = new RunningFeed(market.feed(), START)) {
            awaitBooks(feed);
            market.list(40, 63_000, OptionRight.CALL);
            feed.await(() -> feed.given.of(TickType.INSTRUMENT).size() == 13);

            Instrument listed = feed.given.of(TickType.INSTRUMENT).get(12).definition;
            assertEquals(63_000, listed.strike());
            assertEquals(12, listed.id());
        }
    }

    @Test
    void shouldSayThatARestartIsAGapBeforeItsFirstTick() throws IOException {
        try (CoinMarket market = new CoinMarket(LocalFaults.NONE)) {
            long last = market.next() - 60 * CoinMarket.SECOND;
            try (RunningFeed feed = new RunningFeed(market.feed(), new FeedPosition(500, last, false))) {
                awaitBooks(feed);

                List<MarketEvent> states = feed.given.of(TickType.FEED_STATE);
                assertEquals(List.of(FeedState.DOWN, FeedState.GAP, FeedState.CONNECTED), states(feed));
                assertEquals(last, states.get(1).feedFrom);
                assertTrue(states.get(1).feedTo > last);
                int first = feed.given
                        .all()
                        .indexOf(feed.given.of(TickType.UNDERLYING_PRICE).get(0));
                assertTrue(feed.given.all().indexOf(states.get(1)) < first);
                assertTrue(feed.given.of(TickType.SESSION).isEmpty(), "it does not open again");
            }
        }
    }
}
