package io.strikeiq.feeds.deribit.local;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.json.JsonText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The market as the ticks played so far leave it, and what each tick makes the exchange say. Under the exchange's lock. */
final class LocalMarket {
    private static final int TRADES_KEPT = 100_000;
    private static final String PACE = ".100ms";

    /** Takes what a channel says. */
    @FunctionalInterface
    interface Publisher {
        void publish(String channel, Consumer<JsonText> data);

        /** Takes that a channel says nothing of a change at a time. */
        default void leaveOut(String channel, String instrument, long time) {}
    }

    /** A trade of the history. */
    record PastTrade(LocalInstrument instrument, long sequence, long time, String text) {}

    private final Publisher publisher;
    private final int gap;
    private final JsonText text = new JsonText();
    private final Map<Integer, Instrument> terms = new HashMap<>();
    private final Map<Integer, LocalUnderlying> underlyings = new LinkedHashMap<>();
    private final Map<Integer, LocalInstrument> byId = new HashMap<>();
    private final Map<String, LocalInstrument> byName = new LinkedHashMap<>();
    private final Deque<PastTrade> history = new ArrayDeque<>();
    private long time;
    private long changes;
    private boolean silent = true;
    private boolean leavesOutNext;

    /** @param gap one of so many changes of books is left out, 0 for none */
    LocalMarket(Publisher publisher, int gap) {
        this.publisher = publisher;
        this.gap = gap;
    }

    /** The next change of a book that is known is left out. */
    void leaveOutNext() {
        leavesOutNext = true;
    }

    /** Takes a tick, and says what it means. */
    void on(MarketEvent tick) {
        if (tick.type == TickType.INSTRUMENT) {
            define(tick.definition);
            return;
        }
        time = Math.max(time, tick.exchangeTime);
        LocalUnderlying own = underlyings.get(tick.instrumentId);
        LocalInstrument instrument = own != null ? own.perpetual : byId.get(tick.instrumentId);
        if (instrument == null) {
            return;
        }
        switch (tick.type) {
            case UNDERLYING_PRICE -> index(own, tick.price, true);
            case QUOTE, DEPTH -> book(own, instrument, tick);
            case TRADE -> trade(own, instrument, tick);
            case OPEN_INTEREST -> {
                instrument.openInterest = tick.openInterest;
                ticker(instrument);
            }
            case VENUE_GREEKS -> {
                instrument.greeks.copyFrom(tick);
                publish("markprice.options." + instrument.underlying.indexName(), to -> {
                    to.array();
                    LocalMessages.markPrice(to, instrument, time);
                    to.endArray();
                });
                ticker(instrument);
            }
            default -> {
                // Phases, days and clocks are not of this venue's protocol.
            }
        }
    }

    private void define(Instrument each) {
        terms.put(each.id(), each);
        if (each.isUnderlying()) {
            return;
        }
        Instrument on = terms.get(each.underlyingId());
        if (on == null) {
            return;
        }
        boolean inverse = each.premiumUnit() == PremiumUnit.COIN;
        LocalUnderlying underlying = underlyings.computeIfAbsent(
                on.id(), id -> new LocalUnderlying(LocalName.underlying(on.symbol(), inverse), inverse));
        byName.putIfAbsent(underlying.perpetual.name, underlying.perpetual);
        if (!each.isOption()) {
            if (on.bookInstrumentId() == each.id()) {
                byId.put(each.id(), underlying.perpetual);
                underlying.inversePerpetual = each.isInverse();
            }
            return;
        }
        LocalInstrument option = new LocalInstrument(LocalName.option(underlying.name, each), underlying, each);
        if (byName.putIfAbsent(option.name, option) == null) {
            byId.put(each.id(), option);
            publish(
                    "instrument.state.option." + underlying.currency(),
                    to -> LocalMessages.state(to, option, "open", time));
        }
    }

    private void index(LocalUnderlying underlying, double price, boolean given) {
        if (underlying == null || Double.isNaN(price) || (underlying.hasIndex && !given) || price == underlying.index) {
            return;
        }
        underlying.hasIndex |= given;
        underlying.index = price;
        publish("deribit_price_index." + underlying.indexName(), to -> LocalMessages.index(to, underlying, time));
    }

    private void book(LocalUnderlying own, LocalInstrument instrument, MarketEvent tick) {
        NavigableMap<Double, Double> bids = LocalInstrument.levels(tick, true);
        NavigableMap<Double, Double> asks = LocalInstrument.levels(tick, false);
        if (bids.equals(instrument.bids) && asks.equals(instrument.asks)) {
            return;
        }
        NavigableMap<Double, Double> oldBids = new TreeMap<>(instrument.bids);
        NavigableMap<Double, Double> oldAsks = new TreeMap<>(instrument.asks);
        instrument.bids.clear();
        instrument.bids.putAll(bids);
        instrument.asks.clear();
        instrument.asks.putAll(asks);
        long before = instrument.changeId;
        // Ids are shared by all books, so that they never rise by one.
        instrument.changeId = 1_000 + 3 * ++changes;
        boolean left = before != 0 && (leavesOutNext || (gap > 0 && changes % gap == 0));
        String channel = "book." + instrument.name + PACE;
        if (left) {
            leavesOutNext = false;
            publisher.leaveOut(channel, instrument.name, time);
        } else {
            publish(channel, to -> LocalMessages.book(to, instrument, time, before, oldBids, oldAsks));
        }
        ticker(instrument);
        if (own != null) {
            index(own, 0.5 * (instrument.bid() + instrument.ask()), false);
        }
    }

