package io.strikeiq.core.engine.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureEngineTest {
    private static final double DAY = 1 / 365.0;

    private final EngineProbe probe = new EngineProbe(
                    new StructuralAlerts(), "cooldown", 0, "regimeHold", 60, "ivHold", 60)
            .set(Metric.OPTION_TRADES, 1);

    private void flows(double delta, double premium, double vega, double turnover) {
        probe.set(Metric.DELTA_FLOW_Z, delta)
                .set(Metric.PREMIUM_FLOW_Z, premium)
                .set(Metric.VEGA_FLOW_Z, vega)
                .set(Metric.OPTION_TURNOVER_Z, turnover)
                .after(1)
                .clock();
    }

    @Test
    void shouldSignalASpikeOfFlowOnceUntilItIsOver() {
        flows(3.9, -1, 1, 3);
        assertEquals(List.of(), probe.names());
        flows(1, -4, 1, 2);
        flows(1, -9, 1, 5);
        flows(1, -2.4, 1, 5);
        flows(1, -9, 1, 5);
        assertEquals(List.of("FLOW_SPIKE"), probe.names(), "2.4 is not below the exit at 60 % of 4");
        flows(1, -2.39, 1, 5);
        flows(1, 1, 8, 3);
        assertEquals(List.of("FLOW_SPIKE", "FLOW_SPIKE"), probe.names());
        Signal signal = probe.signal(1);
        assertEquals(List.of("DELTA_FLOW", "PREMIUM_FLOW", "VEGA_FLOW", "OPTION_TURNOVER"), probe.reasons(1));
        assertEquals(1 / (1 + Math.exp(-(1.2 + 0.6 * 0.5))), signal.strength, 1e-12);
        assertTrue(Double.isNaN(signal.level));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN})
    void shouldNotSignalAFlowOfTheLastSessionBeforeThisOnesFirstOptionTrade(double trades) {
        probe.session(SessionPhase.OPEN).set(Metric.OPTION_TRADES, trades);
        flows(214, 3, 3, 9);
        assertEquals(List.of(), probe.names());
        probe.set(Metric.OPTION_TRADES, 1);
        flows(214, 3, 3, 9);
        assertEquals(List.of("FLOW_SPIKE"), probe.names());
    }

    @Test
    void shouldNotTakeASpikeOfFlowWithOrdinaryTurnoverForOne() {
        flows(9, 9, 9, 1.9);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"DELTA_FLOW_Z", "PREMIUM_FLOW_Z", "VEGA_FLOW_Z", "OPTION_TURNOVER_Z"})
    void shouldNotSignalASpikeWhileAFlowIsUnknown(Metric unknown) {
        probe.set(Metric.DELTA_FLOW_Z, 9).set(Metric.PREMIUM_FLOW_Z, 9).set(Metric.VEGA_FLOW_Z, 9);
        probe.set(Metric.OPTION_TURNOVER_Z, 9).set(unknown, Double.NaN).clock();
        assertEquals(List.of(), probe.names());
        probe.set(unknown, 9).clock();
        assertEquals(List.of("FLOW_SPIKE"), probe.names());
    }

    @Test
    void shouldStayInASpikeWhileTheFlowIsUnknown() {
        flows(9, 9, 9, 9);
        flows(Double.NaN, 9, 9, 9);
        flows(9, 9, 9, 9);
        assertEquals(List.of("FLOW_SPIKE"), probe.names());
    }

    @Test
    void shouldLetASpikeWithinTheCooldownPass() {
        EngineProbe cooling = new EngineProbe(new StructuralAlerts(), "cooldown", 60).set(Metric.OPTION_TRADES, 1);
        for (double z : new double[] {9, 0, 9}) {
            cooling.set(Metric.DELTA_FLOW_Z, z).set(Metric.PREMIUM_FLOW_Z, 0).set(Metric.VEGA_FLOW_Z, 0);
            cooling.set(Metric.OPTION_TURNOVER_Z, 5).after(1).clock();
        }
        cooling.after(100).clock();
        assertEquals(List.of("FLOW_SPIKE"), cooling.names());
    }

    private void structure(double regime, double stability, double seconds) {
        probe.set(Metric.STRUCTURE_REGIME, regime)
                .set(Metric.STRUCTURE_STABILITY, stability)
                .set(Metric.STRUCTURE_TRANSITIONS, 2)
                .clock()
                .after(seconds)
                .clock();
    }

    @Test
    void shouldSignalAnotherStructureOnceItHasHeld() {
        structure(0, 0.9, 600);
        assertEquals(List.of(), probe.names(), "the first one is no change");
        structure(0, 0.8, 600);
        structure(3, 0.1, 59);
        assertEquals(List.of(), probe.names());
        probe.after(1).clock().after(600).clock();
        assertEquals(List.of("REGIME_CHANGE"), probe.names());
        Signal signal = probe.signal(0);
        assertEquals(
                List.of("STRUCTURE_FROM", "STRUCTURE_TO", "PRIOR_STABILITY", "TRANSITIONS", "HELD"), probe.reasons(0));
        assertEquals(0, signal.value(0));
        assertEquals(3, signal.value(1));
        assertEquals(0.9, signal.value(2), "the most stable it was");
        assertEquals(60, signal.value(4), 1e-9);
        assertEquals(1 / (1 + Math.exp(-(2 * 0.9 - 0.2 * 2))), signal.strength, 1e-12);
    }

    @Test
    void shouldIgnoreAStructureThatGoesAgainOrIsUnknownBetween() {
        structure(0, 0.9, 600);
        structure(1, 0.1, 59);
        structure(0, 0.9, 600);
        structure(1, 0.1, 59);
        structure(Double.NaN, Double.NaN, 1);
        structure(1, 0.1, 59);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @ValueSource(doubles = {6.1, Double.NaN})
    void shouldWaitUntilChangesOfStructureAreRare(double transitions) {
        structure(0, 0.9, 600);
        probe.set(Metric.STRUCTURE_REGIME, 1).set(Metric.STRUCTURE_TRANSITIONS, transitions);
        probe.clock().after(600).clock();
        assertEquals(List.of(), probe.names());
        probe.set(Metric.STRUCTURE_TRANSITIONS, 6).clock();
        assertEquals(List.of("REGIME_CHANGE"), probe.names());
    }

    @Test
    void shouldTakeTheFirstStructureOfEachSessionSilently() {
        structure(0, 0.9, 600);
        probe.session(SessionPhase.OPEN);
        structure(1, 0.7, 600);
        assertEquals(List.of(), probe.names());
        structure(0, 0.1, 600);
        assertEquals(List.of("REGIME_CHANGE"), probe.names());
        assertEquals(0.7, probe.signal(0).value(2), "the stability of this session");
    }

    @Test
    void shouldTakeTheEndOfAStructureThatWasNeverStableSilently() {
        structure(0, 0.59, 600);
        structure(1, 0.1, 600);
        structure(1, 0.6, 600);
        assertEquals(List.of(), probe.names());
        structure(2, 0.1, 600);
        assertEquals(List.of("REGIME_CHANGE"), probe.names());
        assertEquals(1, probe.signal(0).value(0), "from the one taken silently");
    }

    private void volatility(double percentile, double regime, double seconds) {
        probe.set(Metric.IV_PERCENTILE, percentile)
                .set(Metric.IV_REGIME, regime)
                .set(Metric.ATM_SIGMA_CHANGE, 0.02)
                .clock()
                .after(seconds)
                .clock();
    }

    @Test
    void shouldSignalAnotherVolatilityRegimeOnceItHasHeld() {
        volatility(50, 1, 60);
        probe.session(SessionPhase.OPEN);
        volatility(95, 3, 59);
        assertEquals(List.of(), probe.names());
        probe.after(1).clock().after(600).clock();
        assertEquals(List.of("REGIME_CHANGE"), probe.names(), "a night does not end a volatility regime");
        assertEquals(List.of("IV_FROM", "IV_TO", "IV_PERCENTILE", "SIGMA_CHANGE", "HELD"), probe.reasons(0));
        Signal signal = probe.signal(0);
        assertEquals(1, signal.value(0));
        assertEquals(3, signal.value(1));
        assertEquals(1 / (1 + Math.exp(-(0.5 * 2 + 0.1 * 5))), signal.strength, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"74.9, 2", "70, 2", "65.1, 1", "15.1, 0", "24.9, 1", "NaN, NaN"})
    void shouldStayInAVolatilityRegimeNearABoundaryAndWhileUnknown(double percentile, double regime) {
        volatility(50, 1, 60);
        volatility(percentile, regime, 600);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @CsvSource({"75, 2", "95, 3", "15, 0"})
    void shouldLeaveAVolatilityRegimeBeyondTheMargin(double percentile, double regime) {
        volatility(50, 1, 60);
        volatility(percentile, regime, 60);
        assertEquals(List.of("REGIME_CHANGE"), probe.names());
    }

    @Test
    void shouldNotSignalAVolatilityRegimeWhileTheChangeOfSigmaIsUnknown() {
        volatility(50, 1, 60);
        probe.set(Metric.IV_PERCENTILE, 80).set(Metric.IV_REGIME, 2).set(Metric.ATM_SIGMA_CHANGE, Double.NaN);
        probe.clock().after(600).clock();
        assertEquals(List.of(), probe.names());
        probe.set(Metric.ATM_SIGMA_CHANGE, 0.01).clock();
        assertEquals(List.of("REGIME_CHANGE"), probe.names());
    }

    @Test
    void shouldSignalTheSecondOfTwoChangesWhenTheCooldownIsOver() {
        EngineProbe cooling = new EngineProbe(new StructuralAlerts(), "cooldown", 900, "regimeHold", 60);
        for (double regime : new double[] {0, 1, 2}) {
            cooling.set(Metric.STRUCTURE_REGIME, regime).set(Metric.STRUCTURE_TRANSITIONS, 1);
            cooling.set(Metric.STRUCTURE_STABILITY, 0.7);
            cooling.clock().after(60).clock();
        }
        assertEquals(List.of("REGIME_CHANGE"), cooling.names());
        cooling.after(839).clock();
        assertEquals(1, cooling.names().size());
        cooling.after(1).clock();
        assertEquals(List.of("REGIME_CHANGE", "REGIME_CHANGE"), cooling.names());
        assertEquals(1, cooling.signal(1).value(0));
        assertEquals(2, cooling.signal(1).value(1));
    }

    private void pin(double strike, double score, double days, double seconds) {
        probe.set(Metric.PIN_STRIKE, strike)
                .set(Metric.PIN_SCORE, score)
                .set(Metric.TAU, days * DAY)
                .set(Metric.EXPECTED_MOVE, 10)
                .set(Metric.NORMALISED_GEX, 0.5)
                .set(Metric.SPOT, 102)
                .clock()
                .after(seconds)
                .clock();
    }

    @Test
    void shouldSignalAPinAtItsStrikeOnceItHasHeld() {
        pin(100, 0.5, 0.9, 59);
        assertEquals(List.of(), probe.names());
        probe.set(Metric.PIN_SCORE, 0.75).after(1).clock().after(600).clock();
        assertEquals(List.of("PIN"), probe.names());
        Signal signal = probe.signal(0);
        assertEquals(100, signal.level);
        assertEquals(
                List.of("PIN_SCORE", "PIN_DISTANCE", "DAYS_TO_EXPIRY", "NORMALISED_GEX", "HELD"), probe.reasons(0));
        assertEquals(0.2, signal.value(1), 1e-12);
        assertEquals(0.9, signal.value(2), 1e-12);
        assertEquals(1 / (1 + Math.exp(-(2 * 0.5 - 0.5 * 0.2))), signal.strength, 1e-12);
    }

    @Test
    void shouldHoldAPinUntilItsScoreFallsBelowTheExit() {
        pin(100, 0.6, 0.9, 60);
        pin(100, 0.3, 0.9, 600);
        pin(100, 0.6, 0.9, 600);
        assertEquals(List.of("PIN"), probe.names());
        pin(100, 0.29, 0.9, 1);
        pin(100, 0.6, 0.9, 60);
        assertEquals(List.of("PIN", "PIN"), probe.names());
    }

    @Test
    void shouldSignalAnotherStrikeThatPins() {
        pin(100, 0.6, 0.9, 60);
        pin(110, 0.6, 0.9, 59);
        pin(100, 0.6, 0.9, 60);
        assertEquals(List.of("PIN"), probe.names(), "the other one has not held");
        pin(110, 0.6, 0.9, 60);
        assertEquals(List.of("PIN", "PIN"), probe.names());
        assertEquals(110, probe.signal(1).level);
    }

    @Test
    void shouldNotPinFarFromExpiryOrBelowTheScore() {
        pin(100, 0.9, 1.01, 600);
        pin(100, 0.49, 0.5, 600);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"PIN_SCORE", "TAU"})
    void shouldForgetAPendingPinButKeepAPinnedOneWhileUnknown(Metric unknown) {
        pin(100, 0.6, 0.9, 59);
        probe.set(unknown, Double.NaN).clock();
        pin(100, 0.6, 0.9, 59);
        assertEquals(List.of(), probe.names());
        pin(100, 0.6, 0.9, 1);
        probe.set(unknown, Double.NaN).clock();
        pin(100, 0.6, 0.9, 600);
        assertEquals(List.of("PIN"), probe.names());
    }

    private void shift(double z, double shift, double seconds) {
        probe.set(Metric.GAMMA_PRESSURE_SHIFT_Z, z)
                .set(Metric.GAMMA_PRESSURE_SHIFT, shift)
                .set(Metric.NORMALISED_GEX, 0.1)
                .set(Metric.ZERO_GAMMA, 98)
                .set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.5)
                .clock()
                .after(seconds)
                .clock();
    }

    @Test
    void shouldSignalAShiftOfGammaPressureOnceItHasHeld() {
        shift(-3, -0.2, 59);
        assertEquals(List.of(), probe.names());
        shift(-6, -0.2, 1);
        probe.after(600).clock();
        assertEquals(List.of("GAMMA_PRESSURE_SHIFT"), probe.names());
        Signal signal = probe.signal(0);
        assertEquals(98, signal.level);
        assertEquals(
                List.of("PRESSURE_SHIFT_Z", "PRESSURE_SHIFT", "NORMALISED_GEX", "FLIP_DISTANCE", "HELD"),
                probe.reasons(0));
        assertEquals(1 / (1 + Math.exp(-(1.2 + 2 * 0.2))), signal.strength, 1e-12);
    }

    @Test
    void shouldSignalAShiftAgainOnlyAfterItIsOverOrTheOtherWay() {
        shift(-3, -0.2, 60);
        shift(-1.8, -0.2, 60);
        shift(-3, -0.2, 60);
        assertEquals(1, probe.names().size(), "1.8 is not below the exit at 60 % of 3");
        shift(3, 0.2, 60);
        assertEquals(2, probe.names().size());
        shift(1.7, 0.2, 1);
        shift(3, 0.2, 60);
        assertEquals(3, probe.names().size());
    }

    @ParameterizedTest
    @CsvSource({"2.9, 0.2", "3, 0.049", "3, -0.2", "NaN, 0.2", "3, NaN"})
    void shouldNotTakeASmallOrUnknownChangeForAShift(double z, double shift) {
        shift(z, shift, 600);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldKeepAShiftWhileItsScoreIsUnknown() {
        shift(3, 0.2, 60);
        shift(Double.NaN, 0.2, 60);
        shift(3, 0.2, 600);
        assertEquals(List.of("GAMMA_PRESSURE_SHIFT"), probe.names());
    }
}
