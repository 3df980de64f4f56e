package io.strikeiq.feeds.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.testing.ExpectedLog;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames written by hand after the published format: no recorded ones of these are at hand. */
class DeribitWrittenFramesTest {
    private static final long MS = 1_000_000L;
    /** 27 March 2026, 07:59:00 UTC. */
    private static final long NOW = 1_774_598_340_000L;

    private static final String CALL = "BTC-27MAR26-60000-C";
    private static final String LINEAR = "XRP_USDC-27MAR26-0d625-C";

    private final GivenTicks given = new GivenTicks();
    private final DecoderRig rig = new DecoderRig(given, "BTC", "XRP_USDC");

    @BeforeEach
    void list() {
        rig.list(option(CALL, "reversed", "60000.0", "BTC"));
        rig.list(option(LINEAR, "linear", "0.625", "USDC"));
        rig.list("{\"kind\":\"future\",\"instrument_name\":\"BTC-PERPETUAL\",\"settlement_period\":\"perpetual\","
                + "\"instrument_type\":\"reversed\",\"contract_size\":10,\"tick_size\":0.5,"
                + "\"expiration_timestamp\":32503708800000}");
        rig.channel("trades.option.BTC.100ms", DeribitChannel.Kind.TRADES, "");
        rig.channel("ticker." + CALL + ".100ms", DeribitChannel.Kind.TICKER, CALL);
        rig.channel("markprice.options.btc_usd", DeribitChannel.Kind.MARK_PRICES, "");
        rig.channel("deribit_price_index.btc_usd", DeribitChannel.Kind.INDEX, "BTC");
        rig.channel("instrument.state.option.BTC", DeribitChannel.Kind.STATES, "");
        rig.out.frame(NOW * MS, 0);
    }

    /** Expires at 08:00 UTC on 27 March 2026. */
    private static String option(String name, String type, String strike, String quote) {
        return "{\"instrument_name\":\"" + name + "\",\"kind\":\"option\",\"option_type\":\"call\",\"strike\":" + strike
                + ",\"expiration_timestamp\":1774598400000,\"contract_size\":1.0,\"tick_size\":1e-4,"
                + "\"settlement_period\":\"month\",\"instrument_type\":\"" + type + "\",\"quote_currency\":\"" + quote
                + "\",\"state\":\"open\",\"tick_size_steps\":[{\"above_price\":0.005,\"tick_size\":5e-4}]}";
    }

