package io.strikeiq.core.engine.dealergamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                        .filter(name -> !name.startsWith("GAMMA_FLIP"))
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
        probe.wholePrice(99).set(Metric.ZERO_GAMMA, 99.6).after(59).wholePrice(99);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
        probe.after(1).wholePrice(98.9).after(600).wholePrice(98.8);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_CROSS"), probe.names());
        assertEquals(99.5, probe.signal(1).level, "the level is frozen at the cross");
        assertEquals(0.5 * 0.5 / 0.75, probe.signal(1).confidence, 1e-12);
    }

    @Test
    void shouldSignalAShiftWhereZeroGammaMovesOverSpot() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.ZERO_GAMMA, 101.5);
        probe.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -0.5);
        probe.wholePrice(100.4).after(60).wholePrice(101);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_SHIFT"), probe.names(), "spot never was at 101.5");
        Signal signal = probe.signal(1);
        assertEquals(101.5, signal.level);
        assertEquals("FORMER_ZERO_GAMMA", probe.reasons(1).get(6));
        assertEquals(99.5, signal.value(6));
    }

    @Test
    void shouldSignalAShiftDownwardsToo() {
        hold(regime(probe, 0, -0.02).set(Metric.ZERO_GAMMA, 100.5), 60);
        probe.set(Metric.NORMALISED_GEX, 0.02).set(Metric.ZERO_GAMMA, 98);
        probe.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5);
        probe.wholePrice(99).after(60).wholePrice(99);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_SHIFT"), probe.names());
    }

    @Test
    void shouldCallACrossWhatSpotTradedThroughWhileZeroGammaMovedOrWasUnknown() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.ZERO_GAMMA, Double.NaN).wholePrice(102).after(5).wholePrice(101);
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.ZERO_GAMMA, 101.5);
        probe.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -0.5);
        probe.after(5).wholePrice(101).after(60).wholePrice(101);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_CROSS"), probe.names(), "from 102 through 101.5");
    }

    @Test
    void shouldCallACrossBackAfterAShiftACross() {
        shouldSignalAShiftWhereZeroGammaMovesOverSpot();
        probe.set(Metric.NORMALISED_GEX, 0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5);
        probe.after(5).wholePrice(102).after(60).wholePrice(102);
        assertEquals("GAMMA_FLIP_CROSS", probe.names().get(2));
        assertEquals(101.5, probe.signal(2).level);
    }

    @Test
    void shouldIgnoreACrossThatTurnsBack() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).wholePrice(99).after(59).wholePrice(99);
        probe.set(Metric.NORMALISED_GEX, 0.02).wholePrice(100).after(600).wholePrice(100);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
    }

    @Test
    void shouldNotTakeAnotherNearestRootForACross() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99), 60);
        hold(probe.set(Metric.ZERO_GAMMA, 101).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -1), 600);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names(), "net gamma has kept its sign");
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5);
        probe.wholePrice(102).after(60).wholePrice(102);
        assertEquals(List.of("GAMMA_NEUTRAL", "GAMMA_FLIP_CROSS"), probe.names());
        assertEquals(101, probe.signal(1).level);
    }

    @Test
    void shouldForgetAPendingCrossWhenZeroGammaIsUnknown() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).wholePrice(99).after(59);
        probe.set(Metric.ZERO_GAMMA, Double.NaN).wholePrice(99).after(1);
        probe.set(Metric.ZERO_GAMMA, 99.5).wholePrice(99).after(59).wholePrice(99);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
    }

    @Test
    void shouldSignalShortGammaWithItsEvidence() {
        hold(regime(probe, 1, 0.4), 60);
        hold(regime(probe, -1, -0.4), 90);
        assertEquals("SHORT_GAMMA", probe.names().get(1));
        Signal signal = probe.signal(1);
        double[] expected = {-0.4, -4e8, -2, 2 * SPOT - FLIP, 90, 1, 0};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], signal.value(i), 1e-6, probe.reasons(1).get(i));
        }
        assertEquals(1 / (1 + Math.exp(-(-1 + 4 * 0.4 + 0.5 * 2))), signal.strength, 1e-12);
    }

    @Test
    void shouldBeSureOfNeutralNearTheFlipAndLessSoFarFromIt() {
        EngineProbe far = new EngineProbe(new DealerGamma());
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.1), 60);
        hold(regime(far, 0, 0.02), 60);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
        assertTrue(probe.signal(0).strength > far.signal(0).strength);
    }

    @Test
    void shouldSignalARegimeThatFellIntoTheCooldownWhenItIsOver() {
        EngineProbe cooling = new EngineProbe(new DealerGamma(), "crossHold", 86_400);
        hold(regime(cooling, 1, 0.4), 60);
        hold(regime(cooling, -1, -0.4), 60);
        hold(regime(cooling, 1, 0.4), 60);
        assertEquals(List.of("LONG_GAMMA", "SHORT_GAMMA"), cooling.names());
        cooling.after(179).clock();
        assertEquals(2, cooling.names().size());
        cooling.after(1).clock();
        assertEquals("LONG_GAMMA", cooling.names().get(2));
    }

    @Test
    void shouldSignalACrossUpwards() {
        hold(regime(probe, 0, -0.02).set(Metric.ZERO_GAMMA, 100.5), 60);
        probe.set(Metric.NORMALISED_GEX, 0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5);
        probe.wholePrice(101).after(60).wholePrice(101);
        assertEquals("GAMMA_FLIP_CROSS", probe.names().get(1));
        assertEquals(100.5, probe.signal(1).level);
        assertEquals(
                List.of("FLIP_DISTANCE", "ZERO_GAMMA", "CROSS_HELD", "NORMALISED_GEX", "NET_GEX", "GAMMA_SOURCE"),
                probe.reasons(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"SPOT", "ZERO_GAMMA", "NORMALISED_GEX", "ZERO_GAMMA_ROOTS", "ZERO_GAMMA_DISTANCE_SIGMA"})
    void shouldNotSignalACrossWhileAnInputIsUnknown(Metric unknown) {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.SPOT, 99).set(unknown, Double.NaN);
        probe.clock().after(600).clock();
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
    }

    @Test
    void shouldNotTakeASilenceForAHold() {
        hold(regime(probe, 1, 0.4), 60);
        regime(probe, -1, -0.4).after(600).price(SPOT);
        assertEquals(List.of("LONG_GAMMA"), probe.names());
        probe.clock().after(59).clock();
        assertEquals(List.of("LONG_GAMMA"), probe.names(), "it holds from the first instant that showed it");
        probe.after(1).clock();
        assertEquals("SHORT_GAMMA", probe.names().get(1));
    }

    @Test
    void shouldNotTakeTheNightForAHold() {
        hold(regime(probe, 1, 0.4), 60);
        regime(probe, -1, -0.4).clock();
        probe.after(60_000).session(SessionPhase.OPEN);
        assertEquals(List.of("LONG_GAMMA"), probe.names());
        probe.clock().after(59).clock();
        assertEquals(List.of("LONG_GAMMA"), probe.names());
        probe.after(1).clock();
        assertEquals("SHORT_GAMMA", probe.names().get(1));
    }

    @Test
    void shouldNotTakeAGapOverNightForACross() {
        hold(regime(probe, 0, 0.02).set(Metric.ZERO_GAMMA, 99.5), 60);
        probe.session(SessionPhase.OPEN);
        probe.set(Metric.NORMALISED_GEX, -0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -0.5);
        probe.after(1).wholePrice(99).after(600).wholePrice(99);
        assertEquals(List.of("GAMMA_NEUTRAL"), probe.names());
        probe.set(Metric.NORMALISED_GEX, 0.02).set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5);
        probe.wholePrice(100).after(60).wholePrice(100);
        assertEquals("GAMMA_FLIP_CROSS", probe.names().get(1), "a cross within the session");
    }
}
