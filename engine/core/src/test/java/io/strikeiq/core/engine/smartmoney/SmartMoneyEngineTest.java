package io.strikeiq.core.engine.smartmoney;

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
import org.junit.jupiter.params.provider.ValueSource;

class SmartMoneyEngineTest {
    private final EngineProbe probe = new EngineProbe(new SmartMoney());

    private static void bullish(EngineProbe probe) {
        probe.set(Metric.SPOT, 100)
                .set(Metric.DELTA_FLOW_Z, 3)
                .set(Metric.PREMIUM_FLOW_Z, 3)
                .set(Metric.OPTION_VOLUME_Z, 2)
                .set(Metric.VOLUME_OI_Z, 2)
                .set(Metric.OI_CHANGE_SHARE, 0.3)
                .set(Metric.BLOCK_SHARE, 0.3)
                .set(Metric.OPTION_SWEEPS_Z, 2)
                .set(Metric.OPTION_STALENESS, 1)
                .set(Metric.OPTION_TRADES, 500);
    }

    @Test
    void shouldBeBullishOnOpeningFlowOfUnusualSizeUpwards() {
        bullish(probe);
        probe.clock();
        assertEquals(List.of("SMART_MONEY_BULLISH"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(
                List.of("DELTA_FLOW", "PREMIUM_FLOW", "OPTION_VOLUME", "VOLUME_OI", "OPENING", "BLOCKS", "SWEEPS"),
                probe.reasons(0));
        assertTrue(probe.signal(0).strength > 0.5 && probe.signal(0).strength < 1);
    }

    @Test
    void shouldBeBearishOnOpeningFlowOfUnusualSizeDownwards() {
        bullish(probe);
        probe.set(Metric.DELTA_FLOW_Z, -3).set(Metric.PREMIUM_FLOW_Z, -3).clock();
        assertEquals(List.of("SMART_MONEY_BEARISH"), probe.names());
        assertEquals(Direction.DOWN, probe.signal(0).direction);
    }

    @Test
    void shouldStayQuietWhileDeltaAndPremiumDisagree() {
        bullish(probe);
        probe.set(Metric.PREMIUM_FLOW_Z, -3).clock();
        probe.after(1)
                .set(Metric.DELTA_FLOW_Z, -3)
                .set(Metric.PREMIUM_FLOW_Z, 3)
                .clock();
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "DELTA_FLOW_Z",
                "PREMIUM_FLOW_Z",
                "OPTION_VOLUME_Z",
                "VOLUME_OI_Z",
                "OI_CHANGE_SHARE",
                "OPTION_STALENESS",
                "OPTION_TRADES"
            })
    void shouldBeBlockedByAnUnknownInput(Metric unknown) {
        bullish(probe);
        probe.set(unknown, Double.NaN).clock();
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "DELTA_FLOW_Z",
                "PREMIUM_FLOW_Z",
                "OPTION_VOLUME_Z",
                "VOLUME_OI_Z",
                "OI_CHANGE_SHARE",
                "OPTION_TRADES"
            })
    void shouldBeBlockedByAnInputBelowItsThreshold(Metric small) {
        bullish(probe);
        probe.set(small, 0).clock();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldBeBlockedByStaleQuotes() {
        bullish(probe);
        probe.set(Metric.OPTION_STALENESS, 121).clock();
        assertEquals(List.of(), probe.names());
        probe.after(1).set(Metric.OPTION_STALENESS, 119).clock();
        assertEquals(List.of("SMART_MONEY_BULLISH"), probe.names());
    }

    @Test
    void shouldFireWithoutBlocksAndSweepsAtLessStrength() {
        bullish(probe);
        probe.clock();
        EngineProbe plain = new EngineProbe(new SmartMoney());
        bullish(plain);
        plain.set(Metric.BLOCK_SHARE, Double.NaN)
                .set(Metric.OPTION_SWEEPS_Z, Double.NaN)
                .clock();
        assertEquals(List.of("SMART_MONEY_BULLISH"), plain.names());
        assertTrue(plain.signal(0).strength < probe.signal(0).strength);
        assertEquals(5, plain.signal(0).evidenceCount());
    }

    @Test
    void shouldTakeUnknownOpenInterestOnlyWhereTheParameterSaysSo() {
        EngineProbe lenient = new EngineProbe(new SmartMoney(), "openingRequired", 0);
        bullish(lenient);
        lenient.set(Metric.OI_CHANGE_SHARE, -0.1).clock();
        assertEquals(List.of(), lenient.names());
        lenient.after(1).set(Metric.OI_CHANGE_SHARE, Double.NaN).clock();
        assertEquals(List.of("SMART_MONEY_BULLISH"), lenient.names());
    }

    @Test
    void shouldSpeakOnceUntilTheFlowHasFaded() {
        bullish(probe);
        probe.clock();
        probe.after(400).clock();
        probe.set(Metric.DELTA_FLOW_Z, 1.5).after(400).clock();
        probe.set(Metric.DELTA_FLOW_Z, 3).after(400).clock();
        assertEquals(1, probe.names().size(), "still the same state");
        probe.set(Metric.DELTA_FLOW_Z, 0.9).after(1).clock();
        probe.set(Metric.DELTA_FLOW_Z, 3).after(1).clock();
        assertEquals(2, probe.names().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, 0.5})
    void shouldEndTheStateWhenTheFlowIsUnknownOrGone(double z) {
        bullish(probe);
        probe.clock();
        probe.set(Metric.DELTA_FLOW_Z, z).after(400).clock();
        probe.set(Metric.DELTA_FLOW_Z, 3).after(1).clock();
        assertEquals(2, probe.names().size());
    }

    @Test
    void shouldTurnFromBullishToBearish() {
        bullish(probe);
        probe.clock();
        probe.set(Metric.DELTA_FLOW_Z, -3)
                .set(Metric.PREMIUM_FLOW_Z, -3)
                .after(1)
                .clock();
        assertEquals(List.of("SMART_MONEY_BULLISH", "SMART_MONEY_BEARISH"), probe.names());
    }

    @Test
    void shouldKeepTheCooldown() {
        bullish(probe);
        probe.clock();
        probe.set(Metric.DELTA_FLOW_Z, 0).after(1).clock();
        probe.set(Metric.DELTA_FLOW_Z, 3).after(1).clock();
        assertEquals(1, probe.names().size());
    }

    @Test
    void shouldBeginEachSessionQuiet() {
        bullish(probe);
        probe.clock();
        probe.after(400).session(SessionPhase.OPEN).clock();
        assertEquals(2, probe.names().size());
    }

    @Test
    void shouldNotLookAtAnInstantThatIsNotCompleteYet() {
        probe.price(100);
        bullish(probe);
        probe.price(100);
        assertEquals(List.of(), probe.names(), "the same instant");
        probe.after(0.001).price(100);
        assertEquals(List.of("SMART_MONEY_BULLISH"), probe.names());
    }

    @ParameterizedTest
    @CsvSource({
        "DELTA_FLOW_Z, -1.9",
        "PREMIUM_FLOW_Z, -1.9",
        "PREMIUM_FLOW_Z, NaN",
        "OPTION_VOLUME_Z, 0.9",
        "VOLUME_OI_Z, 0.9",
        "OI_CHANGE_SHARE, 0.019",
        "OI_CHANGE_SHARE, NaN",
        "OPTION_STALENESS, 121",
        "OPTION_TRADES, 49"
    })
    void shouldBlockTheBearishSideByEachConditionAlone(Metric metric, double value) {
        bullish(probe);
        probe.set(Metric.DELTA_FLOW_Z, -3)
                .set(Metric.PREMIUM_FLOW_Z, -3)
                .set(metric, value)
                .clock();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldGiveWhatItSawAsEvidence() {
        bullish(probe);
        probe.clock();
        double[] values = {3, 3, 2, 2, 0.3, 0.3, 2};
        double[] contributions = {0.5, 0.4, 0.4, 0.2, 0.6, 0.6, 0.3};
        for (int i = 0; i < values.length; i++) {
            String reason = probe.reasons(0).get(i);
            assertEquals(values[i], probe.signal(0).value(i), reason);
            assertEquals(contributions[i], probe.signal(0).contribution(i), 1e-12, reason);
        }
        assertEquals(1 / (1 + Math.exp(-3)), probe.signal(0).strength, 1e-12);
        assertTrue(Double.isNaN(probe.signal(0).level));
    }

    @Test
    void shouldNotLookAtTheLastSessionsFrameWhenASessionOpens() {
        bullish(probe);
        probe.price(100).after(1).session(SessionPhase.OPEN);
        assertEquals(List.of(), probe.names());
    }
}
