package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.ChannelCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which channels are wanted: of each underlying the index, the whole chain's prices, states and trades and the perpetual with
 * its book; of the options nearest to the money of the nearest expiries tickers and books. All else of the chain comes
 * with the chain's own channels.
 */
final class ChannelPlan {
    private static final String PACE = ".100ms";

    private final DeribitSettings settings;
    private final DeribitInstruments instruments;
    private final Map<DeribitChannel.Kind, ChannelCounts> counts;
    private final Map<String, DeribitChannel> wanted = new LinkedHashMap<>();

    ChannelPlan(
            DeribitSettings settings, DeribitInstruments instruments, Map<DeribitChannel.Kind, ChannelCounts> counts) {
        this.settings = settings;
        this.instruments = instruments;
        this.counts = counts;
    }

    /**
     * The channels by name.
     *
     * @param centres price around which strikes are near, by underlying; {@code NaN} for none
     * @param time now, in nanoseconds since the epoch
     */
    Map<String, DeribitChannel> channels(double[] centres, long time) {
        wanted.clear();
        for (int i = 0; i < settings.underlyings().size(); i++) {
            DeribitUnderlying underlying = settings.underlyings().get(i);
            DeribitInstrument index = instruments.underlying(i);
            add("deribit_price_index." + underlying.index(), DeribitChannel.Kind.INDEX, index);
            add("markprice.options." + underlying.index(), DeribitChannel.Kind.MARK_PRICES, null);
            add("instrument.state.option." + underlying.currency(), DeribitChannel.Kind.STATES, null);
            add("trades.option." + underlying.currency() + PACE, DeribitChannel.Kind.TRADES, null);
            DeribitInstrument perpetual = instruments.byName().get(underlying.perpetual());
            if (perpetual != null) {
                add("trades." + underlying.perpetual() + PACE, DeribitChannel.Kind.TRADES, perpetual);
                near(perpetual, true);
            }
            if (centres[i] > 0) {
                near(underlying, centres[i], time);
            }
        }
        return new LinkedHashMap<>(wanted);
    }

    private void add(String name, DeribitChannel.Kind kind, DeribitInstrument instrument) {
        wanted.computeIfAbsent(name, each -> new DeribitChannel(each, kind, instrument, counts.get(kind)));
    }

    private void near(DeribitInstrument instrument, boolean book) {
        String name = instrument.terms.symbol();
        add("ticker." + name + PACE, DeribitChannel.Kind.TICKER, instrument);
        if (book) {
            add("book." + name + PACE, DeribitChannel.Kind.BOOK, instrument);
        }
    }

    private void near(DeribitUnderlying underlying, double centre, long time) {
        expiries(underlying, time).values().stream()
                .limit(settings.expiries())
                .forEach(options -> near(options, centre));
    }

    private NavigableMap<Long, List<DeribitInstrument>> expiries(DeribitUnderlying underlying, long time) {
        NavigableMap<Long, List<DeribitInstrument>> expiries = new TreeMap<>();
        instruments.listed().stream()
                .filter(each -> each.isOption() && each.underlying.equals(underlying) && !each.isOver(time))
                .forEach(each -> expiries.computeIfAbsent(each.terms.expiryTime(), key -> new ArrayList<>())
                        .add(each));
        return expiries;
    }

    /** The distance of two strikes of the nearest expiry of an underlying around a price, {@code NaN} when there are none. */
    double step(int underlying, double centre, long time) {
        List<Double> strikes = expiries(settings.underlyings().get(underlying), time).values().stream()
                .limit(1)
                .flatMap(List::stream)
                .map(each -> each.terms.strike())
                .distinct()
                .sorted(Comparator.comparingDouble(strike -> Math.abs(strike - centre)))
                .limit(2)
                .toList();
        return strikes.size() < 2 ? Double.NaN : Math.abs(strikes.get(0) - strikes.get(1));
    }

    private void near(List<DeribitInstrument> options, double centre) {
        TreeSet<Double> strikes = new TreeSet<>();
        options.forEach(each -> strikes.add(each.terms.strike()));
        List<Double> nearest = strikes.stream()
                .sorted(Comparator.comparingDouble(strike -> Math.abs(strike - centre)))
                .limit(2L * settings.strikes() + 1)
                .toList();
        options.stream()
                .filter(each -> nearest.contains(each.terms.strike()))
                .forEach(each -> near(each, settings.books()));
    }
}