    private static String frame(String channel, String data) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":"
                + data + "}}";
    }

    private static String trade(String instrument, long sequence, String more) {
        return "{\"trade_seq\":" + sequence + ",\"trade_id\":\"ETH-" + (900 + sequence) + "\",\"timestamp\":"
                + (NOW + sequence) + ",\"tick_direction\":0,\"price\":0.0235,\"mark_price\":0.02369,\"iv\":52.1,"
                + "\"instrument_name\":\"" + instrument
                + "\",\"index_price\":60210.11,\"direction\":\"sell\",\"contracts\":2.5,"
                + "\"amount\":2.5" + more + "}";
    }

    private void trades(String trades) {
        rig.decode(frame("trades.option.BTC.100ms", trades));
    }

    @Test
    void shouldReadTermsOfInverseAndLinearOptionsAndOfThePerpetual() {
        DeribitInstrument inverse = rig.instruments.byName().get(CALL);
        DeribitInstrument linear = rig.instruments.byName().get(LINEAR);
        DeribitInstrument perpetual = rig.instruments.byName().get("BTC-PERPETUAL");

        assertEquals(PremiumUnit.COIN, inverse.terms.premiumUnit());
        assertEquals("USD", inverse.terms.currency());
        assertEquals(1_774_598_400_000L * MS, inverse.terms.expiryTime());
        assertEquals(1e-4, inverse.terms.tickSize());
        assertEquals(PremiumUnit.CURRENCY, linear.terms.premiumUnit());
        assertEquals(0.625, linear.terms.strike());
        assertEquals("USDC", linear.terms.currency());
        assertTrue(perpetual.terms.isInverse());
        assertEquals(perpetual.id(), rig.instruments.underlying(0).terms.bookInstrumentId());
        assertNull(rig.list(option("DOGE-27MAR26-1-C", "reversed", "1", "DOGE")), "not asked for");
        assertNull(rig.list(option(CALL, "reversed", "60000", "BTC")), "known");
    }

    @Test
    void shouldTagLegsOfCombinationsAndBlocksAndCountACombinationByItsLegs() {
        trades("[" + trade(CALL, 1, "") + ","
                + trade(CALL, 2, ",\"combo_id\":\"BTC-CS-27MAR26-60000_65000\",\"combo_trade_id\":77") + ","
                + trade(CALL, 3, ",\"block_trade_id\":\"BLOCK-1\",\"combo_id\":null") + ","
                + trade("BTC-CS-27MAR26-60000_65000", 4, "") + "]");

        List<MarketEvent> all = given.of(TickType.TRADE);
        assertEquals(3, all.size());
        assertEquals(0, all.get(0).flags);
        assertEquals(MarketEvent.FLAG_COMBO, all.get(1).flags);
        assertEquals(MarketEvent.FLAG_BLOCK, all.get(2).flags);
        assertEquals(Aggressor.SELL, all.get(0).aggressor);
        assertEquals(0.0235, all.get(0).price);
        assertEquals(2.5, all.get(0).size);
        assertEquals(901, all.get(0).tradeId);
        assertEquals((NOW + 1) * MS, all.get(0).exchangeTime);
        assertEquals(1, rig.counts.get(DeribitChannel.Kind.TRADES).drops(Drop.UNKNOWN_INSTRUMENT));
    }

    @Test
    void shouldDropATradeThatHasComeAndAskForThoseThatHaveNot() {
        trades("[" + trade(CALL, 7, "") + "]");
        trades("[" + trade(CALL, 8, "") + "," + trade(CALL, 7, "") + "]");
        trades("[" + trade(CALL, 12, "") + "]");

        assertEquals(3, given.of(TickType.TRADE).size());
        assertEquals(1, rig.counts.get(DeribitChannel.Kind.TRADES).drops(Drop.DUPLICATE));
        assertEquals(List.of("trades " + CALL + " 9..11"), rig.heard);
    }

    @Test
    void shouldTakeNullAndZeroForAnEmptySideAndAMissingFieldForUnknown() {
        rig.decode(frame(
                "ticker." + CALL + ".100ms",
                "{\"best_ask_price\":0.0,\"best_ask_amount\":0.0,\"best_bid_price\":null,\"timestamp\":" + NOW
                        + ",\"mark_iv\":5.21e1,\"greeks\":{\"delta\":0.5}}"));

        MarketEvent quote = given.of(TickType.QUOTE).get(0);
        assertTrue(Double.isNaN(quote.bidPrice) && Double.isNaN(quote.askPrice));
        assertTrue(Double.isNaN(quote.bidSize) && Double.isNaN(quote.askSize));
        MarketEvent greeks = given.of(TickType.VENUE_GREEKS).get(0);
        assertEquals(0.521, greeks.venueIv);
        assertEquals(0.5, greeks.venueDelta);
        assertTrue(Double.isNaN(greeks.venueGamma) && Double.isNaN(greeks.venueForward));
        assertTrue(given.of(TickType.OPEN_INTEREST).isEmpty());
    }

    @Test
    void shouldReadTheVolatilityOfTheChainAsAFractionAndOnlyWhatHasChanged() {
        String chain = "[{\"timestamp\":" + NOW + ",\"mark_price\":0.0301,\"iv\":0.5302,\"instrument_name\":\"" + CALL
                + "\"},{\"timestamp\":" + NOW
                + ",\"mark_price\":0.1,\"iv\":0.9,\"instrument_name\":\"BTC-1JAN99-1-C\"}]";
        rig.decode(frame("markprice.options.btc_usd", chain));
        rig.decode(frame("markprice.options.btc_usd", chain));

        assertEquals(1, given.of(TickType.VENUE_GREEKS).size());
        assertEquals(0.5302, given.of(TickType.VENUE_GREEKS).get(0).venueIv);
    }

    @Test
    void shouldReadFieldsInAnyOrderAndNumbersInAnyForm() {
        rig.decode("{\"params\":{\"data\":{\"index_name\":\"btc_usd\",\"price\":6.021011e4,\"timestamp\":" + NOW
                + "},\"channel\":\"deribit_price_index.btc_usd\"},\"method\":\"subscription\",\"jsonrpc\":\"2.0\"}");

        assertEquals(60_210.11, given.of(TickType.UNDERLYING_PRICE).get(0).price);
    }

    @Test
    void shouldBeginADayAtEightBeforeTheFirstTickOfIt() {
        long eight = 1_774_598_400_000L;
        rig.decode(frame("deribit_price_index.btc_usd", "{\"price\":60000,\"timestamp\":" + NOW + "}"));
        rig.out.frame((eight + 30) * MS, 0);
        rig.decode(frame("deribit_price_index.btc_usd", "{\"price\":60001,\"timestamp\":" + (eight + 20) + "}"));
        rig.decode(frame("deribit_price_index.btc_usd", "{\"price\":60002,\"timestamp\":" + (eight + 25) + "}"));

        assertEquals(
                List.of(
                        TickType.UNDERLYING_PRICE,
                        TickType.DAY,
                        TickType.DAY,
                        TickType.UNDERLYING_PRICE,
                        TickType.UNDERLYING_PRICE),
                given.all().stream().map(tick -> tick.type).toList());
        assertEquals(eight * MS, given.of(TickType.DAY).get(0).exchangeTime);
    }

    @Test
    void shouldDropWhatAnExpiredOptionStillSends() {
        long after = 1_774_598_400_000L + 5;
        rig.decode(frame(
                "ticker." + CALL + ".100ms", "{\"timestamp\":" + after + ",\"best_bid_price\":0.1,\"mark_iv\":50}"));

        assertTrue(given.all().isEmpty());
        assertEquals(1, rig.counts.get(DeribitChannel.Kind.TICKER).drops(Drop.EXPIRED));
    }

    @Test
    void shouldRebuildABookThatCannotBeReadFromANewSnapshotOnly() {
        DeribitChannel book = rig.channel("book." + CALL + ".100ms", DeribitChannel.Kind.BOOK, CALL);
        String name = "book." + CALL + ".100ms";
        rig.decode(frame(
                name,
                "{\"type\":\"snapshot\",\"timestamp\":" + NOW
                        + ",\"change_id\":100,\"bids\":[[\"new\",0.02,1.0]],\"asks\":[[\"new\",0.03,2.0]]}"));
        rig.decode(frame(
                name,
                "{\"type\":\"change\",\"timestamp\":" + NOW
                        + ",\"prev_change_id\":100,\"change_id\":104,\"bids\":[[\"change\",0.02,\"x\"]],\"asks\":[]}"));
        rig.decode(frame(
                name,
                "{\"type\":\"change\",\"timestamp\":" + NOW
                        + ",\"prev_change_id\":104,\"change_id\":107,\"bids\":[[\"change\",0.02,9]],\"asks\":[]}"));

        assertEquals(List.of("gap " + name), rig.heard);
        assertEquals(1, given.of(TickType.DEPTH).size());
        assertEquals(FeedState.RESYNC, given.of(TickType.FEED_STATE).get(0).feedState);
        assertEquals(1, book.counts.drops(Drop.MALFORMED));
        assertEquals(1, book.counts.drops(Drop.WITHOUT_SNAPSHOT));

        rig.decode(frame(
                name,
                "{\"asks\":[],\"bids\":[[\"new\",0.021,4]],\"change_id\":200,\"type\":\"snapshot\",\"timestamp\":" + NOW
                        + "}"));
        MarketEvent depth = given.of(TickType.DEPTH).get(1);
        assertEquals(0.021, depth.bidPrices[0]);
        assertTrue(Double.isNaN(depth.askPrices[0]));
    }

    @Test
    void shouldTellCallsErrorsHeartbeatsAndStatesApart() {
        rig.decode("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\"}}");
        rig.decode("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}");
        rig.decode("{\"usOut\":1,\"result\":\"ok\",\"jsonrpc\":\"2.0\",\"id\":5,\"testnet\":false}");
        rig.decode(
                "{\"id\":6,\"error\":{\"message\":\"raw_subscriptions_not_available_for_unauthorized\",\"code\":13778}}");
        rig.decode(frame(
                "instrument.state.option.BTC",
                "{\"timestamp\":" + NOW + ",\"state\":\"created\",\"instrument_name\":\"BTC-3APR26-60000-C\"}"));
        rig.decode(frame("ticker.BTC-1JAN99-1-C.100ms", "{}"));
        rig.decode("{\"jsonrpc\":\"2.0\",\"method\":");
        rig.decode("no JSON");

        assertEquals(
                List.of(
                        "test request",
                        "result 5",
                        "error 6 13778 raw_subscriptions_not_available_for_unauthorized",
                        "state BTC-3APR26-60000-C created " + NOW * MS),
                rig.heard);
        assertEquals(1, rig.decoder.unknownChannels());
        assertEquals(2, rig.decoder.malformed());
    }

    @Test
    void shouldForgetTheOldestTradesOnly() {
        SeenTrades seen = new SeenTrades();
        for (int i = 1; i <= 200_000; i++) {
            assertTrue(seen.add(i % 50, i), "trade " + i);
        }
        for (int i = 200_000; i > 200_000 - 60_000; i--) {
            assertTrue(!seen.add(i % 50, i), "trade " + i);
        }
        assertTrue(seen.add(1 % 50, 1), "the first is long forgotten");
    }

    @Test
    @ExpectedLog(logger = "UnitCheck", contains = "it may be in contracts or in money")
    void shouldSayThatOpenInterestIsInMoneyWhenItIsNoMultipleOfATenthOfACoin() {
        for (int i = 1; i <= 100; i++) {
            rig.decode(frame(
                    "ticker." + CALL + ".100ms",
                    "{\"instrument_name\":\"" + CALL + "\",\"timestamp\":" + (NOW + i) + ",\"open_interest\":"
                            + 60_210.11 * i + "}"));
        }
        assertEquals(100, given.of(TickType.OPEN_INTEREST).size());
    }

    @Test
    void shouldSayNothingOfOpenInterestInTenthsOfACoin() {
        for (int i = 1; i <= 100; i++) {
            rig.decode(frame(
                    "ticker." + CALL + ".100ms",
                    "{\"instrument_name\":\"" + CALL + "\",\"timestamp\":" + (NOW + i) + ",\"open_interest\":" + i * 0.1
                            + "}"));
        }
        assertEquals(100, given.of(TickType.OPEN_INTEREST).size());
    }
}
