package io.strikeiq.core.engine.optionstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WriterTrapTest {
    private final EngineProbe probe = new EngineProbe(new OptionsTrap());

    @BeforeEach
    void writeCallsHeavilyAtOneHundredFive() {
        probe.set(Metric.CALL_WRITER_STRIKE, 105)
                .set(Metric.CALL_WRITER_BREAKEVEN, 107)
                .set(Metric.CALL_WRITER_SHARE, 0.4)
                .set(Metric.CALL_WRITING_Z, 2)
                .set(Metric.CALL_WRITER_PREMIUM_CHANGE, 0.5)
                .set(Metric.CALL_WRITER_OI_CHANGE, -0.1);
    }

    @Test
    void shouldTrapCallWritersWhoCoverBeyondTheirBreakEven() {
        probe.wholePrice(100);
        probe.after(60).wholePrice(106.9);
        assertEquals(List.of(), probe.names());
        probe.after(1).wholePrice(107);
        assertEquals(List.of("WRITER_TRAP_UP"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(107, probe.signal(0).level);
        assertEquals(List.of("PREMIUM_RISE", "OI_FALL", "WRITER_SHARE"), probe.reasons(0));
        assertTrue(probe.signal(0).strength > 0.5);
    }

    @Test
    void shouldTrapPutWritersWhoCoverBeyondTheirBreakEven() {
        EngineProbe puts = new EngineProbe(new OptionsTrap());
        puts.set(Metric.PUT_WRITER_STRIKE, 95)
                .set(Metric.PUT_WRITER_BREAKEVEN, 93)
                .set(Metric.PUT_WRITER_SHARE, 0.4)
                .set(Metric.PUT_WRITING_Z, 2)
                .set(Metric.PUT_WRITER_PREMIUM_CHANGE, 0.5)
                .set(Metric.PUT_WRITER_OI_CHANGE, -0.1);
        puts.wholePrice(100);
        puts.after(60).wholePrice(92.5);
        assertEquals(List.of("WRITER_TRAP_DOWN"), puts.names());
        assertEquals(93, puts.signal(0).level);
    }

    @Test
    void shouldFreezeTheBreakEvenWhenArmed() {
        probe.wholePrice(100);
        probe.set(Metric.CALL_WRITER_BREAKEVEN, 109).after(60).wholePrice(107.5);
        assertEquals(107, probe.signal(0).level);
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "CALL_WRITER_STRIKE",
                "CALL_WRITER_BREAKEVEN",
                "CALL_WRITER_SHARE",
                "CALL_WRITING_Z",
                "CALL_WRITER_PREMIUM_CHANGE",
                "CALL_WRITER_OI_CHANGE"
            })
    void shouldBeBlockedByAnUnknownInput(Metric unknown) {
        probe.set(unknown, Double.NaN).wholePrice(100);
        probe.after(60).wholePrice(108);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldNotArmOnLightWritingOrWithSpotBeyondAlready() {
        probe.set(Metric.CALL_WRITER_SHARE, 0.1).wholePrice(100);
        probe.set(Metric.CALL_WRITER_SHARE, 0.4).after(1).wholePrice(108);
        assertEquals(List.of(), probe.names());
        probe.after(1).wholePrice(106);
        probe.after(1).wholePrice(108);
        assertEquals(List.of("WRITER_TRAP_UP"), probe.names());
    }

    @Test
    void shouldWaitForTheWritersToCover() {
        probe.set(Metric.CALL_WRITER_OI_CHANGE, 0).wholePrice(100);
        probe.after(60).wholePrice(108);
        probe.after(899).clock();
        probe.set(Metric.CALL_WRITER_OI_CHANGE, -0.03).clock();
        assertEquals(List.of("WRITER_TRAP_UP"), probe.names());
    }

    @Test
    void shouldGiveUpWhenTheWritersHold() {
        probe.set(Metric.CALL_WRITER_OI_CHANGE, 0).wholePrice(100);
        probe.after(60).wholePrice(108);
        probe.after(901).clock();
        probe.set(Metric.CALL_WRITER_OI_CHANGE, -0.1).clock();
        assertEquals(List.of(), probe.names());
        probe.after(1).wholePrice(106);
        probe.after(1).wholePrice(108);
        assertEquals(List.of(), probe.names(), "spent until price is inside the strike");
        probe.after(1).wholePrice(104);
        probe.after(1).wholePrice(104.5);
        probe.after(1).wholePrice(108);
        assertEquals(List.of("WRITER_TRAP_UP"), probe.names());
    }

    @Test
    void shouldNeedThePremiumUpAndTheOpenInterestDown() {
        probe.set(Metric.CALL_WRITER_PREMIUM_CHANGE, 0.05).wholePrice(100);
        probe.after(60).wholePrice(108);
        assertEquals(List.of(), probe.names());
        probe.after(60).wholePrice(106.5);
        probe.set(Metric.CALL_WRITER_PREMIUM_CHANGE, 0.15).after(60).wholePrice(107.5);
        assertEquals(List.of("WRITER_TRAP_UP"), probe.names(), "armed again after the return");
    }

    @Test
    void shouldForgetTheLevelWhenTheWritersStrikeIsAnother() {
        probe.wholePrice(100);
        probe.set(Metric.CALL_WRITER_STRIKE, 110)
                .set(Metric.CALL_WRITER_BREAKEVEN, 112)
                .after(1)
                .wholePrice(101);
        probe.after(60).wholePrice(108);
        assertEquals(List.of(), probe.names());
        probe.after(60).wholePrice(112);
        assertEquals(112, probe.signal(0).level);
    }

    @Test
    void shouldForgetTheLevelWithTheSession() {
        probe.wholePrice(100);
        probe.session(SessionPhase.OPEN);
        probe.after(60).wholePrice(108);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldLetTheLevelExpire() {
        probe.wholePrice(100);
        probe.after(21_601).wholePrice(100.1);
        probe.after(1).wholePrice(108);
        assertEquals(List.of(), probe.names());
    }

    private static EngineProbe puts() {
        return new EngineProbe(new OptionsTrap())
                .set(Metric.PUT_WRITER_STRIKE, 95)
                .set(Metric.PUT_WRITER_BREAKEVEN, 93)
                .set(Metric.PUT_WRITER_SHARE, 0.4)
                .set(Metric.PUT_WRITING_Z, 2)
                .set(Metric.PUT_WRITER_PREMIUM_CHANGE, 0.5)
                .set(Metric.PUT_WRITER_OI_CHANGE, -0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT_WRITER_STRIKE, NaN",
        "PUT_WRITER_BREAKEVEN, NaN",
        "PUT_WRITER_SHARE, NaN",
        "PUT_WRITER_SHARE, 0.19",
        "PUT_WRITING_Z, NaN",
        "PUT_WRITING_Z, 1.9",
        "PUT_WRITER_PREMIUM_CHANGE, NaN",
        "PUT_WRITER_PREMIUM_CHANGE, 0.09",
        "PUT_WRITER_OI_CHANGE, NaN",
        "PUT_WRITER_OI_CHANGE, -0.019"
    })
    void shouldBlockThePutWritersByEachConditionAlone(Metric metric, double value) {
        EngineProbe puts = puts().set(metric, value);
        puts.wholePrice(100);
        puts.after(60).wholePrice(92.5);
        assertEquals(List.of(), puts.names());
    }

    @Test
    void shouldGiveWhatItSawAsEvidence() {
        EngineProbe puts = puts();
        puts.wholePrice(100);
        puts.after(60).wholePrice(92.5);
        assertEquals(Direction.DOWN, puts.signal(0).direction);
        double[] values = {0.5, -0.1, 0.4};
        double[] contributions = {0.8, 1.2, 0.4};
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], puts.signal(0).value(i), puts.reasons(0).get(i));
            assertEquals(
                    contributions[i],
                    puts.signal(0).contribution(i),
                    1e-12,
                    puts.reasons(0).get(i));
        }
    }

    @Test
    void shouldSayNothingWhileSpotIsUnknown() {
        probe.wholePrice(100);
        probe.after(60).wholePrice(Double.NaN);
        assertEquals(List.of(), probe.names());
        probe.after(60).wholePrice(108);
        assertEquals(List.of("WRITER_TRAP_UP"), probe.names(), "armed before");
    }

    @Test
    void shouldNotSetANewPriceAgainstPremiumAndOpenInterestOfBefore() {
        probe.wholePrice(100);
        probe.after(60).price(108);
        assertEquals(List.of(), probe.names());
        probe.set(Metric.CALL_WRITER_OI_CHANGE, 0).clock();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldKeepTheCooldown() {
        probe.wholePrice(100);
        probe.after(60).wholePrice(108);
        probe.after(1).wholePrice(104);
        probe.after(1).wholePrice(104);
        probe.after(1).wholePrice(108);
        assertEquals(1, probe.names().size());
        probe.after(300).wholePrice(104);
        probe.after(1).wholePrice(104);
        probe.after(1).wholePrice(108);
        assertEquals(2, probe.names().size());
    }
}
