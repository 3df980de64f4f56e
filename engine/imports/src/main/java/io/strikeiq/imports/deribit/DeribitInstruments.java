package io.strikeiq.imports.deribit;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The instruments seen so far with dense ids: of one snapshot, new underlyings by name, then new options by expiry, strike and right. */
final class DeribitInstruments {
    private static final Comparator<ChainRow> BY_TERMS = Comparator.comparing(ChainRow::coin)
            .thenComparing(ChainRow::expiry)
            .thenComparingDouble(ChainRow::strike)
            .thenComparing(ChainRow::right);

    private final Venue venue;
    private final Map<String, Integer> underlyings = new TreeMap<>();
    private final Map<String, Integer> options = new HashMap<>();
    /** Options that live, by expiry and then id. */
    private final TreeMap<Long, TreeSet<Integer>> living = new TreeMap<>();

    private final MarketEvent tick = new MarketEvent();
    private int size;

    DeribitInstruments(Venue venue) {
        this.venue = venue;
    }

    /** Defines what the rows of a snapshot show for the first time; a new underlying opens. */
    void define(List<ChainRow> rows, long time, TickSink sink) {
        TreeSet<String> coins = new TreeSet<>();
        rows.forEach(row -> coins.add(row.coin()));
        coins.removeAll(underlyings.keySet());
        for (String coin : coins) {
            Product product = venue.product(coin);
            Instrument instrument = Instrument.underlying(
                            size++, coin, product.kind(), 1, product.tickSize(), product.currency())
                    .withVenue(venue.name());
            underlyings.put(coin, instrument.id());
            sink.accept(tick.asInstrument(instrument, time));
            sink.accept(tick.asSession(instrument.id(), time, SessionPhase.OPEN));
        }
        rows.stream()
                .filter(row -> !options.containsKey(row.name()))
                .sorted(BY_TERMS)
                .forEach(row -> sink.accept(tick.asInstrument(option(row), time)));
    }

    private Instrument option(ChainRow row) {
        Product product = venue.product(row.coin());
        int id = size++;
        options.put(row.name(), id);
        long expiryTime = venue.expiryTime(product, row.expiry());
        living.computeIfAbsent(expiryTime, time -> new TreeSet<>()).add(id);
        return Instrument.option(
                        id,
                        row.name(),
                        underlyings.get(row.coin()),
                        row.right(),
                        row.strike(),
                        expiryTime,
                        product.exercise(),
                        product.lot(row.expiry(), row.expiry()),
                        product.optionTick(),
                        product.currency())
                .withVenue(venue.name())
                .withPremiumUnit(venue.premium());
    }

    /** Ids of the underlyings by name. */
    Collection<Integer> underlyingIds() {
        return underlyings.values();
    }

    int underlyingId(String coin) {
        return underlyings.get(coin);
    }

    int optionId(String name) {
        return options.get(name);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The next expiry of a living option, {@link Long#MAX_VALUE} when there is none. */
    long nextExpiry() {
        return living.isEmpty() ? Long.MAX_VALUE : living.firstKey();
    }

    /** Lets the options of the next expiry expire. */
    void expireNext(TickSink sink) {
        Map.Entry<Long, TreeSet<Integer>> next = living.pollFirstEntry();
        next.getValue().forEach(id -> sink.accept(tick.asSession(id, next.getKey(), SessionPhase.EXPIRY)));
    }
}
