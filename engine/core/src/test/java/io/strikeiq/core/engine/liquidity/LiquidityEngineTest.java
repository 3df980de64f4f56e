package io.strikeiq.core.engine.liquidity;

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

final class LiquidityEngineTest {
    private final EngineProbe probe = new EngineProbe(new Liquidity(), "volumeZ", 2, "ofiZ", 2, "signedVolumeZ", 5);

    @BeforeEach
    void calmMarket() {
        calm(probe);
        probe.price(100).after(2).price(100).after(2);
    }

    private static EngineProbe calm(EngineProbe probe) {
        return probe.set(Metric.SPOT, 100)
                .set(Metric.MICROPRICE, 100)
                .set(Metric.RELATIVE_SPREAD, 0.001)
                .set(Metric.VOLUME_Z, 0)
                .set(Metric.OFI_Z, 0)
                .set(Metric.SIGNED_VOLUME_Z, 0)
                .set(Metric.SWEEP_LEVELS_UP, 0)
                .set(Metric.SWEEP_LEVELS_DOWN, 0)
                .set(Metric.LIQUIDITY_SCORE, 0.5);
    }

    private EngineProbe sweepUp() {
        return probe.set(Metric.VOLUME_Z, 4).set(Metric.OFI_Z, 3).set(Metric.SWEEP_LEVELS_UP, 3);
    }

    private EngineProbe burst(double signedZ) {
        return probe.set(Metric.VOLUME_Z, 4).set(Metric.SIGNED_VOLUME_Z, signedZ);
    }

