package io.strikeiq.feeds.deribit.local;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.feeds.json.JsonText;
import java.util.Map;

/** The bodies of the exchange's messages, after the published format. */
final class LocalMessages {
    private static final long MILLISECOND = 1_000_000L;
    private static final double PERCENT = 100;
    private static final long FAR = 32_503_680_000_000L;

    private LocalMessages() {}

    static void ticker(JsonText to, LocalInstrument of, long time) {
        to.object().name("instrument_name").value(of.name).name("timestamp").value(time / MILLISECOND);
        to.name("state").value("open").name("best_bid_price").value(orZero(of.bid()));
        to.name("best_bid_amount").value(orZero(of.bidSize()));
        to.name("best_ask_price")
                .value(orZero(of.ask()))
                .name("best_ask_amount")
                .value(orZero(of.askSize()));
        to.name("last_price").value(of.lastPrice).name("index_price").value(of.underlying.index);
        to.name("open_interest").value(of.openInterest);
        if (of.isOption()) {
            MarketEvent greeks = of.greeks;
            to.name("underlying_price").value(greeks.venueForward);
            to.name("mark_iv")
                    .value(rounded(greeks.venueIv * PERCENT))
                    .name("greeks")
                    .object();
            to.name("delta").value(greeks.venueDelta).name("gamma").value(greeks.venueGamma);
            to.name("vega")
                    .value(greeks.venueVega)
                    .name("theta")
                    .value(greeks.venueTheta)
                    .endObject();
        }
        to.endObject();
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    /**
     * A book, or a change of it.
     *
     * @param before id of the change before, −1 for the whole book
     */
    static void book(
            JsonText to,
            LocalInstrument of,
            long time,
            long before,
            Map<Double, Double> oldBids,
            Map<Double, Double> oldAsks) {
        to.object().name("type").value(before < 0 ? "snapshot" : "change");
        to.name("timestamp").value(time / MILLISECOND);
        if (before >= 0) {
            to.name("prev_change_id").value(before);
        }
        to.name("instrument_name").value(of.name).name("change_id").value(of.changeId);
        side(to.name("bids"), -1, oldBids, of.bids);
        side(to.name("asks"), 1, oldAsks, of.asks);
        to.endObject();
    }

    private static void side(JsonText to, int sign, Map<Double, Double> before, Map<Double, Double> now) {
        to.array();
        before.forEach((key, size) -> {
            if (!now.containsKey(key)) {
                level(to, "delete", sign * key, 0);
            }
        });
        now.forEach((key, size) -> {
            Double old = before.get(key);
            if (old == null) {
                level(to, "new", sign * key, size);
            } else if (!old.equals(size)) {
                level(to, "change", sign * key, size);
            }
        });
        to.endArray();
    }

    private static void level(JsonText to, String action, double price, double size) {
        to.array().value(action).value(price).value(size).endArray();
    }

    static void trade(JsonText to, LocalInstrument of, MarketEvent tick) {
        to.object().name("instrument_name").value(of.name).name("timestamp").value(tick.exchangeTime / MILLISECOND);
        to.name("price").value(tick.price).name("amount").value(tick.size);
        to.name("direction").value(tick.aggressor == Aggressor.SELL ? "sell" : "buy");
        to.name("trade_seq").value(of.tradeSequence);
        to.name("trade_id").value(Long.toString(tick.tradeId == 0 ? of.tradeSequence : tick.tradeId));
        to.name("index_price").value(of.underlying.index).name("tick_direction").value(0);
        if ((tick.flags & MarketEvent.FLAG_COMBO) != 0) {
            to.name("combo_id").value(of.underlying.name + "-CS-1");
        }
        if ((tick.flags & MarketEvent.FLAG_BLOCK) != 0) {
            to.name("block_trade_id").value("BLOCK-" + of.tradeSequence);
        }
        to.endObject();
    }

    static void instrument(JsonText to, LocalInstrument of) {
        boolean option = of.isOption();
        to.object().name("instrument_name").value(of.name).name("kind").value(option ? "option" : "future");
        boolean inverse = option ? of.underlying.inverse : of.underlying.inversePerpetual;
        to.name("instrument_type").value(inverse ? "reversed" : "linear");
        to.name("state").value("open").name("is_active").value(true);
        to.name("base_currency").value(of.underlying.name.replaceFirst("_.*", ""));
        to.name("quote_currency").value(of.underlying.inverse && option ? of.underlying.name : "USD");
        to.name("price_index").value(of.underlying.indexName());
        to.name("settlement_period").value(option ? "week" : "perpetual");
        to.name("contract_size").value(option ? of.terms.contractSize() : 1.0);
        to.name("tick_size").value(option ? of.terms.tickSize() : 0.01);
        if (option) {
            to.name("option_type").value(of.terms.right() == OptionRight.CALL ? "call" : "put");
            to.name("strike").value(of.terms.strike());
        }
        to.name("expiration_timestamp").value(option ? of.terms.expiryTime() / MILLISECOND : FAR);
        to.endObject();
    }

    static void summary(JsonText to, LocalInstrument of, long time) {
        to.object()
                .name("instrument_name")
                .value(of.name)
                .name("creation_timestamp")
                .value(time / MILLISECOND);
        to.name("open_interest").value(of.openInterest);
        to.name("bid_price").value(of.bid()).name("ask_price").value(of.ask()).endObject();
    }

    static void index(JsonText to, LocalUnderlying of, long time) {
        to.object().name("timestamp").value(time / MILLISECOND).name("price").value(of.index);
        to.name("index_name").value(of.indexName()).endObject();
    }

    static void markPrice(JsonText to, LocalInstrument of, long time) {
        to.object().name("timestamp").value(time / MILLISECOND).name("iv").value(of.greeks.venueIv);
        to.name("mark_price")
                .value(Double.NaN)
                .name("instrument_name")
                .value(of.name)
                .endObject();
    }

    static void state(JsonText to, LocalInstrument of, String state, long time) {
        to.object().name("timestamp").value(time / MILLISECOND).name("state").value(state);
        to.name("instrument_name").value(of.name).endObject();
    }
}
