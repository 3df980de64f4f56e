package io.strikeiq.core.metrics.flow;

import static io.strikeiq.core.metrics.flow.FlowMarket.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.metrics.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class OptionFlowOracleTest {
    private static final FlowSettings SETTINGS = FlowSettings.defaults();
    private static final long HALF_LIFE = SETTINGS.flowHalfLife();

    private record Print(
            int option, double size, double price, int side, double delta, double gamma, double vega, boolean front) {
        boolean call() {
            return option % 2 == 0;
        }

        boolean greeks() {
            return side != 0 && !Double.isNaN(delta);
        }

        double greek(double value) {
            return greeks() ? side * size * value : 0;
        }
    }

    private final FlowMarket market = FlowMarket.classified(sides -> new OptionFlowCalculator(SETTINGS, sides));
    private final NaiveFlow<Print> tape = new NaiveFlow<>();
    private final Map<Metric, List<NaiveFlow.At<Double>>> samples = new EnumMap<>(Metric.class);
    private boolean clipped;
    private long lastSample = Long.MIN_VALUE;

    @Test
    void shouldEqualTheDefinitionsRecomputedFromTheWholeTape() {
        long seed = 4_711L;
        Random random = new Random(seed);
        for (int i = 0; i < 1500; i++) {
            long before = market.now;
            market.after(random.nextInt(8) == 0 ? 10 * random.nextDouble() : 0.5 * random.nextInt(3));
            if (market.now > before && !tape.all.isEmpty()) {
                sample(before);
            }
            step(random);
            if (i % 7 == 0 && !tape.all.isEmpty()) {
                check("seed " + seed + " step " + i);
            }
        }
        assertTrue(samples.get(Metric.PREMIUM_FLOW_Z).size() > 60);
        assertTrue(clipped, "no sample was clipped");
    }

    private void step(Random random) {
        int option = random.nextInt(FlowMarket.OPTIONS);
        if (random.nextInt(20) == 0) {
            double sign = option % 2 == 0 ? 1 : -1;
            boolean known = random.nextInt(4) > 0;
            market.greeks(option, known ? sign * random.nextDouble() : Double.NaN, random.nextDouble(), 1);
        }
        int side = random.nextInt(4) == 0 ? 0 : random.nextBoolean() ? 1 : -1;
        double price = 1 + random.nextInt(50);
        double size = (1 + random.nextInt(100)) * (tape.all.size() % 700 > 680 ? 200 : 1);
        int chainColumn = market.column(option);
        double delta = market.chain(option).delta[chainColumn];
        double gamma = market.chain(option).gamma[chainColumn];
        double vega = market.chain(option).vega[chainColumn];
        int naiveSide = side == 0 ? tickRule(option, price) : side;
        tape.add(market.now, new Print(option, size, price, naiveSide, delta, gamma, vega, option < 10));
        market.trade(option, price, size, side == 0 ? Aggressor.UNKNOWN : side > 0 ? Aggressor.BUY : Aggressor.SELL);
    }

    private int tickRule(int option, double price) {
        for (int i = tape.all.size() - 1; i >= 0; i--) {
            Print print = tape.all.get(i).what();
            if (print.option == option && print.price != price) {
                return price > print.price ? 1 : -1;
            }
        }
        return 0;
    }

    private Map<Metric, Double> values(long time) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        double volume = sum(time, Print::size);
        boolean sided = sum(time, p -> p.side != 0 ? p.size : 0) >= 0.5 * volume;
        boolean greeks = sum(time, p -> p.greeks() ? p.size : 0) >= 0.5 * volume;
        double none = Double.NaN;
        values.put(
                Metric.PREMIUM_FLOW_Z, sided ? sum(time, p -> p.side * p.size * p.price * (p.call() ? 1 : -1)) : none);
        values.put(Metric.DELTA_FLOW_Z, greeks ? sum(time, p -> p.greek(p.delta)) : none);
        values.put(Metric.GAMMA_FLOW_Z, greeks ? sum(time, p -> p.greek(p.gamma)) : none);
        values.put(Metric.VEGA_FLOW_Z, greeks ? sum(time, p -> p.greek(p.vega)) : none);
        values.put(
                Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z,
                greeks ? sum(time, p -> p.front && p.call() ? p.greek(p.gamma) : 0) : none);
        values.put(
                Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z,
                greeks ? sum(time, p -> p.front && !p.call() ? p.greek(p.gamma) : 0) : none);
        values.put(Metric.OPTION_VOLUME_Z, NaiveFlow.rate(volume, HALF_LIFE));
        values.put(Metric.OPTION_TURNOVER_Z, NaiveFlow.rate(sum(time, p -> p.size * p.price), HALF_LIFE));
        return values;
    }

    private double sum(long time, ToDoubleFunction<Print> value) {
        return tape.sum(time, HALF_LIFE, value);
    }

    private void sample(long time) {
        if (lastSample != Long.MIN_VALUE && time / (20 * SECOND) == lastSample / (20 * SECOND)) {
            return;
        }
        lastSample = time;
        values(time).forEach((metric, value) -> {
            List<NaiveFlow.At<Double>> list = samples.computeIfAbsent(metric, m -> new ArrayList<>());
            if (!Double.isNaN(value)) {
                double entered = NaiveFlow.clipped(
                        value, list, SETTINGS.historyHalfLife(), SETTINGS.minimumSamples(), SETTINGS.sampleClip());
                clipped |= entered != value;
                list.add(new NaiveFlow.At<>(time, entered));
            }
        });
    }

    private void check(String message) {
        Map<Metric, Double> values = values(market.now);
        assertClose(values.get(Metric.PREMIUM_FLOW_Z), Metric.PREMIUM_FLOW, 1e-9, message);
        assertClose(values.get(Metric.DELTA_FLOW_Z), Metric.DELTA_FLOW, 1e-9, message);
        assertClose(values.get(Metric.GAMMA_FLOW_Z), Metric.GAMMA_FLOW, 1e-9, message);
        assertClose(values.get(Metric.VEGA_FLOW_Z), Metric.VEGA_FLOW, 1e-9, message);
        values.forEach((metric, value) -> {
            List<NaiveFlow.At<Double>> list = samples.getOrDefault(metric, List.of());
            double score = list.isEmpty() || Double.isNaN(value)
                    ? Double.NaN
                    : NaiveFlow.score(value, list, SETTINGS.historyHalfLife(), SETTINGS.minimumSamples());
            assertClose(score, metric, 1e-9, message);
        });
        double puts = tape.sum(market.now, SETTINGS.pcrHalfLife(), p -> p.call() ? 0 : p.size);
        double calls = tape.sum(market.now, SETTINGS.pcrHalfLife(), p -> p.call() ? p.size : 0);
        assertClose(calls > 0 ? puts / calls : Double.NaN, Metric.PCR_VOLUME_WINDOW, 1e-9, message);
    }

    private void assertClose(double expected, Metric metric, double tolerance, String message) {
        double scale = Double.isNaN(expected) ? 1 : Math.max(1, Math.abs(expected));
        assertEquals(expected, market.get(metric), tolerance * scale, metric + " " + message);
    }
}
