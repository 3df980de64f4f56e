package io.strikeiq.core.engine.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaEngineTest {
    private static final long MINUTE = 60_000_000_000L;
    private final FormulaSignals definition = new FormulaSignals();
    private final Parameters parameters = new Parameters(definition.parameters());
    private final FormulaEngine engine = new FormulaEngine(parameters);
    private final MetricFrame frame = new MetricFrame();
    private final OutboundQueue queue = new OutboundQueue();
    private final SignalEmitter emitter = new SignalEmitter(
            "formula",
            definition.signals().size(),
            0,
            "SPX",
            300 * 1_000_000_000L,
            new Pool<>(64, 64, Signal::new),
            new BarrierPrior(1),
            signal -> {});
    private long time = MINUTE;

    /** Lets the engine evaluate once more, a minute later; gives the names of what it emitted. */
    private List<String> evaluate() {
        time += MINUTE;
        queue.releaseAll();
        emitter.bind(queue, time / MINUTE, 0, time, 4_000, Double.NaN, Double.NaN);
        engine.onTick(new MarketEvent().asClock(time), frame, emitter);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < queue.count(); i++) {
            names.add(((Signal) queue.get(i)).type.name());
        }
        return names;
    }

    private void gamma(double regime, double spot) {
        frame.set(Metric.GAMMA_REGIME, regime);
        frame.set(Metric.SPOT, spot);
        frame.set(Metric.VWAP, 4_000);
        frame.set(Metric.VWAP_SIGMA, 10);
    }

    @Test
    void shouldSayNothingWhileEveryInputIsUnknown() {
        assertEquals(List.of(), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"95, F01_BUY", "5, F01_SELL", "50, F01_HOLD"})
    void shouldReadAnExtremePutCallRatioAgainstTheCrowd(double percentile, String expected) {
        frame.set(Metric.PCR_OI_PERCENTILE, percentile);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"1.6, F02_BUY", "0.6, F02_SELL", "1.1, F02_HOLD"})
    void shouldReadPutOpenInterestNearTheMoneyAsSupport(double ratio, String expected) {
        frame.set(Metric.PCR_OI_ATM, ratio);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"1, 4020, F03_SELL", "-1, 4020, F03_BUY", "1, 3980, F03_BUY", "0, 4020, F03_HOLD"})
    void shouldFadeTheDistanceFromVwapInLongGammaAndFollowItInShort(double regime, double spot, String expected) {
        gamma(regime, spot);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"4, 100, F04_BUY", "4, -100, F04_SELL", "1, 100, F04_HOLD"})
    void shouldGiveUnusualActivityTheSignOfThePremiumFlow(double z, double premium, String expected) {
        frame.set(Metric.OPTION_TURNOVER_Z, z);
        frame.set(Metric.TRADE_SIZE_Z, 0);
        frame.set(Metric.PREMIUM_FLOW, premium);
        assertEquals(List.of(expected), evaluate());
    }

    @Test
    void shouldFreezeTheExpectedMoveAtTheOpen() {
        frame.set(Metric.GAMMA_REGIME, 1);
        frame.set(Metric.SPOT, 4_000);
        frame.set(Metric.ATM_SIGMA, 0.2);
        assertEquals(List.of("F05_HOLD"), evaluate());
        frame.set(Metric.ATM_SIGMA, 0.9);
        frame.set(Metric.SPOT, 4_000 * (1 + 1.1 * 0.2 / Math.sqrt(365)));
        assertEquals(List.of("F05_SELL"), evaluate());
    }

    @Test
    void shouldFreezeAnewAtTheNextOpen() {
        shouldFreezeTheExpectedMoveAtTheOpen();
        time += 5 * MINUTE;
        engine.onTick(new MarketEvent().asSession(0, time, SessionPhase.OPEN), frame, emitter);
        assertEquals(List.of("F05_HOLD"), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"3, F06_BUY", "-3, F06_SELL", "0.5, F06_HOLD"})
    void shouldFollowDeltaFlow(double z, String expected) {
        frame.set(Metric.DELTA_FLOW_Z, z);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"95, -0.01, F07_BUY", "5, 0.01, F07_SELL", "95, 0.01, F07_HOLD"})
    void shouldReadVolatilityLeavingAnExtreme(double percentile, double change, String expected) {
        frame.set(Metric.IV_PERCENTILE, percentile);
        frame.set(Metric.ATM_SIGMA_CHANGE, change);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"4, 0, F08_BUY", "0, 4, F08_SELL", "1, 0, F08_HOLD"})
    void shouldCompareTheVelocitiesOfOpenInterest(double put, double call, String expected) {
        frame.set(Metric.PUT_OI_VELOCITY_Z, put);
        frame.set(Metric.CALL_OI_VELOCITY_Z, call);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"0.3, F09_BUY", "-0.3, F09_SELL", "2, F09_HOLD"})
    void shouldReadTheSideOfANearbyFlip(double distance, String expected) {
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, distance);
        assertEquals(List.of(expected), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"3, F10_BUY", "-3, F10_SELL", "0, F10_HOLD"})
    void shouldFollowOrderFlowImbalance(double z, String expected) {
        frame.set(Metric.OFI_Z, z);
        assertEquals(List.of(expected), evaluate());
    }

    @Test
    void shouldSpeakOnlyWhenAVoteChanges() {
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of("F10_BUY"), evaluate());
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, -3);
        assertEquals(List.of("F10_SELL"), evaluate());
    }

    @Test
    void shouldEmitAChangeThatFellIntoTheCooldownWhenItIsOver() {
        frame.set(Metric.OFI_Z, 3);
        evaluate();
        frame.set(Metric.OFI_Z, 0);
        assertEquals(List.of("F10_HOLD"), evaluate());
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of(), evaluate());
        time += 4 * MINUTE;
        assertEquals(List.of("F10_BUY"), evaluate());
    }

    @Test
    void shouldGiveAFamilyOneVoteHoweverManyFormulasItHas() {
        frame.set(Metric.PCR_OI_PERCENTILE, 95);
        frame.set(Metric.PCR_OI_ATM, 2);
        frame.set(Metric.DELTA_FLOW_Z, -5);
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 2);
        frame.set(Metric.PUT_OI_VELOCITY_Z, 0);
        frame.set(Metric.CALL_OI_VELOCITY_Z, 0);
        List<String> names = evaluate();
        assertTrue(names.contains("BIAS_HOLD"), "two agreeing formulas of one family against one: " + names);
    }

    @Test
    void shouldNotVoteOnTheBiasWithTooFewFamilies() {
        frame.set(Metric.OFI_Z, 5);
        frame.set(Metric.PCR_OI_PERCENTILE, 95);
        assertTrue(evaluate().stream().noneMatch(name -> name.startsWith("BIAS")));
    }

    @Test
    void shouldWeighFamiliesByTheirParameters() {
        for (int f = 0; f < 7; f++) {
            parameters.set(FormulaSignals.weight(f).index(), f == Family.ORDER_FLOW.ordinal() ? 10 : 0.1);
        }
        frame.set(Metric.PCR_OI_PERCENTILE, 95);
        frame.set(Metric.DELTA_FLOW_Z, -5);
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.2);
        frame.set(Metric.PUT_OI_VELOCITY_Z, 5);
        frame.set(Metric.CALL_OI_VELOCITY_Z, 0);
        assertTrue(evaluate().contains("BIAS_SELL"));
    }

    @Test
    void shouldDeclareItselfConsistently() {
        new EngineRegistry().register(definition);
        assertEquals(33, definition.signals().size());
        assertEquals(18, definition.reasons().size());
    }
}
