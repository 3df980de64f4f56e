package io.strikeiq.service.imports.nse;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.service.calendar.TradingCalendar;
import io.strikeiq.service.imports.nse.Capture.Series;
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
    /** Smallest price step on NSE's derivatives market, in rupees. */
    private static final double TICK = 0.05;

    private static final String CURRENCY = "INR";

    private record Option(Series series, double strike, OptionRight right) {}

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> indices = new TreeMap<>();
    private final Map<Option, Integer> options = new HashMap<>();

    NseInstruments(Collection<Capture> captures, NseContracts contracts, TradingCalendar calendar) {
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
            instruments.add(Instrument.underlying(id, index.getKey(), InstrumentKind.INDEX, 1, TICK, CURRENCY));
        }
        strikes.forEach((series, all) -> {
            double lot = contracts.lot(series.symbol(), firstDays.get(series));
            long expiryTime = calendar.closeTime(series.expiry());
            for (double strike : all) {
                define(new Option(series, strike, OptionRight.CALL), lot, expiryTime);
                define(new Option(series, strike, OptionRight.PUT), lot, expiryTime);
            }
        });
    }

    private void define(Option option, double lot, long expiryTime) {
        int id = instruments.size();
        options.put(option, id);
        double strike = option.strike();
        String price = strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
        String side = option.right() == OptionRight.CALL ? "C" : "P";
        Series series = option.series();
        instruments.add(Instrument.option(
                id,
                series.symbol() + " " + series.expiry() + " " + price + " " + side,
                indices.get(series.symbol()),
                option.right(),
                strike,
                expiryTime,
                ExerciseStyle.EUROPEAN,
                lot,
                TICK,
                CURRENCY));
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
