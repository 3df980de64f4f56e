package io.strikeiq.core.engine.optionstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedBreaksTest {
    private final EngineProbe probe = new EngineProbe(new OptionsTrap(), "strikeWritingZ", 2);

    @BeforeEach
    void standBetweenTheExtremesOfTheDayBefore() {
        probe.set(Metric.ATR_5M, 4)
                .set(Metric.PRIOR_HIGH, 110)
                .set(Metric.PRIOR_LOW, 90)
                .set(Metric.CALL_WRITING_Z, 2.5)
                .set(Metric.PUT_WRITING_Z, 0.5)
                .set(Metric.DELTA_FLOW_Z, -1);
        probe.price(100);
    }

    private void breakUpAndReturn() {
        probe.after(1).price(112);
        probe.after(60).price(109);
    }

    @Test
    void shouldCallABullTrapWhenCallsAreWrittenIntoABreakThatFails() {
        probe.after(1).price(112);
        assertEquals(List.of(), probe.names(), "the break has not failed yet");
        probe.after(60).price(109);
        assertEquals(List.of("BULL_TRAP"), probe.names());
        assertEquals(Direction.DOWN, probe.signal(0).direction);
        assertEquals(110, probe.signal(0).level);
        assertEquals(List.of("WRITING", "EXCESS", "TIME_BEYOND", "WRITING_WITH_BREAK", "DELTA_FLOW"), probe.reasons(0));
        assertEquals(0.5, probe.signal(0).value(1), 1e-12);
        assertEquals(60, probe.signal(0).value(2), 1e-12);
        assertTrue(probe.signal(0).strength > 0.5);
    }

    @Test
    void shouldAskForWritingAtTheBrokenStrikeAndNotForThatOfAllStrikes() {
        probe.writing((right, price) -> price == 110 ? 0.5 : 9);
        breakUpAndReturn();
        assertEquals(List.of(), probe.names());
        probe.writing((right, price) -> right == OptionRight.CALL && price == 110 ? 3 : 0.5);
        probe.after(1).price(112).after(60).price(109);
        assertEquals(List.of("BULL_TRAP"), probe.names());
        assertEquals(3, probe.signal(0).value(0));
    }

    @Test
    void shouldCallABearTrapWhenPutsAreWrittenIntoABreakThatFails() {
        probe.set(Metric.CALL_WRITING_Z, 0).set(Metric.PUT_WRITING_Z, 2);
        probe.after(1).price(88);
        probe.after(60).price(91);
        assertEquals(List.of("BEAR_TRAP"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(90, probe.signal(0).level);
    }

    @Test
    void shouldStayQuietWhenPositioningAgreesWithTheBreak() {
        probe.set(Metric.CALL_WRITING_Z, 1.9);
        breakUpAndReturn();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldStayQuietWhenMoreIsWrittenWithTheBreakThanAgainstIt() {
        probe.set(Metric.PUT_WRITING_Z, 2.5);
        breakUpAndReturn();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldRememberTheWritingWhilePriceWasBeyond() {
        probe.set(Metric.CALL_WRITING_Z, 0).after(1).price(112);
        probe.set(Metric.CALL_WRITING_Z, 3).after(1).clock();
        probe.set(Metric.CALL_WRITING_Z, 0).after(1).clock();
        probe.after(60).price(109);
        assertEquals(List.of("BULL_TRAP"), probe.names());
        assertEquals(3, probe.signal(0).value(0));
    }

    @Test
    void shouldNotCarryTheWritingIntoTheNextBreak() {
        breakUpAndReturn();
        probe.set(Metric.CALL_WRITING_Z, 0).after(400);
        breakUpAndReturn();
        assertEquals(1, probe.names().size());
        probe.set(Metric.CALL_WRITING_Z, 2.2).after(400);
        breakUpAndReturn();
        assertEquals(2, probe.names().size());
    }

    @Test
    void shouldTakeALateReturnForNoTrap() {
        probe.after(1).price(112);
        probe.after(1201).price(109);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldTakeAFarBreakForNoTrap() {
        probe.after(1).price(118.1);
        probe.after(60).price(109);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @ValueSource(doubles = {110.0, 110.3})
    void shouldTakeATouchForNoBreak(double touch) {
        probe.after(1).price(touch);
        probe.after(60).price(109);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"CALL_WRITING_Z", "ATR_5M", "PRIOR_HIGH"})
    void shouldBeBlockedByAnUnknownInput(Metric unknown) {
        EngineProbe other = new EngineProbe(new OptionsTrap(), "strikeWritingZ", 2);
        other.set(Metric.ATR_5M, 4).set(Metric.PRIOR_HIGH, 110).set(Metric.CALL_WRITING_Z, 2.5);
        other.set(unknown, Double.NaN).price(100);
        other.after(1).price(112);
        other.after(60).price(109);
        assertEquals(List.of(), other.names());
    }

    @Test
    void shouldFireWithoutTheEvidenceThatOnlyAdds() {
        probe.set(Metric.PUT_WRITING_Z, Double.NaN).set(Metric.DELTA_FLOW_Z, Double.NaN);
        breakUpAndReturn();
        assertEquals(List.of("WRITING", "EXCESS", "TIME_BEYOND"), probe.reasons(0));
    }

    @Test
    void shouldNotCallABrokenRoundNumberATrap() {
        EngineProbe other = new EngineProbe(new OptionsTrap(), "strikeWritingZ", 2);
        other.set(Metric.ATR_5M, 4).set(Metric.CALL_WRITING_Z, 2.5).price(99.7);
        other.after(2).price(100.9);
        other.after(2).price(99.7);
        assertEquals(List.of(), other.names());
    }

    @Test
    void shouldSpeakOfAWallThatSpotHasPassed() {
        probe.set(Metric.CALL_OI_WALL, 105).after(1).price(100.5);
        probe.after(61).price(100.6);
        probe.set(Metric.CALL_OI_WALL, 115).after(1).price(107);
        probe.after(60).price(104);
        assertEquals(105, probe.signal(0).level);
    }

    @Test
    void shouldSpeakOfTheLevelThatWasExceededFurthestOnceInACooldown() {
        probe.set(Metric.CALL_OI_WALL, 105).after(1).price(100.5);
        probe.after(61).price(100.6);
        probe.after(1).price(111);
        probe.after(60).price(104);
        assertEquals(List.of("BULL_TRAP"), probe.names());
        assertEquals(105, probe.signal(0).level);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT_WRITING_Z, 1.9",
        "PUT_WRITING_Z, NaN",
        "CALL_WRITING_Z, 2.6",
        "ATR_5M, NaN",
    })
    void shouldBlockABearTrapByEachConditionAlone(Metric metric, double value) {
        probe.set(Metric.CALL_WRITING_Z, 0).set(Metric.PUT_WRITING_Z, 2.5).set(metric, value);
        probe.after(1).price(88);
        probe.after(60).price(91);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldScoreAQuickReturnAboveASlowOne() {
        EngineProbe slow = new EngineProbe(new OptionsTrap(), "strikeWritingZ", 2);
        slow.set(Metric.ATR_5M, 4).set(Metric.PRIOR_HIGH, 110).set(Metric.CALL_WRITING_Z, 2.5);
        slow.price(100);
        slow.after(1).price(112);
        slow.after(800).price(109);
        breakUpAndReturn();
        assertEquals(0.2 * 0.5, probe.signal(0).contribution(1), 1e-12);
        assertEquals(0.5 * (1 - 60.0 / 900), probe.signal(0).contribution(2), 1e-12);
        assertEquals(0.5 * (1 - 800.0 / 900), slow.signal(0).contribution(2), 1e-12);
    }

    @Test
    void shouldCountDeltaFlowAgainstTheBreakForTheTrapAndWithItAgainst() {
        breakUpAndReturn();
        assertEquals(0.3 * 0.5, probe.signal(0).contribution(4), 1e-12, "selling against a break upwards");
        probe.set(Metric.DELTA_FLOW_Z, 4).after(400);
        breakUpAndReturn();
        assertEquals(-0.3, probe.signal(1).contribution(4), 1e-12);
    }

    @Test
    void shouldForgetAnExcursionWithTheSession() {
        probe.after(1).price(112);
        probe.after(60).session(SessionPhase.OPEN);
        probe.after(1).price(109);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldKeepTheCooldown() {
        breakUpAndReturn();
        breakUpAndReturn();
        assertEquals(1, probe.names().size());
        probe.after(300);
        breakUpAndReturn();
        assertEquals(2, probe.names().size());
    }

    @Test
    void shouldKeepTheLevelWhereItWasFrozen() {
        probe.after(1).price(112);
        probe.set(Metric.PRIOR_HIGH, 111).after(60).price(110.5);
        assertEquals(List.of(), probe.names(), "still beyond 110");
        probe.after(1).price(109.5);
        assertEquals(110, probe.signal(0).level);
    }
}
