package io.strikeiq.core.metrics.flow;

import static io.strikeiq.core.metrics.flow.FlowMarket.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.metrics.Metric;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PositioningOracleTest {
    private static final FlowSettings SETTINGS = FlowSettings.defaults();

    private record Change(int option, double units, double price, double priceChange, double delta) {
        boolean call() {
            return option % 2 == 0;
        }

        double weighted() {
            return Math.abs(units * delta);
        }
    }

    private final FlowMarket market = new FlowMarket(new PositioningCalculator(SETTINGS));
    private final NaiveFlow<Change> changes = new NaiveFlow<>();
    private final NaiveFlow<Double> volume = new NaiveFlow<>();
    private final double[] openInterest = new double[FlowMarket.OPTIONS];
    private final double[] traded = new double[FlowMarket.OPTIONS];
    private int corrections;
    private final double[] price = new double[FlowMarket.OPTIONS];

    @Test
    void shouldEqualTheDefinitionsRecomputedFromEveryChange() {
        long seed = 9_020L;
        Random random = new Random(seed);
        for (int option = 0; option < FlowMarket.OPTIONS; option++) {
            observe(option, 10, 1000);
        }
        boolean writersSeen = false;
        for (int i = 0; i < 2000; i++) {
            market.after(random.nextInt(10) == 0 ? 30 * random.nextDouble() : 0);
            int option = random.nextInt(FlowMarket.OPTIONS);
            if (random.nextInt(5) == 0) {
                double size = 1 + random.nextInt(200);
                volume.add(market.now, size);
                traded[option] += size;
                market.trade(option, price[option], size, Aggressor.BUY);
            } else {
                change(option, 10 + random.nextInt(5), Math.max(0, openInterest[option] + random.nextInt(401) - 190));
            }
            if (i % 5 == 0) {
                checkSums("seed " + seed + " step " + i);
            }
            if (i % 50 == 49) {
                market.after(40).clock();
                checkWriters(Metric.CALL_WRITER_STRIKE, Metric.CALL_WRITER_BREAKEVEN, Metric.CALL_WRITER_SHARE, true);
                checkWriters(Metric.PUT_WRITER_STRIKE, Metric.PUT_WRITER_BREAKEVEN, Metric.PUT_WRITER_SHARE, false);
                writersSeen = true;
            }
        }
        assertTrue(writersSeen && corrections > 50 && changes.all.size() > 500, corrections + " corrections");
    }

    private void observe(int option, double newPrice, double units) {
        openInterest[option] = units;
        price[option] = newPrice;
        market.quote(option, newPrice - 0.5, newPrice + 0.5);
        market.openInterest(option, units);
    }

    private void change(int option, double newPrice, double units) {
        double delta = market.chain(option).delta[market.column(option)];
        double added = units - openInterest[option];
        if (volume.all.isEmpty() || Math.abs(added) <= traded[option]) {
            changes.add(market.now, new Change(option, added, newPrice, newPrice - price[option], delta));
        } else {
            corrections++;
        }
        observe(option, newPrice, units);
    }

    private void checkSums(String message) {
        if (changes.all.isEmpty()) {
            return;
        }
        Change last = changes.all.get(changes.all.size() - 1).what();
        if (changes.all.get(changes.all.size() - 1).time() != market.now) {
            return;
        }
        boolean call = last.call();
        double total = 0;
        for (int i = call ? 0 : 1; i < FlowMarket.OPTIONS; i += 2) {
            total += openInterest[i];
        }
        long halfLife = SETTINGS.openInterestHalfLife();
        double opened = changes.sum(market.now, halfLife, c -> c.call() == call ? c.units : 0);
        check(
                NaiveFlow.rate(opened, halfLife) / total,
                call ? Metric.CALL_OI_VELOCITY : Metric.PUT_OI_VELOCITY,
                message);
        check(
                quadrant(c -> c.call() == call && c.priceChange > 0 && c.units > 0),
                call ? Metric.CALL_LONG_BUILDUP : Metric.PUT_LONG_BUILDUP,
                message);
        check(
                quadrant(c -> c.call() == call && c.priceChange < 0 && c.units > 0),
                call ? Metric.CALL_SHORT_BUILDUP : Metric.PUT_SHORT_BUILDUP,
                message);
        check(
                quadrant(c -> c.call() == call && c.priceChange > 0 && c.units < 0),
                call ? Metric.CALL_SHORT_COVERING : Metric.PUT_SHORT_COVERING,
                message);
        check(
                quadrant(c -> c.call() == call && c.priceChange < 0 && c.units < 0),
                call ? Metric.CALL_LONG_UNWINDING : Metric.PUT_LONG_UNWINDING,
                message);
        double traded = volume.sum(market.now, SETTINGS.flowHalfLife(), v -> v);
        double changed = changes.sum(market.now, SETTINGS.flowHalfLife(), Change::units);
        check(traded > 0 ? changed / traded : Double.NaN, Metric.OI_CHANGE_SHARE, message);
    }

    private double quadrant(Predicate<Change> member) {
        return changes.sum(market.now, SETTINGS.openInterestHalfLife(), c -> member.test(c) ? c.weighted() : 0);
    }

    private void checkWriters(Metric strike, Metric breakEven, Metric share, boolean call) {
        int best = -1;
        double most = 0;
        for (int i = call ? 0 : 1; i < FlowMarket.OPTIONS; i += 2) {
            int option = i;
            double built = written(option, c -> c.units);
            if (built > most * (1 + 1e-12)) {
                most = built;
                best = option;
            }
        }
        if (best < 0) {
            check(Double.NaN, strike, "at " + market.now);
            return;
        }
        double average = written(best, c -> c.units * c.price) / most;
        double added =
                changes.sum(market.now, SETTINGS.writerHalfLife(), c -> c.call() == call && c.units > 0 ? c.units : 0);
        double k = market.options.get(best).strike();
        check(k, strike, "at " + (market.now - FlowMarket.START) / SECOND);
        check(call ? k + average : k - average, breakEven, "at " + market.now);
        check(most / added, share, "at " + market.now);
    }

    private double written(int option, ToDoubleFunction<Change> value) {
        return changes.sum(
                market.now,
                SETTINGS.writerHalfLife(),
                c -> c.option == option && c.units > 0 && c.priceChange < 0 ? value.applyAsDouble(c) : 0);
    }

    private void check(double expected, Metric metric, String message) {
        double scale = Double.isNaN(expected) ? 1 : Math.max(1e-9, Math.abs(expected));
        assertEquals(expected, market.get(metric), 1e-9 * scale, metric + " " + message);
    }
}
