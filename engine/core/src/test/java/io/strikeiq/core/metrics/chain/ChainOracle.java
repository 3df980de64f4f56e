package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The metrics that change with each tick, computed from scratch over every option of every live chain. */
final class ChainOracle {
    private final UnderlyingState underlying;
    private final GexConvention convention;
    /** By instrument id: units that customers bought, and sold, this session. */
    final Map<Integer, double[]> flow = new HashMap<>();

    ChainOracle(UnderlyingState underlying, GexConvention convention) {
        this.underlying = underlying;
        this.convention = convention;
    }

    /** One option in its chain. */
    private record Option(ChainState chain, int column) {
        boolean isCall() {
            return column % 2 == 0;
        }

        double openInterest() {
            return chain.openInterest[column];
        }
    }

    /** Units that dealers hold, NaN when unknown. */
    private double units(Option option) {
        double[] traded = flow.get(option.chain.instrumentIds[option.column]);
        return switch (convention) {
            case LONG_CALLS_SHORT_PUTS -> option.isCall() ? option.openInterest() : -option.openInterest();
            case ALL_SHORT -> -option.openInterest();
            case BY_FLOW ->
                traded == null
                        ? Double.NaN
                        : option.openInterest()
                                * Math.max(-1, Math.min(1, (traded[1] - traded[0]) / option.openInterest()));
        };
    }

    /** Σ over options of a value, NaN terms left out. */
    private double sum(ToDoubleFunction<Option> value) {
        double sum = 0;
        for (int i = 0; i < underlying.chainCount(); i++) {
            for (int column = 0; column < 2 * underlying.chain(i).rows(); column++) {
                double term = value.applyAsDouble(new Option(underlying.chain(i), column));
                sum += Double.isNaN(term) ? 0 : term;
            }
        }
        return sum;
    }

    private double gamma(Option option) {
        return units(option) * option.chain.gamma[option.column];
    }

    private boolean isKnown(Option option) {
        return !Double.isNaN(units(option)) && !Double.isNaN(option.chain.gamma[option.column]);
    }

    /** Values of the metrics that follow every tick. */
    Map<Metric, Double> values(double atmStrike, int reach) {
        Map<Metric, Double> values = new TreeMap<>();
        double known = sum(option -> isKnown(option) ? 1 : 0) > 0 ? 1 : Double.NaN;
        double factor = known * 0.01 * underlying.spot * underlying.spot;
        double net = factor * sum(this::gamma);
        values.put(Metric.NET_GEX, net);
        values.put(Metric.CALL_GEX, factor * sum(option -> option.isCall() ? gamma(option) : 0));
        values.put(Metric.PUT_GEX, factor * sum(option -> option.isCall() ? 0 : gamma(option)));
        values.put(Metric.GROSS_GEX, factor * sum(option -> option.openInterest() * option.chain.gamma[option.column]));
        values.put(Metric.HEDGING_FLOW_1PCT, -net / underlying.spot);
        values.put(Metric.NET_VANNA, known * sum(option -> signed(option, option.chain.vanna)));
        values.put(Metric.NET_CHARM, known * sum(option -> signed(option, option.chain.charm)));
        putRatios(values);
        putWindow(values, atmStrike, reach);
        return values;
    }

    private double signed(Option option, double[] greek) {
        return isKnown(option) ? units(option) * greek[option.column] : 0;
    }

    private void putRatios(Map<Metric, Double> values) {
        double calls = openInterest(true);
        double puts = openInterest(false);
        values.put(Metric.CALL_OI, calls);
        values.put(Metric.PUT_OI, puts);
        values.put(Metric.PCR_OI, calls > 0 ? puts / calls : Double.NaN);
        double callVolume = sum(option -> option.isCall() ? option.chain.volume[option.column] : 0);
        double putVolume = sum(option -> option.isCall() ? 0 : option.chain.volume[option.column]);
        values.put(Metric.PCR_VOLUME, callVolume > 0 ? putVolume / callVolume : Double.NaN);
    }

    private double openInterest(boolean call) {
        double known = sum(option -> option.isCall() == call && !Double.isNaN(option.openInterest()) ? 1 : 0);
        return known == 0 ? Double.NaN : sum(option -> option.isCall() == call ? option.openInterest() : 0);
    }

    private void putWindow(Map<Metric, Double> values, double atmStrike, int reach) {
        ChainState front = underlying.front();
        double calls = 0;
        double puts = 0;
        for (int row = 0; front != null && row < front.rows(); row++) {
            if (Math.abs(row - front.rowOf(atmStrike)) <= reach && front.rowOf(atmStrike) >= 0) {
                calls += Math.max(0, front.openInterest[2 * row]);
                puts += Double.isNaN(front.openInterest[2 * row + 1]) ? 0 : front.openInterest[2 * row + 1];
            }
        }
        if (calls > 0 && puts > 0) {
            values.put(Metric.PCR_OI_ATM, puts / calls);
        }
    }

    /** Dealers' gamma of calls or puts by strike. */
    Map<Double, Double> profile(boolean calls, boolean puts) {
        Map<Double, Double> profile = new TreeMap<>();
        sum(option -> {
            if (option.isCall() ? calls : puts) {
                double gamma = gamma(option);
                profile.merge(option.chain.strike(option.column / 2), Double.isNaN(gamma) ? 0 : gamma, Double::sum);
            }
            return 0;
        });
        return profile;
    }
}
