package io.strikeiq.core.engine.gammasqueeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One sigma of a day is 1 at a spot of 100. */
class GammaSqueezeEngineTest {
    private static final double SIGMA = 0.01 * Math.sqrt(365);

    private final EngineProbe probe = quiet(new EngineProbe(new GammaSqueeze()));

    /** Everything for a squeeze but the move. */
    private static EngineProbe quiet(EngineProbe probe) {
        probe.set(Metric.ATM_SIGMA, SIGMA)
                .set(Metric.GAMMA_FRAGILITY, 0.01)
                .set(Metric.NORMALISED_GEX, -0.4)
                .set(Metric.ZERO_GAMMA_ROOTS, 1)
                .set(Metric.ZERO_GAMMA, 101.5)
                .set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -1.5)
                .set(Metric.SHORT_GAMMA_STRIKE, 101)
                .set(Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z, 2.5)
                .set(Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z, 0)
                .set(Metric.CALL_OI_VELOCITY_Z, 2)
                .set(Metric.PUT_OI_VELOCITY_Z, -1)
                .set(Metric.ATM_SIGMA_CHANGE, 0.02 * SIGMA)
                .set(Metric.RV_IV_RATIO, 0.8);
        return probe.wholePrice(100);
    }

    private static void rise(EngineProbe probe) {
        probe.after(600).set(Metric.RV_IV_RATIO, 0.9).wholePrice(100.5);
    }

    @Test
    void shouldSqueezeUpWhenEverythingIsThere() {
        assertEquals(List.of(), probe.names());
        rise(probe);
        assertEquals(List.of("GAMMA_SQUEEZE_UP"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(101, probe.signal(0).level);
        assertEquals(
                List.of(
                        "FRAGILITY",
                        "ZERO_GAMMA_DISTANCE",
                        "STRIKE_DISTANCE",
                        "APPROACH",
                        "GAMMA_FLOW",
                        "OI_VELOCITY",
                        "SIGMA_RISE",
                        "RV_IV_RISE"),
                probe.reasons(0));
        assertTrue(probe.signal(0).strength > 0.5 && probe.signal(0).strength < 1);
    }

    @Test
    void shouldSqueezeDownWhenPutsAreBoughtIntoAFall() {
        probe.set(Metric.SHORT_GAMMA_STRIKE, 99)
                .set(Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z, 2)
                .set(Metric.PUT_OI_VELOCITY_Z, 0.5)
                .set(Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z, 0)
                .set(Metric.CALL_OI_VELOCITY_Z, -1);
        probe.after(600).set(Metric.RV_IV_RATIO, 0.9).wholePrice(99.5);
        assertEquals(List.of("GAMMA_SQUEEZE_DOWN"), probe.names());
        assertEquals(Direction.DOWN, probe.signal(0).direction);
        assertEquals(99, probe.signal(0).level);
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "ATM_SIGMA",
                "NORMALISED_GEX",
                "ZERO_GAMMA_ROOTS",
                "ZERO_GAMMA",
                "SHORT_GAMMA_STRIKE",
                "SHORT_DATED_CALL_GAMMA_FLOW_Z",
                "CALL_OI_VELOCITY_Z",
                "ATM_SIGMA_CHANGE"
            })
    void shouldBeBlockedByAnUnknownInput(Metric unknown) {
        probe.set(unknown, Double.NaN);
        rise(probe);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldBeBlockedByAnUnknownRatioOrSpot() {
        probe.after(600).set(Metric.RV_IV_RATIO, Double.NaN).wholePrice(100.5);
        probe.after(1).set(Metric.RV_IV_RATIO, 0.9).wholePrice(Double.NaN);
        assertEquals(List.of(), probe.names());
        EngineProbe young = quiet(new EngineProbe(new GammaSqueeze()));
        young.after(300).set(Metric.RV_IV_RATIO, 0.9).wholePrice(100.5);
        assertEquals(List.of(), young.names(), "no window has passed yet");
    }

    @ParameterizedTest
    @CsvSource({
        "GAMMA_FRAGILITY, 0.004",
        "NORMALISED_GEX, 0.1",
        "SHORT_GAMMA_STRIKE, 99",
        "SHORT_GAMMA_STRIKE, 101.6",
        "SHORT_DATED_CALL_GAMMA_FLOW_Z, 1.4",
        "CALL_OI_VELOCITY_Z, -0.6",
        "ATM_SIGMA_CHANGE, 0.0001",
    })
    void shouldBeBlockedByAConditionThatFails(Metric metric, double value) {
        probe.set(metric, value);
        rise(probe);
        assertEquals(List.of(), probe.names());
    }

    private EngineProbe falling() {
        return probe.set(Metric.SHORT_GAMMA_STRIKE, 99)
                .set(Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z, 2)
                .set(Metric.PUT_OI_VELOCITY_Z, 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "SHORT_DATED_PUT_GAMMA_FLOW_Z, 1.4",
        "SHORT_DATED_PUT_GAMMA_FLOW_Z, NaN",
        "PUT_OI_VELOCITY_Z, -0.6",
        "PUT_OI_VELOCITY_Z, NaN",
        "SHORT_GAMMA_STRIKE, 100",
        "SHORT_GAMMA_STRIKE, 98.4",
        "NORMALISED_GEX, 0.1",
        "GAMMA_FRAGILITY, 0.004"
    })
    void shouldBlockAFallByThePutsOwnInputs(Metric metric, double value) {
        falling().set(metric, value);
        probe.after(600).set(Metric.RV_IV_RATIO, 0.9).wholePrice(99.5);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldGiveWhatItSawAsEvidence() {
        rise(probe);
        double[] expected = {0.01, -1.5, 0.5, 0.5, 2.5, 2, 0.02, 0.1};
        double day = 100.5 / 100;
        expected[2] /= day;
        expected[3] /= day;
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    probe.signal(0).value(i),
                    1e-9,
                    probe.reasons(0).get(i));
        }
    }

    @Test
    void shouldTakeSlowerOpenInterestWhereTheParameterSaysSo() {
        EngineProbe expiryDay = quiet(new EngineProbe(new GammaSqueeze(), "openInterestVelocityZ", -5));
        expiryDay.set(Metric.CALL_OI_VELOCITY_Z, -4);
        rise(expiryDay);
        assertEquals(List.of("GAMMA_SQUEEZE_UP"), expiryDay.names());
    }

    @Test
    void shouldNotLookAtAnInstantThatIsNotWholeYet() {
        probe.after(600).set(Metric.RV_IV_RATIO, 0.9).price(100.5);
        assertEquals(List.of(), probe.names());
        probe.clock();
        assertEquals(List.of("GAMMA_SQUEEZE_UP"), probe.names());
    }

    @Test
    void shouldNeedAMoveAndARiseOfRealisedOverImplied() {
        probe.after(600).set(Metric.RV_IV_RATIO, 0.9).wholePrice(100.05);
        probe.after(600).set(Metric.RV_IV_RATIO, 0.9).wholePrice(100.55);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldUseNormalisedGammaWhereFragilityIsUnknownAndSayIt() {
        probe.set(Metric.GAMMA_FRAGILITY, Double.NaN);
        rise(probe);
        assertEquals("SHORT_GAMMA", probe.reasons(0).get(0));
        assertEquals(-0.4, probe.signal(0).value(0));
        EngineProbe weak = quiet(new EngineProbe(new GammaSqueeze()));
        weak.set(Metric.GAMMA_FRAGILITY, Double.NaN).set(Metric.NORMALISED_GEX, -0.1);
        rise(weak);
        assertEquals(List.of(), weak.names());
    }

    @Test
    void shouldTakeDealersForShortEverywhereWhenThereIsNoZeroGamma() {
        probe.set(Metric.ZERO_GAMMA_ROOTS, 0)
                .set(Metric.ZERO_GAMMA, Double.NaN)
                .set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, Double.NaN);
        rise(probe);
        assertEquals(List.of("GAMMA_SQUEEZE_UP"), probe.names());
        assertEquals(7, probe.signal(0).evidenceCount());
    }

    /** Spot goes on by 0.1 sigma in ten minutes, and realised over implied volatility by as much. */
    private void goOn(double seconds, double spot, double ratio) {
        probe.after(seconds).set(Metric.RV_IV_RATIO, ratio).wholePrice(spot);
    }

    @Test
    void shouldSpeakOnceWhileTheSqueezeLasts() {
        rise(probe);
        goOn(600, 100.6, 1.0);
        goOn(600, 100.7, 1.1);
        goOn(600, 100.8, 1.2);
        assertEquals(1, probe.names().size(), "1800 s are not over");
        goOn(600, 100.95, 1.3);
        assertEquals(2, probe.names().size());
    }

    @Test
    void shouldEndWhenSpotTurns() {
        rise(probe);
        goOn(600, 100.4, 1.0);
        goOn(600, 100.6, 1.1);
        assertEquals(2, probe.names().size());
    }

    @Test
    void shouldEndWhenDealersAreLongAgainOrItIsUnknown() {
        rise(probe);
        probe.set(Metric.NORMALISED_GEX, 0.1);
        goOn(450, 100.65, 1.0);
        probe.set(Metric.NORMALISED_GEX, -0.4);
        goOn(460, 100.7, 1.1);
        assertEquals(2, probe.names().size());
        probe.set(Metric.ZERO_GAMMA_ROOTS, Double.NaN);
        goOn(450, 100.85, 1.2);
        probe.set(Metric.ZERO_GAMMA_ROOTS, 1);
        goOn(460, 100.9, 1.3);
        assertEquals(3, probe.names().size());
    }

    @Test
    void shouldKeepTheCooldown() {
        rise(probe);
        probe.set(Metric.NORMALISED_GEX, 0.1);
        goOn(300, 100.6, 1.0);
        probe.set(Metric.NORMALISED_GEX, -0.4);
        goOn(300, 100.8, 1.1);
        assertEquals(1, probe.names().size());
    }

    @Test
    void shouldBeginEachSessionQuiet() {
        rise(probe);
        probe.after(450).set(Metric.RV_IV_RATIO, 1.0).wholePrice(100.65);
        probe.after(460)
                .set(Metric.RV_IV_RATIO, 1.1)
                .set(Metric.SPOT, 100.7)
                .session(SessionPhase.OPEN)
                .clock();
        assertEquals(2, probe.names().size());
    }
}
