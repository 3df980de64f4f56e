package io.strikeiq.imports.lean;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.lean.LeanFileName.Contract;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The instruments of a LEAN source with dense ids: underlyings by symbol, then options by expiry, strike and right. Several
 * products may be on one underlying, such as SPX and SPXW.
 */
final class LeanInstruments {
    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> underlyings = new HashMap<>();
    private final Map<Contract, Integer> options = new HashMap<>();
    private final Venue venue;

    LeanInstruments(Collection<LeanFileName> names, Venue venue) {
        this.venue = venue;
        TreeSet<String> symbols = new TreeSet<>();
        TreeSet<Contract> contracts = new TreeSet<>();
        for (LeanFileName name : names) {
            symbols.add(venue.product(name.symbol()).underlying());
            if (name.contract() != null) {
                contracts.add(name.contract());
            }
        }
        for (String symbol : symbols) {
            int id = instruments.size();
            underlyings.put(symbol, id);
            Product product = venue.product(symbol);
            instruments.add(Instrument.underlying(id, symbol, product.kind(), 1, product.tickSize(), product.currency())
                    .withVenue(venue.name()));
        }
        contracts.forEach(this::define);
    }

    private void define(Contract contract) {
        int id = instruments.size();
        options.put(contract, id);
        Product product = venue.product(contract.symbol());
        instruments.add(Instrument.option(
                        id,
                        symbol(contract),
                        underlyings.get(product.underlying()),
                        contract.right(),
                        contract.strike(),
                        venue.expiryTime(product, contract.expiry()),
                        contract.style(),
                        product.lot(contract.expiry(), contract.expiry()),
                        product.optionTick(),
                        product.currency())
                .withVenue(venue.name())
                .withSeries(product.series()));
    }

    private static String symbol(Contract contract) {
        double strike = contract.strike();
        String price = strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
        String side = contract.right() == OptionRight.CALL ? "C" : "P";
        return contract.symbol() + " " + contract.expiry() + " " + price + " " + side;
    }

    /** Id of the instrument that a file is about. */
    int idOf(LeanFileName name) {
        return name.contract() == null ? underlyingId(name) : options.get(name.contract());
    }

    private Integer underlyingId(LeanFileName name) {
        return underlyings.get(venue.product(name.symbol()).underlying());
    }

    /** Units of the underlying in which the rows of a file count: its contract's, or one share. */
    double unit(LeanFileName name) {
        return name.contract() == null ? 1 : instruments.get(idOf(name)).contractSize();
    }

    /** Days and hours of what a file is about. */
    TradingCalendar calendar(String symbol) {
        return venue.product(symbol).calendar();
    }

    /** Instant from which no row of a file can be: that of its contract's last trade. */
    long end(LeanFileName name) {
        return name.contract() == null
                ? Long.MAX_VALUE
                : venue.lastTradeTime(
                        venue.product(name.symbol()), name.contract().expiry());
    }

    /** Symbol of an underlying. */
    String symbol(int underlyingId) {
        return instruments.get(underlyingId).symbol();
    }

    /** Ids of the underlyings that files are about. */
    Collection<Integer> underlyingIds(Collection<LeanFileName> names) {
        TreeSet<Integer> ids = new TreeSet<>();
        names.stream().map(this::underlyingId).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    List<Instrument> all() {
        return instruments;
    }

    /** Defines every instrument at a time. */
    void defineAll(TickSink sink, long time) {
        MarketEvent tick = new MarketEvent();
        for (Instrument instrument : instruments) {
            sink.accept(tick.asInstrument(instrument, time));
        }
    }
}
