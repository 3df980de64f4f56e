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
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.TickContext;
import io.strikeiq.core.state.SessionClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormulaEngineTest {
    private static final long MINUTE = 60_000_000_000L;
    private final FormulaSignals definition = new FormulaSignals();
    private final Parameters parameters = new Parameters(definition.parameters());
    private final FormulaEngine engine = new FormulaEngine(parameters);
    private final SessionClock session = new SessionClock();
    private final MetricFrame frame = new MetricFrame(session);
    private final OutboundQueue queue = new OutboundQueue();
    private final TickContext context = new TickContext();
    private final SignalEmitter emitter = new SignalEmitter(
            "formula",
            definition.signals().size(),
            0,
            "SPX",
            300 * 1_000_000_000L,
            new Pool<>(64, 64, Signal::new),
            new BarrierPrior(1),
            signal -> {},
            context);
    private long time = MINUTE;

    /** A vote counts at once, but where a test says otherwise. */
    @BeforeEach
    void countAtOnce() {
        parameters.set(FormulaSignals.CONFIRMATIONS.index(), 1);
    }

    /** Lets the engine evaluate once more, a minute later; gives the names of what it emitted. */
    private List<String> evaluate() {
        time += MINUTE;
        queue.releaseAll();
        context.set(queue, time / MINUTE, 0, time, 4_000, Double.NaN, Double.NaN);
        frame.settle(true);
        engine.onTick(new MarketEvent().asClock(time), frame, emitter);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < queue.count(); i++) {
            names.add(((Signal) queue.get(i)).type.name());
        }
        return names;
    }

    /** The one vote that the next evaluation tells, null for none: HOLD at the start is not told. */
    private void assertVote(String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected), evaluate());
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
    @CsvSource({"95, F01_BUY", "5, F01_SELL", "50, "})
    void shouldReadAnExtremePutCallRatioAgainstTheCrowd(double percentile, String expected) {
        frame.set(Metric.PCR_OI_PERCENTILE, percentile);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.6, F02_BUY", "0.6, F02_SELL", "1.1, "})
    void shouldReadPutOpenInterestNearTheMoneyAsSupport(double ratio, String expected) {
        frame.set(Metric.PCR_OI_ATM, ratio);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 4020, F03_SELL", "-1, 4020, F03_BUY", "1, 3980, F03_BUY", "0, 4020, "})
    void shouldFadeTheDistanceFromVwapInLongGammaAndFollowItInShort(double regime, double spot, String expected) {
        gamma(regime, spot);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, 100, F04_BUY", "4, -100, F04_SELL", "1, 100, "})
    void shouldGiveUnusualActivityTheSignOfThePremiumFlow(double z, double premium, String expected) {
        frame.set(Metric.OPTION_TURNOVER_Z, z);
        frame.set(Metric.TRADE_SIZE_Z, 0);
        frame.set(Metric.PREMIUM_FLOW, premium);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.1, F05_SELL", "1, -1.1, F05_BUY", "0, 1.1, F05_SELL", "-1, 1.1, ", "1, 0.5, "})
    void shouldFadeAMoveBeyondTheExpectedOneUnlessDealersAreShort(double regime, double moves, String expected) {
        open();
        assertEquals(List.of(), evaluate());
        frame.set(Metric.GAMMA_REGIME, regime);
        frame.set(Metric.ATM_SIGMA, 0.9);
        frame.set(Metric.SPOT, 4_000 * (1 + moves * 0.2 / Math.sqrt(365)));
        assertVote(expected);
    }

    /** Spot 4000 and a volatility of 0.2 are known. */
    private void open() {
        frame.set(Metric.GAMMA_REGIME, 1);
        frame.set(Metric.SPOT, 4_000);
        frame.set(Metric.SESSION_OPEN, 4_000);
        frame.set(Metric.ATM_SIGMA, 0.2);
    }

    @Test
    void shouldFreezeTheExpectedMoveAnewAtTheNextOpen() {
        shouldFadeAMoveBeyondTheExpectedOneUnlessDealersAreShort(1, 1.1, "F05_SELL");
        session(SessionPhase.CLOSE);
        assertEquals(List.of(), evaluate());
        session(SessionPhase.OPEN);
        frame.set(Metric.SESSION_OPEN, Double.NaN);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.SESSION_OPEN, 4_050);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.SPOT, 3_000);
        assertEquals(List.of("F05_BUY"), evaluate());
    }

    @Test
    void shouldMeasureAGapFromTheNewSessionsFirstPriceAndNotFromTheLastClose() {
        open();
        evaluate();
        session(SessionPhase.OPEN);
        frame.set(Metric.SPOT, Double.NaN);
        frame.set(Metric.SESSION_OPEN, Double.NaN);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.SPOT, 4_160);
        frame.set(Metric.SESSION_OPEN, 4_160);
        assertEquals(List.of(), evaluate());
        time += 10 * MINUTE;
        assertEquals(List.of(), evaluate(), "at its first price the session has moved by nothing");
        frame.set(Metric.SPOT, 4_160 * (1 - 1.1 * 0.2 / Math.sqrt(365)));
        assertEquals(List.of("F05_BUY"), evaluate());
        assertEquals(-1.1, ((Signal) queue.get(0)).value(0), 1e-9);
    }

    @Test
    void shouldBeginASessionAtADayMark() {
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of("F10_BUY"), evaluate());
        time += 5 * MINUTE;
        session.onDay(time);
        assertEquals(List.of("F10_BUY"), evaluate());
    }

    private void session(SessionPhase phase) {
        time += 5 * MINUTE;
        queue.releaseAll();
        context.set(queue, time / MINUTE, 0, time, 4_000, Double.NaN, Double.NaN);
        frame.settle(false);
        session.onPhase(phase, time);
        engine.onTick(new MarketEvent().asSession(0, time, phase), frame, emitter);
        assertEquals(0, queue.count());
    }

    @ParameterizedTest
    @CsvSource({"3, F06_BUY", "-3, F06_SELL", "0.5, "})
    void shouldFollowDeltaFlow(double z, String expected) {
        frame.set(Metric.DELTA_FLOW_Z, z);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"95, -0.01, F07_BUY", "5, 0.01, F07_SELL", "95, 0.01, "})
    void shouldReadVolatilityLeavingAnExtreme(double percentile, double change, String expected) {
        frame.set(Metric.IV_PERCENTILE, percentile);
        frame.set(Metric.ATM_SIGMA_CHANGE, change);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, F08_BUY", "0, 4, F08_SELL", "1, 0, "})
    void shouldCompareTheVelocitiesOfOpenInterest(double put, double call, String expected) {
        frame.set(Metric.PUT_OI_VELOCITY_Z, put);
        frame.set(Metric.CALL_OI_VELOCITY_Z, call);
        assertVote(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.3, F09_HOLD", "-0.3, F09_HOLD", "0.05, F09_HOLD", "-0.05, F09_HOLD", "0.6, ", "-2, ", "9, "})
    void shouldHoldNearAFlipWhateverItsSide(double distance, String expected) {
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, distance);
        assertVote(expected);
    }

    @Test
    void shouldShowHowNearAFlipIsEachTimeThatItComesNear() {
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, -0.4);
        assertEquals(List.of("F09_HOLD"), evaluate());
        Signal signal = (Signal) queue.get(0);
        assertEquals(Direction.NONE, signal.direction);
        assertEquals("F09_ZERO_GAMMA_PROXIMITY", signal.reason(0).code());
        assertEquals(-0.4, signal.value(0));
        time += 5 * MINUTE;
        assertEquals(List.of(), evaluate(), "said once while it is near");
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 3);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.2);
        assertEquals(List.of("F09_HOLD"), evaluate());
    }

    @ParameterizedTest
    @CsvSource({"3, F10_BUY", "-3, F10_SELL", "0, "})
    void shouldFollowOrderFlowImbalance(double z, String expected) {
        frame.set(Metric.OFI_Z, z);
        assertVote(expected);
    }

    @Test
    void shouldSpeakOnlyWhenAVoteChanges() {
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of("F10_BUY"), evaluate());
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, -3);
        assertEquals(List.of("F10_SELL"), evaluate());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "PCR_OI_PERCENTILE",
                "PCR_OI_ATM",
                "VWAP",
                "VWAP_SIGMA",
                "OPTION_TURNOVER_Z",
                "TRADE_SIZE_Z",
                "PREMIUM_FLOW",
                "DELTA_FLOW_Z",
                "IV_PERCENTILE",
                "ATM_SIGMA_CHANGE",
                "PUT_OI_VELOCITY_Z",
                "CALL_OI_VELOCITY_Z",
                "ZERO_GAMMA_DISTANCE_SIGMA",
                "OFI_Z"
            })
    void shouldBeSilentInTheFormulaWhoseInputIsUnknown(Metric unknown) {
        allBuy();
        frame.set(unknown, Double.NaN);
        List<String> names = evaluate();
        boolean takesSides = unknown != Metric.ZERO_GAMMA_DISTANCE_SIGMA;
        assertEquals(
                takesSides ? 8 : 9,
                names.stream().filter(name -> name.matches("F.*_BUY")).count(),
                names::toString);
    }

    @Test
    void shouldKnowNeitherGammaFormulaWithoutTheRegime() {
        allBuy();
        frame.set(Metric.GAMMA_REGIME, Double.NaN);
        assertTrue(evaluate().stream().noneMatch(name -> name.startsWith("F03") || name.startsWith("F05")));
    }

    private void allBuy() {
        open();
        evaluate();
        gamma(1, 3_900);
        frame.set(Metric.PCR_OI_PERCENTILE, 95);
        frame.set(Metric.PCR_OI_ATM, 2);
        frame.set(Metric.OPTION_TURNOVER_Z, 5);
        frame.set(Metric.TRADE_SIZE_Z, 1);
        frame.set(Metric.PREMIUM_FLOW, 100);
        frame.set(Metric.DELTA_FLOW_Z, 4);
        frame.set(Metric.IV_PERCENTILE, 99);
        frame.set(Metric.ATM_SIGMA_CHANGE, -0.01);
        frame.set(Metric.PUT_OI_VELOCITY_Z, 4);
        frame.set(Metric.CALL_OI_VELOCITY_Z, 0);
        frame.set(Metric.ZERO_GAMMA_DISTANCE_SIGMA, 0.3);
        frame.set(Metric.OFI_Z, 4);
    }

    @Test
    void shouldVoteWithEveryFamilyOnTheBiasAndShowThem() {
        allBuy();
        List<String> names = evaluate();
        assertEquals(11, names.size(), names::toString);
        assertEquals("BIAS_BUY", names.get(10));
        Signal bias = (Signal) queue.get(10);
        assertEquals("BIAS_SCORE", bias.reason(0).code());
        assertEquals(6.5 / 7, bias.value(0), 1e-12, "a flip nearby holds, beside the regime's side");
        assertEquals(Signal.MAX_EVIDENCE, bias.evidenceCount());
        assertEquals("FAMILY_OPEN_INTEREST", bias.reason(1).code());
        assertEquals(1, bias.value(1), 1e-12);
    }

    @Test
    void shouldShowTheMetricAndHowFarItIsBeyondTheThreshold() {
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of("F10_BUY"), evaluate());
        Signal signal = (Signal) queue.get(0);
        assertEquals(Direction.UP, signal.direction);
        assertEquals("F10_ORDER_FLOW_IMBALANCE", signal.reason(0).code());
        assertEquals(3, signal.value(0));
        assertEquals(1.5 * 3 / 2.5, signal.contribution(0), 1e-12);
        assertEquals(1 / (1 + Math.exp(1 - 1.8)), signal.strength, 1e-12);
    }

    @Test
    void shouldKeepASideUntilTheScoreIsBelowTheExit() {
        frame.set(Metric.OFI_Z, 2.5);
        assertEquals(List.of("F10_BUY"), evaluate());
        frame.set(Metric.OFI_Z, 1.8);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, 1.7);
        assertEquals(List.of("F10_HOLD"), evaluate());
        frame.set(Metric.OFI_Z, 1.8);
        time += 5 * MINUTE;
        assertEquals(List.of(), evaluate(), "the exit is not an entry");
    }

    @Test
    void shouldKeepASellUntilTheScoreIsAboveTheExit() {
        frame.set(Metric.OFI_Z, -2.5);
        assertEquals(List.of("F10_SELL"), evaluate());
        frame.set(Metric.OFI_Z, -1.8);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, -1.7);
        assertEquals(List.of("F10_HOLD"), evaluate());
    }

    @Test
    void shouldCountAVoteOnceItHasComeInEvaluationsInARow() {
        parameters.set(FormulaSignals.CONFIRMATIONS.index(), 2);
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, 0);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, -3);
        assertEquals(List.of(), evaluate(), "another side begins anew");
        assertEquals(List.of("F10_SELL"), evaluate());
    }

    @Test
    void shouldBeginToCountAnewAfterAnUnknownScore() {
        parameters.set(FormulaSignals.CONFIRMATIONS.index(), 2);
        frame.set(Metric.OFI_Z, 3);
        evaluate();
        frame.set(Metric.OFI_Z, Double.NaN);
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of(), evaluate());
        assertEquals(List.of("F10_BUY"), evaluate());
    }

    @Test
    void shouldLetAVoteStandWhileItsInputIsUnknown() {
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of("F10_BUY"), evaluate());
        frame.set(Metric.OFI_Z, Double.NaN);
        time += 10 * MINUTE;
        assertEquals(List.of(), evaluate());
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of(), evaluate(), "the same as was said");
        frame.set(Metric.OFI_Z, 0);
        assertEquals(List.of("F10_HOLD"), evaluate());
    }

    @Test
    void shouldTellASideAgainInTheNextSession() {
        frame.set(Metric.OFI_Z, 3);
        assertEquals(List.of("F10_BUY"), evaluate());
        session(SessionPhase.OPEN);
        assertEquals(List.of("F10_BUY"), evaluate());
        session(SessionPhase.OPEN);
        frame.set(Metric.OFI_Z, 0);
        assertEquals(List.of(), evaluate(), "HOLD is how a session begins");
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
    void shouldEvaluateOnceInAnInterval() {
        frame.set(Metric.OFI_Z, 0);
        evaluate();
        frame.set(Metric.OFI_Z, 3);
        time -= MINUTE / 2;
        assertEquals(List.of(), evaluate());
        time -= MINUTE / 2;
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
        assertEquals(List.of("F01_BUY", "F02_BUY", "F06_SELL"), names, "two formulas of a family against one");
        frame.set(Metric.DELTA_FLOW_Z, 5);
        time += 5 * MINUTE;
        assertEquals(List.of("F06_BUY", "BIAS_BUY"), evaluate(), "two families of four");
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
        assertEquals(31, definition.signals().size());
        assertEquals(18, definition.reasons().size());
    }
}
