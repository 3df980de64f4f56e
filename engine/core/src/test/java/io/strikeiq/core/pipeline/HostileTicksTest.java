package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.ChainSettingsBuilder;
import io.strikeiq.core.metrics.chain.GammaSource;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.metrics.chain.IvMode;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SyntheticMarket;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any double in any field of a tick: every metric stays a number or unknown, and nothing throws. */
@LongTest
class HostileTicksTest {
    private static final long SEED = 1973;
    private static final int TICKS = 20_000;
    /** Of so many ticks one is hostile: few enough that most metrics are known in between. */
    private static final int HOSTILE = 100;

    private static final double[] EDGES = {
        Double.NaN,
        0,
        -0.0,
        -1,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e-160,
        1e160
    };

    static Stream<ChainSettings> settings() {
        return Stream.of(
                ChainSettings.defaults(),
                new ChainSettingsBuilder().ivMode(IvMode.NSE, 0).build(),
                new ChainSettingsBuilder()
                        .gammaSource(GammaSource.VENUE)
                        .convention(GexConvention.ALL_SHORT)
                        .build(),
                new ChainSettingsBuilder().convention(GexConvention.BY_FLOW).build());
    }

    private static double hostile(Random random) {
        return random.nextInt(3) == 0
                ? Double.longBitsToDouble(random.nextLong())
                : EDGES[random.nextInt(EDGES.length)];
    }

    private static double maybe(double value, Random random) {
        return random.nextBoolean() ? hostile(random) : value;
    }

    private static void spoil(MarketEvent tick, Random random) {
        tick.price = maybe(tick.price, random);
        tick.size = maybe(tick.size, random);
        tick.bidPrice = maybe(tick.bidPrice, random);
        tick.bidSize = maybe(tick.bidSize, random);
        tick.askPrice = maybe(tick.askPrice, random);
        tick.askSize = maybe(tick.askSize, random);
        tick.openInterest = maybe(tick.openInterest, random);
        for (int i = 0; i < tick.depth; i++) {
            tick.bidPrices[i] = maybe(tick.bidPrices[i], random);
            tick.bidSizes[i] = maybe(tick.bidSizes[i], random);
            tick.askPrices[i] = maybe(tick.askPrices[i], random);
            tick.askSizes[i] = maybe(tick.askSizes[i], random);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldKeepEveryMetricANumberOrUnknown(ChainSettings chain) {
        Random random = new Random(SEED);
        MetricsSettings defaults = MetricsSettings.defaults();
        MetricsSettings settings =
                new MetricsSettings(chain, defaults.flow(), defaults.book(), defaults.price(), defaults.regime());
        MarketState state = new MarketState();
        MetricsStage metrics = new MetricsStage(state, new StandardMetrics(settings));
        Set<Metric> known = EnumSet.noneOf(Metric.class);
        try (SyntheticMarket market = new SyntheticMarket(SEED, TICKS)) {
            MarketEvent tick = new MarketEvent();
            for (int n = 0; market.next(tick); n++) {
                if (tick.type != TickType.INSTRUMENT && random.nextInt(HOSTILE) == 0) {
                    spoil(tick, random);
                }
                state.find(tick);
                metrics.beforeTick(tick);
                state.onTick(tick);
                metrics.onTick(tick);
                look(metrics, n, known);
            }
        }
        assertTrue(known.size() > 60, () -> "known: " + known);
    }

    private static void look(MetricsStage metrics, int n, Set<Metric> known) {
        for (int i = 0; i < Metric.values().length; i++) {
            Metric metric = Metric.at(i);
            double value = metrics.frame(0).get(metric);
            assertFalse(Double.isInfinite(value), () -> metric + " is infinite, seed " + SEED + ", tick " + n);
            if (!Double.isNaN(value)) {
                known.add(metric);
            }
        }
    }
}
