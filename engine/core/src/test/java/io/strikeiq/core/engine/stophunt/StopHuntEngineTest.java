package io.strikeiq.core.engine.stophunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.EngineProbe;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StopHuntEngineTest {
    private final EngineProbe probe = new EngineProbe(new StopHunt(), "burstZ", 4);

    /** Between the extremes of the prior session, at the beginning of a minute. */
    @BeforeEach
    void standBetweenTheExtremesOfTheDayBefore() {
        probe.set(Metric.ATR_5M, 4)
                .set(Metric.PRIOR_HIGH, 110.3)
                .set(Metric.PRIOR_LOW, 90.3)
                .set(Metric.TRADE_RATE_Z, 0)
                .set(Metric.OFI_Z, 0);
        bar(108, 108, 107).after(40).price(108);
    }

    private EngineProbe bar(double open, double high, double low) {
        return probe.set(Metric.BAR_OPEN, open).set(Metric.BAR_HIGH, high).set(Metric.BAR_LOW, low);
    }

    private EngineProbe breach(double extreme) {
        return breach(extreme, 5);
    }

    private EngineProbe breach(double extreme, double imbalance) {
        probe.set(Metric.OFI_Z, imbalance);
        return bar(110, extreme, 109.8).after(5).price(extreme);
    }

    private EngineProbe returnAndClose(double close) {
        probe.set(Metric.OFI_Z, 0).after(10).price(close);
        return probe.after(50).clock();
    }

    @Test
    void shouldPointDownWhenAHighIsRunAndTheMinuteClosesInside() {
        breach(111);
        probe.set(Metric.OFI_Z, 0).after(10).price(110.2);
        assertEquals(List.of(), probe.names(), "the minute is not over");
        probe.set(Metric.SIGNED_VOLUME_Z, -2).after(50).clock();
        assertEquals(List.of("STOP_HUNT_HIGH"), probe.names());
        assertEquals(Direction.DOWN, probe.signal(0).direction);
        assertEquals(110.3, probe.signal(0).level);
        assertEquals(
                List.of("EXCESS", "BREACH_BURST", "WICK", "TIME_TO_CLOSE", "LEVEL_KIND", "SIGNED_VOLUME"),
                probe.reasons(0));
        assertEquals(0.7 / 4, probe.signal(0).value(0), 1e-9);
        assertEquals(5, probe.signal(0).value(1));
        assertEquals((111 - 110.2) / (111 - 109.8), probe.signal(0).value(2), 1e-9);
        assertEquals(60, probe.signal(0).value(3), 1e-9);
        assertEquals(2, probe.signal(0).value(4), "the prior session's extreme");
        assertTrue(probe.signal(0).strength > 0.5 && probe.signal(0).strength < 1);
    }

    @Test
    void shouldPointUpWhenALowIsRun() {
        bar(91, 91, 91).after(60).price(91);
        probe.set(Metric.OFI_Z, -5);
        bar(90.6, 90.8, 89.7).after(5).price(89.7);
        probe.set(Metric.OFI_Z, 0).after(10).price(90.5);
        probe.after(60).clock();
        assertEquals(List.of("STOP_HUNT_LOW"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(90.3, probe.signal(0).level);
    }

    @Test
    void shouldStayQuietOnABurstThatIsNotOne() {
        breach(111, 3.9);
        returnAndClose(110.2);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldSpeakOfALevelThatStaysWhereItWasFrozen() {
        breach(111);
        probe.set(Metric.PRIOR_HIGH, 112);
        returnAndClose(110.2);
        assertEquals(List.of("STOP_HUNT_HIGH"), probe.names());
        assertEquals(110.3, probe.signal(0).level, "frozen before the metric moved");
    }

    @Test
    void shouldHuntALevelAgainThatHasHeld() {
        breach(111);
        returnAndClose(110.2);
        probe.after(300).price(108);
        breach(110.8);
        returnAndClose(110.1);
        assertEquals(List.of("STOP_HUNT_HIGH", "STOP_HUNT_HIGH"), probe.names());
        assertEquals(0.5 / 4, probe.signal(1).value(0), 1e-9, "the excess of the second excursion alone");
    }

    @Test
    void shouldForgetTheReversalWhenItIsUnknown() {
        breach(111);
        returnAndClose(110.2);
        assertEquals(
                List.of("EXCESS", "BREACH_BURST", "WICK", "TIME_TO_CLOSE", "LEVEL_KIND"),
                probe.reasons(0),
                "SIGNED_VOLUME was never known");
    }

    @Test
    void shouldTakeTheTradeRateForABurstAsWell() {
        breach(111);
        probe.set(Metric.OFI_Z, -5).set(Metric.TRADE_RATE_Z, 4);
        probe.after(1).price(110.9);
        returnAndClose(110.2);
        assertEquals(List.of("STOP_HUNT_HIGH"), probe.names());
    }

    @ParameterizedTest
    @CsvSource({"110.4, 110.2", "112.5, 110.2"})
    void shouldStayQuietWhenPriceWentTooLittleOrTooFarBeyond(double extreme, double close) {
        breach(extreme);
        returnAndClose(close);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldStayQuietWithoutABurstAtTheBreach() {
        bar(110, 111, 109.8).after(5).price(111);
        probe.after(3.1).price(110.8);
        probe.set(Metric.OFI_Z, 5).after(1).price(110.7);
        returnAndClose(110.2);
        assertEquals(List.of(), probe.names(), "the burst came after its window");
    }

    @Test
    void shouldStayQuietOnAFlowAgainstTheBreach() {
        probe.set(Metric.OFI_Z, -5);
        bar(110, 111, 109.8).after(5).price(111);
        returnAndClose(110.2);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldStayQuietWhenTheWickIsShort() {
        probe.set(Metric.OFI_Z, 5);
        bar(108, 111, 108).after(5).price(111);
        returnAndClose(110.2);
        assertEquals(List.of(), probe.names(), "wick 0.8 of 3");
    }

    @Test
    void shouldSpeakOfTheLevelThatIsWatchedMost() {
        probe.set(Metric.PRIOR_HIGH, 110.6);
        bar(110.3, 110.3, 110.3).after(60).session(SessionPhase.OPEN);
        probe.price(110.2).after(60).price(110.3);
        breach(111);
        returnAndClose(110.3);
        assertEquals(List.of("STOP_HUNT_HIGH"), probe.names());
        assertEquals(110.6, probe.signal(0).level, "not of the round number 110.5, which was exceeded further");
    }

    @Test
    void shouldWaitForAMinuteThatClosesInside() {
        breach(111);
        probe.after(10).price(110.2);
        probe.after(10).price(110.9);
        probe.after(60).clock();
        assertEquals(List.of(), probe.names(), "that minute closed beyond the level");
        probe.after(10).price(110.2);
        probe.after(60).clock();
        assertEquals(List.of("STOP_HUNT_HIGH"), probe.names());
    }

    @Test
    void shouldGiveUpWhenPriceStaysBeyondForTooLong() {
        breach(111);
        probe.after(100).price(110.9);
        probe.after(90).price(110.2);
        probe.after(60).clock();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldTakeTheLastPriceInsideForTheOpenOfABarThatOpensBeyond() {
        probe.set(Metric.OFI_Z, 5);
        bar(111, 111, 111).after(60).price(111);
        probe.set(Metric.OFI_Z, 0);
        bar(108, 108, 108).after(60).price(108);
        probe.after(60).clock();
        assertEquals(List.of("STOP_HUNT_HIGH"), probe.names(), "minute bars of one price each");
        assertEquals(1, probe.signal(0).value(2), 1e-9, "from 108 to 111 and back is all wick");
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"ATR_5M", "BAR_LOW", "BAR_OPEN"})
    void shouldBeBlockedByAnUnknownInput(Metric unknown) {
        probe.set(Metric.OFI_Z, 5);
        bar(110, 111, 109.8).set(unknown, Double.NaN).after(5).price(111);
        returnAndClose(110.2);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldBeBlockedWhileNeitherTradeRateNorImbalanceIsKnown() {
        probe.set(Metric.TRADE_RATE_Z, Double.NaN).set(Metric.OFI_Z, Double.NaN);
        bar(110, 111, 109.8).after(5).price(111);
        probe.after(10).price(110.2);
        probe.after(50).clock();
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void shouldKeepTheCooldown(int seconds) {
        breach(111);
        returnAndClose(110.2);
        probe.after(seconds - 65);
        breach(111);
        returnAndClose(110.2);
        assertEquals(seconds < 300 ? 1 : 2, probe.names().size());
    }

    @Test
    void shouldDropAHuntWhenASessionOpens() {
        breach(111);
        probe.after(10).price(110.2);
        probe.session(SessionPhase.OPEN);
        probe.after(60).clock();
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldAllocateNothing() {
        probe.forgetSignals();
        assertEquals(0, Allocation.leastBytesOf(6, () -> {
            for (int i = 0; i < 3_000; i++) {
                breach(111);
                returnAndClose(110.2);
                probe.after(300).price(108);
            }
        }));
    }
}