    private void trade(LocalUnderlying own, LocalInstrument instrument, MarketEvent tick) {
        instrument.tradeSequence++;
        instrument.lastPrice = tick.price;
        LocalMessages.trade(text.clear(), instrument, tick);
        PastTrade past = new PastTrade(instrument, instrument.tradeSequence, tick.exchangeTime, text.toString());
        history.add(past);
        if (history.size() > TRADES_KEPT) {
            history.remove();
        }
        String channel = instrument.isOption()
                ? "trades.option." + instrument.underlying.currency() + PACE
                : "trades." + instrument.name + PACE;
        publish(channel, to -> to.array().raw(past.text()).endArray());
        if (own != null) {
            index(own, tick.price, false);
        }
    }

    private void ticker(LocalInstrument instrument) {
        publish("ticker." + instrument.name + PACE, to -> LocalMessages.ticker(to, instrument, time));
    }

    private void publish(String channel, Consumer<JsonText> data) {
        if (!silent) {
            publisher.publish(channel, data);
        }
    }

    /** It is at least a time, whether or not anything has happened. */
    void reach(long newTime) {
        time = Math.max(time, newTime);
    }

    /** From now on there is somebody to say it to. */
    void speak() {
        silent = false;
    }

    /** What a channel says first to who subscribes to it: the whole book, and what else is known. */
    void first(String channel, Publisher to) {
        String[] words = channel.split("\\.", -1);
        switch (words[0]) {
            case "ticker" ->
                of(words).ifThere(each -> to.publish(channel, text -> LocalMessages.ticker(text, each, time)));
            case "book" ->
                of(words)
                        .ifThere(each -> to.publish(
                                channel, text -> LocalMessages.book(text, each, time, -1, Map.of(), Map.of())));
            case "deribit_price_index" ->
                underlyings.values().stream()
                        .filter(each -> each.indexName().equals(words[1]) && !Double.isNaN(each.index))
                        .forEach(each -> to.publish(channel, text -> LocalMessages.index(text, each, time)));
            default -> {
                // Trades and states begin with the next.
            }
        }
    }

    private Named of(String[] words) {
        return new Named(words.length > 1 ? byName.get(words[1]) : null);
    }

    /** An instrument that may not be there. */
    private record Named(LocalInstrument instrument) {
        void ifThere(Consumer<LocalInstrument> taker) {
            if (instrument != null) {
                taker.accept(instrument);
            }
        }
    }

    /** Whether there is such a channel. */
    boolean knows(String channel) {
        String[] words = channel.split("\\.", -1);
        return switch (words[0]) {
            case "ticker", "book" -> words.length == 3 && byName.containsKey(words[1]);
            case "trades" ->
                words.length == 4
                        ? words[1].equals("option") && hasCurrency(words[2])
                        : words.length == 3 && byName.containsKey(words[1]);
            case "deribit_price_index" -> words.length == 2 && hasIndex(words[1]);
            case "markprice" -> words.length == 3 && hasIndex(words[2]);
            case "instrument" -> words.length == 4 && hasCurrency(words[3]);
            default -> false;
        };
    }

    private boolean hasCurrency(String currency) {
        return underlyings.values().stream().anyMatch(each -> each.currency().equals(currency));
    }

    private boolean hasIndex(String index) {
        return underlyings.values().stream().anyMatch(each -> each.indexName().equals(index));
    }

    double index(String name) {
        return underlyings.values().stream()
                .filter(each -> each.indexName().equals(name))
                .mapToDouble(each -> each.index)
                .findFirst()
                .orElse(Double.NaN);
    }

    LocalInstrument instrument(String name) {
        return byName.get(name);
    }

    /** The options of a currency that live. */
    Collection<LocalInstrument> options(String currency) {
        List<LocalInstrument> options = new ArrayList<>();
        for (LocalInstrument each : byName.values()) {
            if (each.isOption() && each.underlying.currency().equals(currency) && each.terms.expiryTime() > time) {
                options.add(each);
            }
        }
        return options;
    }

    Collection<PastTrade> history() {
        return history;
    }

    /** Names of the underlyings as a feed's config gives them. */
    List<String> names() {
        return underlyings.values().stream().map(each -> each.name).toList();
    }

    long time() {
        return time;
    }
}
