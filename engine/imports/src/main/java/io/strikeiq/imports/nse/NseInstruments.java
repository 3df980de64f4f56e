package io.strikeiq.imports.nse;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.nse.Capture.Series;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The instruments of the captures kept, with dense ids: indices by symbol, then options by expiry, strike and right. */
final class NseInstruments {
    private record Option(Series series, double strike, OptionRight right) {}

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> indices = new TreeMap<>();
    private final Map<Option, Integer> options = new HashMap<>();
    private final Map<Series, TreeSet<Integer>> idsBySeries = new TreeMap<>();
    private final Map<Series, Double> lots = new HashMap<>();
    private final Venue venue;

    NseInstruments(Collection<Capture> captures, Venue venue) {
        this.venue = venue;
        Map<Series, TreeSet<Double>> strikes = new TreeMap<>();
        Map<Series, LocalDate> firstDays = new HashMap<>();
        for (Capture capture : captures) {
            indices.put(capture.series().symbol(), 0);
            strikes.computeIfAbsent(capture.series(), series -> new TreeSet<>()).addAll(capture.strikes());
            firstDays.merge(capture.series(), capture.date(), (a, b) -> a.isBefore(b) ? a : b);
        }
        for (Map.Entry<String, Integer> index : indices.entrySet()) {
            int id = instruments.size();
            index.setValue(id);
            Product product = venue.product(index.getKey());
            instruments.add(
                    Instrument.underlying(id, index.getKey(), product.kind(), 1, product.tickSize(), product.currency())
                            .withVenue(venue.name()));
        }
        strikes.forEach((series, all) -> {
            Product product = venue.product(series.symbol());
            lots.put(series, product.lot(series.expiry(), firstDays.get(series)));
            for (double strike : all) {
                define(new Option(series, strike, OptionRight.CALL), product);
                define(new Option(series, strike, OptionRight.PUT), product);
            }
        });
    }

    private void define(Option option, Product product) {
        int id = instruments.size();
        options.put(option, id);
        idsBySeries.computeIfAbsent(option.series(), series -> new TreeSet<>()).add(id);
        instruments.add(terms(id, option, product));
    }

    private Instrument terms(int id, Option option, Product product) {
        double strike = option.strike();
        String price = strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
        String side = option.right() == OptionRight.CALL ? "C" : "P";
        Series series = option.series();
        return Instrument.option(
                        id,
                        series.symbol() + " " + series.expiry() + " " + price + " " + side,
                        indices.get(series.symbol()),
                        option.right(),
                        strike,
                        venue.expiryTime(product, series.expiry()),
                        product.exercise(),
                        lots.get(series),
                        product.optionTick(),
                        product.currency())
                .withVenue(venue.name());
    }

    /** Units of the underlying in one contract of a series on a day. */
    double lot(Series series, LocalDate day) {
        return venue.product(series.symbol()).lot(series.expiry(), day);
    }

    /** Defines the options of a series again when its lot changes on this day. */
    void redefine(Series series, LocalDate day, long time, TickSink sink) {
        double lot = lot(series, day);
        if (lot == lots.put(series, lot)) {
            return;
        }
        MarketEvent tick = new MarketEvent();
        options.forEach((option, id) -> {
            if (option.series().equals(series)) {
                instruments.set(id, terms(id, option, venue.product(series.symbol())));
            }
        });
        idsBySeries.get(series).forEach(id -> sink.accept(tick.asInstrument(instruments.get(id), time)));
    }

    int indexId(String symbol) {
        return indices.get(symbol);
    }

    int optionId(Series series, OptionRow row) {
        return options.get(new Option(series, row.strike(), row.right()));
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
