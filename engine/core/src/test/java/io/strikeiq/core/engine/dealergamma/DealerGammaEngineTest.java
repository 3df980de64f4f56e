package io.strikeiq.core.engine.dealergamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealerGammaEngineTest {
    private static final double SPOT = 100;
    private static final double FLIP = 98;

    private final EngineProbe probe = new EngineProbe(new DealerGamma(), "cooldown", 0);

    /** Regime, normalised GEX, and a flip on the side that fits it, two sigmas off. */
    private EngineProbe regime(EngineProbe target, double code, double normalised) {
        double flip = normalised > 0 ? FLIP : 2 * SPOT - FLIP;
        return target.set(Metric.GAMMA_REGIME, code)
                .set(Metric.NORMALISED_GEX, normalised)
                .set(Metric.NET_GEX, 1e9 * normalised)
                .set(Metric.GAMMA_SOURCE, 0)
                .set(Metric.ZERO_GAMMA, flip)
                .set(Metric.ZERO_GAMMA_ROOTS, 1)
                .set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, normalised > 0 ? 2 : -2)
                .set(Metric.SPOT, SPOT);
    }

    private EngineProbe hold(EngineProbe target, double seconds) {
        return target.clock().after(seconds).clock();
    }

    @Test
    void shouldSignalTheFirstRegimeOnceItHasHeld() {
        regime(probe, 1, 0.4).clock().after(59).clock();
        assertEquals(List.of(), probe.names());
        probe.after(1).clock();
        assertEquals(List.of("LONG_GAMMA"), probe.names());
        Signal signal = probe.signal(0);
        assertEquals(FLIP, signal.level);
        assertEquals(
                List.of(
                        "NORMALISED_GEX",
                        "NET_GEX",
                        "FLIP_DISTANCE",
                        "ZERO_GAMMA",
                        "REGIME_HELD",
                        "PRIOR_REGIME",
                        "GAMMA_SOURCE"),
                probe.reasons(0));
        assertEquals(1 / (1 + Math.exp(-(-1 + 4 * 0.4 + 0.5 * 2))), signal.strength, 1e-12);
    }

    @Test
    void shouldSignalEachChangeOfRegimeAndNoneWhileItLasts() {
        hold(regime(probe, 1, 0.4), 60);
        hold(probe, 3_600);
        hold(regime(probe, 0, 0.01), 60);
        hold(regime(probe, -1, -0.4), 60);
        assertTrue(probe.names().containsAll(List.of("LONG_GAMMA", "GAMMA_NEUTRAL", "SHORT_GAMMA")));
        assertEquals(
                3,
                probe.names().stream()
                        .filter(name -> !name.equals("GAMMA_FLIP_CROSS"))
                        .count());
    }

    @Test
    void shouldIgnoreARegimeThatDoesNotHold() {
        hold(regime(probe, 1, 0.4), 60);
        hold(regime(probe, -1, -0.4), 59);
        hold(regime(probe, 1, 0.4), 60);
        assertEquals(List.of("LONG_GAMMA"), probe.names());
    }

    @Test
    void shouldNotSignalARegimeAgainThatWasUnknownForAWhile() {
        hold(regime(probe, 1, 0.4), 60);
        hold(regime(probe, Double.NaN, Double.NaN), 600);
        hold(regime(probe, 1, 0.4), 600);
        assertEquals(List.of("LONG_GAMMA"), probe.names());
    }

    @Test
    void shouldBeSilentWhileAnInputIsUnknown() {
        hold(regime(probe, Double.NaN, Double.NaN), 600);
        hold(regime(probe, 1, 0.4).set(Metric.ZERO_GAMMA_ROOTS, Double.NaN), 600);
        hold(regime(probe, 1, 0.4).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, Double.NaN), 600);
        assertEquals(List.of(), probe.names());
        hold(regime(probe, 1, 0.4), 0);
        assertEquals(List.of("LONG_GAMMA"), probe.names());
    }

    @Test
    void shouldLoseConfidenceTowardTheFlip() {
        double[] distances = {0, 0.25, 2};
        double[] expected = {0, 0.25, 0.5 * 2 / 2.25};
        for (int i = 0; i < distances.length; i++) {
            EngineProbe fresh = new EngineProbe(new DealerGamma());
            hold(regime(fresh, 1, 0.4).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, distances[i]), 60);
            assertEquals(expected[i], fresh.signal(0).confidence, 1e-12);
        }
    }

    @Test
    void shouldKeepThePriorWhereNoFlipIsInReach() {
        hold(
                regime(probe, 1, 0.4)
                        .set(Metric.ZERO_GAMMA, Double.NaN)
                        .set(Metric.ZERO_GAMMA_ROOTS, 0)
                        .set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, Double.NaN),
                60);
        assertEquals(List.of("LONG_GAMMA"), probe.names());
        assertEquals(0.5, probe.signal(0).confidence);
    }

    @Test
    void shouldSignalACrossOfZeroGammaThatHolds() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -0.5);
        probe.price(99).set(Metric.ZERO_GAMMA, 99.6).after(59).price(99);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
        probe.after(1).price(98.9).after(600).price(98.8);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_CROSS"), probe.names());
        assertEquals(99.5, probe.signal(1).level, "the level is frozen at the cross");
        assertEquals(0.5 * 0.5 / 0.75, probe.signal(1).confidence, 1e-12);
    }

    @Test
    void shouldIgnoreACrossThatTurnsBack() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).price(99).after(59).price(99);
        probe.set(Metric.NORMALISED_GEX, 0.02).price(100).after(600).price(100);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
    }

    @Test
    void shouldNotTakeAnotherNearestRootForACross() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99), 60);
        hold(probe.set(Metric.ZERO_GAMMA, 101).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -1), 600);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names(), "net gamma has kept its sign");
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5);
        probe.price(102).after(60).price(102);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_CROSS"), probe.names());
        assertEquals(101, probe.signal(1).level);
    }

    @Test
    void shouldForgetAPendingCrossWhenZeroGammaIsUnknown() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).price(99).after(59);
        probe.set(Metric.ZERO_GAMMA, Double.NaN).price(99).after(1);
        probe.set(Metric.ZERO_GAMMA, 99.5).price(99).after(59).price(99);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
    }
}