    @Test
    void shouldReportASweepUpAtTheTickThatCompletesIt() {
        sweepUp().price(100.4);
        assertEquals(List.of("LIQUIDITY_SWEEP_UP"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(100.4, probe.signal(0).level);
        assertEquals(List.of("SWEPT_LEVELS", "VOLUME_BURST", "OFI", "ILLIQUIDITY"), probe.reasons(0));
        assertTrue(probe.signal(0).strength > 0.5 && probe.signal(0).strength < 1);
    }

    @Test
    void shouldReportASweepDownOnTheOtherSide() {
        probe.set(Metric.VOLUME_Z, 4)
                .set(Metric.OFI_Z, -3)
                .set(Metric.SWEEP_LEVELS_DOWN, 3)
                .price(99);
        assertEquals(List.of("LIQUIDITY_SWEEP_DOWN"), probe.names());
        assertEquals(Direction.DOWN, probe.signal(0).direction);
    }

    @Test
    void shouldReportASweepAlsoAfterTheBurstHasBegun() {
        burst(6).price(100.2);
        sweepUp().after(0.5).price(100.4);
        assertEquals(List.of("LIQUIDITY_SWEEP_UP"), probe.names());
        probe.after(5).set(Metric.MICROPRICE, 100).price(100);
        assertEquals(1, probe.names().size(), "a swept burst is not absorbed as well");
    }

    @Test
    void shouldAskForTheImbalanceOfTheSweepAndNotOfWhatWentBefore() {
        probe.set(Metric.OFI_Z, 3).price(100).after(1.5).price(100);
        sweepUp().price(100.4);
        assertEquals(List.of(), probe.names(), "imbalance was as high a second ago");
        probe.set(Metric.OFI_Z, -1.5).after(1.5).price(100.4).after(1.5).price(100.4);
        probe.set(Metric.OFI_Z, 1).after(0.5).price(100.4);
        assertEquals(List.of("LIQUIDITY_SWEEP_UP"), probe.names());
        assertEquals(2.5, probe.signal(0).value(2), 1e-9, "from the selling before to the buying now");
    }

    @Test
    void shouldNotSweepBeforeTheImbalanceOfASecondAgoIsKnown() {
        EngineProbe fresh = calm(new EngineProbe(new Liquidity(), "volumeZ", 2, "ofiZ", 2, "signedVolumeZ", 5));
        fresh.set(Metric.VOLUME_Z, 4).set(Metric.OFI_Z, 3).set(Metric.SWEEP_LEVELS_UP, 3);
        fresh.price(100.4).after(0.9).price(100.4);
        assertEquals(List.of(), fresh.names());
    }

    @ParameterizedTest
    @CsvSource({"VOLUME_Z, 1.9", "SIGNED_VOLUME_Z, 4.9", "SIGNED_VOLUME_Z, -4.9", "RELATIVE_SPREAD, 0"})
    void shouldSeeNoAbsorptionWhileOneConditionFails(Metric metric, double value) {
        burst(6).set(metric, value).price(100);
        probe.after(4).price(100);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldNotRepeatAnAbsorptionWithinTheCooldownButTellTheOtherSide() {
        burst(6).price(100);
        probe.after(4).price(100);
        probe.set(Metric.VOLUME_Z, 0).after(1).price(100).after(1).price(100);
        burst(6).after(1).price(100);
        probe.after(4).price(100);
        assertEquals(List.of("ABSORPTION_ASK"), probe.names(), "within the cooldown");
        probe.set(Metric.VOLUME_Z, 0).after(1).price(100).after(1).price(100);
        burst(-6).after(1).price(100);
        probe.after(4).price(100);
        assertEquals(List.of("ABSORPTION_ASK", "ABSORPTION_BID"), probe.names());
    }

    @ParameterizedTest
    @CsvSource({"VOLUME_Z, 1.9", "OFI_Z, 1.9", "OFI_Z, -3", "SWEEP_LEVELS_UP, 2"})
    void shouldSeeNoSweepWhileOneConditionFails(Metric metric, double value) {
        sweepUp().set(metric, value).price(100.4);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldNotRepeatASweepBeforeTheBurstIsOverAndTheCooldownHasPassed() {
        sweepUp().price(100.4);
        probe.after(120).price(100.5);
        assertEquals(1, probe.names().size(), "still the same burst");
        probe.set(Metric.VOLUME_Z, 0.5).set(Metric.OFI_Z, 0).after(1).price(100.5);
        sweepUp().after(1).price(101);
        assertEquals(2, probe.names().size(), "another burst");
        probe.set(Metric.VOLUME_Z, 0.5).set(Metric.OFI_Z, 0).after(1).price(101);
        sweepUp().after(1).price(101);
        assertEquals(2, probe.names().size(), "within the cooldown");
    }

    @Test
    void shouldReportSellingThatTheBidAbsorbed() {
        burst(-6).price(99.99);
        probe.after(1)
                .set(Metric.SIGNED_VOLUME_Z, -8)
                .set(Metric.MICROPRICE, 99.9)
                .price(99.95);
        assertEquals(List.of(), probe.names(), "not settled yet");
        probe.after(2.5)
                .set(Metric.SIGNED_VOLUME_Z, -2)
                .set(Metric.MICROPRICE, 99.98)
                .price(99.97);
        assertEquals(List.of("ABSORPTION_BID"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(100, probe.signal(0).level, "the microprice before the burst");
        assertEquals(List.of("SIGNED_VOLUME", "VOLUME_BURST", "PRICE_HELD", "ILLIQUIDITY"), probe.reasons(0));
        assertEquals(-8, probe.signal(0).value(0), "the height of the burst");
        assertEquals(0.2, probe.signal(0).value(2), 1e-9, "a fifth of the spread");
    }

    @Test
    void shouldReportBuyingThatTheAskAbsorbed() {
        burst(6).price(100);
        probe.after(4).price(100);
        assertEquals(List.of("ABSORPTION_ASK"), probe.names());
        assertEquals(Direction.DOWN, probe.signal(0).direction);
    }

    @Test
    void shouldCompareWithTheMicropriceOfAnEarlierSecond() {
        probe.set(Metric.MICROPRICE, 100.5).price(100.5);
        burst(6).price(100.5);
        probe.after(4).price(100.5);
        assertEquals(List.of(), probe.names(), "the quote of the same instant has moved by five spreads");
    }

    @Test
    void shouldNotCallItAbsorptionWhenThePriceHasMovedOrTheFlowTurned() {
        burst(6).price(100);
        probe.after(4).set(Metric.MICROPRICE, 100.06).price(100);
        probe.set(Metric.VOLUME_Z, 0).after(1).set(Metric.MICROPRICE, 100).price(100);
        burst(6).after(2).price(100);
        probe.after(4).set(Metric.SIGNED_VOLUME_Z, -1).price(100);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"VOLUME_Z", "OFI_Z", "SWEEP_LEVELS_UP"})
    void shouldNotSweepOnAnUnknownInput(Metric unknown) {
        sweepUp().set(unknown, Double.NaN).price(100.4);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"VOLUME_Z", "SIGNED_VOLUME_Z", "RELATIVE_SPREAD"})
    void shouldNotBeginABurstOnAnUnknownInput(Metric unknown) {
        burst(6).set(unknown, Double.NaN).price(100);
        probe.after(4).price(100);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"MICROPRICE", "SIGNED_VOLUME_Z"})
    void shouldNotSettleOnAnUnknownInput(Metric unknown) {
        burst(6).price(100);
        probe.after(4).set(unknown, Double.NaN).price(100);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldForgetABurstWhenASessionOpens() {
        burst(6).price(100);
        probe.after(4).session(SessionPhase.OPEN);
        probe.price(100);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldLeaveOutTheScoreWhenItIsUnknown() {
        sweepUp().set(Metric.LIQUIDITY_SCORE, Double.NaN).price(100.4);
        assertEquals(List.of("SWEPT_LEVELS", "VOLUME_BURST", "OFI"), probe.reasons(0));
    }

    @Test
    void shouldAllocateNothing() {
        probe.forgetSignals();
        assertEquals(0, Allocation.leastBytesOf(6, () -> {
            for (int i = 0; i < 5_000; i++) {
                sweepUp().after(40).price(100);
                probe.set(Metric.VOLUME_Z, 0).after(40).price(100);
                burst(-6).set(Metric.SWEEP_LEVELS_UP, 0).after(1).price(100);
                probe.after(4).price(100);
                probe.set(Metric.VOLUME_Z, 0).after(1).price(100);
            }
        }));
    }
}
