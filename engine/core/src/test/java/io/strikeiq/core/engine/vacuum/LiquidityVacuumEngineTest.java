package io.strikeiq.core.engine.vacuum;

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

final class LiquidityVacuumEngineTest {
    private final EngineProbe probe = new EngineProbe(new LiquidityVacuum());

    @BeforeEach
    void normalMarket() {
        normal(1);
        for (int i = 0; i < 20; i++) {
            probe.after(1).price(100);
        }
    }

    private void normal(double source) {
        probe.set(Metric.SPOT, 100)
                .set(Metric.BOOK_SOURCE, source)
                .set(Metric.BID_DEPTH_MEAN, 1_000)
                .set(Metric.ASK_DEPTH_MEAN, 1_000)
                .set(Metric.BID_DEPTH_PERCENTILE, 50)
                .set(Metric.ASK_DEPTH_PERCENTILE, 50)
                .set(Metric.SPREAD_PERCENTILE, 50)
                .set(Metric.BID_CANCEL_ADD_RATIO, 0.9)
                .set(Metric.ASK_CANCEL_ADD_RATIO, 0.9)
                .set(Metric.RETURN_PER_VOLUME_PERCENTILE, 50)
                .set(Metric.VOLUME_Z, 0);
    }

    private EngineProbe thinAsks() {
        return probe.set(Metric.ASK_DEPTH_MEAN, 50)
                .set(Metric.ASK_DEPTH_PERCENTILE, 1)
                .set(Metric.BID_DEPTH_MEAN, 200)
                .set(Metric.BID_DEPTH_PERCENTILE, 3)
                .set(Metric.SPREAD_PERCENTILE, 98)
                .set(Metric.ASK_CANCEL_ADD_RATIO, 3);
    }

    /** All asks are withdrawn: no spread has a value. */
    private EngineProbe noAsks() {
        return thinAsks()
                .set(Metric.ASK_DEPTH, 0)
                .set(Metric.BID_DEPTH, 200)
                .set(Metric.ASK_DEPTH_MEAN, 0)
                .set(Metric.ASK_DEPTH_PERCENTILE, 0)
                .set(Metric.SPREAD_PERCENTILE, Double.NaN);
    }

    @Test
    void shouldTakeAnEmptySideForThePurestVacuum() {
        noAsks().after(1).price(100);
        probe.set(Metric.RETURN_PER_VOLUME_PERCENTILE, 99).after(1).price(100.2);
        assertEquals(List.of("VACUUM_UP"), probe.names());
        assertEquals(List.of(0.0, 0.0, 100.0), List.of(value(0), value(1), value(2)));
    }

    private double value(int evidence) {
        return probe.signal(0).value(evidence);
    }

    private EngineProbe thinBids() {
        return thinAsks()
                .set(Metric.BID_DEPTH_MEAN, 50)
                .set(Metric.BID_DEPTH_PERCENTILE, 1)
                .set(Metric.BID_CANCEL_ADD_RATIO, 3)
                .set(Metric.ASK_DEPTH_MEAN, 1_000)
                .set(Metric.ASK_DEPTH_PERCENTILE, 50)
                .set(Metric.ASK_CANCEL_ADD_RATIO, 0.9);
    }

    private EngineProbe slip() {
        return probe.set(Metric.RETURN_PER_VOLUME_PERCENTILE, 97);
    }

    @Test
    void shouldPointUpWhenTheAsksAreGoneAndPriceSlips() {
        thinAsks().after(1).price(100);
        assertEquals(List.of(), probe.names(), "thin, but price has not slipped");
        slip().after(5).price(100.5);
        assertEquals(List.of("VACUUM_UP"), probe.names());
        assertEquals(Direction.UP, probe.signal(0).direction);
        assertEquals(100.5, probe.signal(0).level);
        assertEquals(
                List.of(
                        "THIN_DEPTH",
                        "DEPTH_LEFT",
                        "WIDE_SPREAD",
                        "CANCEL_ADD_RATIO",
                        "RETURN_PER_VOLUME",
                        "ORDINARY_VOLUME",
                        "BOOK_SOURCE"),
                probe.reasons(0));
        assertEquals(1, probe.signal(0).value(0));
        assertEquals(0.05, probe.signal(0).value(1), 1e-9, "a twentieth of the usual thousand");
        assertEquals(98, probe.signal(0).value(2));
        assertEquals(3, probe.signal(0).value(3), "as it was when the book became thin");
        assertEquals(97, probe.signal(0).value(4));
        assertEquals(0, probe.signal(0).value(5));
        assertEquals(1, probe.signal(0).value(6), "the underlying's own book");
        assertTrue(probe.signal(0).strength > 0.5 && probe.signal(0).strength < 1);
    }

    @Test
    void shouldPointDownWhenTheBidsAreGone() {
        slip();
        thinBids().after(1).price(99);
        assertEquals(List.of("VACUUM_DOWN"), probe.names(), "thinning and slip may come with one tick");
    }

    @ParameterizedTest
    @CsvSource({
        "ASK_DEPTH_PERCENTILE, 6",
        "ASK_DEPTH_MEAN, 600",
        "SPREAD_PERCENTILE, 94",
        "ASK_CANCEL_ADD_RATIO, 0.95",
        "RETURN_PER_VOLUME_PERCENTILE, 94",
        "VOLUME_Z, 2.1"
    })
    void shouldSeeNoVacuumWhileOneConditionFails(Metric metric, double value) {
        thinAsks().set(Metric.BID_DEPTH_MEAN, 1_000);
        slip().set(metric, value).after(1).price(100);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "BOOK_SOURCE",
                "ASK_DEPTH_MEAN",
                "ASK_DEPTH_PERCENTILE",
                "SPREAD_PERCENTILE",
                "ASK_CANCEL_ADD_RATIO",
                "RETURN_PER_VOLUME_PERCENTILE",
                "VOLUME_Z"
            })
    void shouldBeBlockedByAnUnknownInput(Metric unknown) {
        thinAsks().set(Metric.BID_DEPTH_MEAN, 1_000);
        slip().set(unknown, Double.NaN).after(1).price(100);
        probe.after(1).price(100);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"BID_DEPTH_MEAN", "BID_DEPTH_PERCENTILE", "SPREAD_PERCENTILE", "BID_CANCEL_ADD_RATIO", "VOLUME_Z"})
    void shouldBeBlockedByAnUnknownInputOnTheBidSideToo(Metric unknown) {
        thinBids();
        slip().set(unknown, Double.NaN).after(1).price(100);
        probe.after(1).price(100);
        assertEquals(List.of(), probe.names());
    }

    @ParameterizedTest
    @CsvSource({"BID_DEPTH_PERCENTILE, 6", "BID_DEPTH_MEAN, 600", "SPREAD_PERCENTILE, 94", "BID_CANCEL_ADD_RATIO, 0.95"
    })
    void shouldSeeNoVacuumOfTheBidsWhileOneConditionFails(Metric metric, double value) {
        thinBids();
        slip().set(metric, value).after(1).price(100);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldNotSlipOnALoudVolumeButWhenItIsOrdinaryAgain() {
        thinAsks().after(1).price(100);
        slip().set(Metric.VOLUME_Z, 5).after(5).price(100.5);
        assertEquals(List.of(), probe.names(), "traded away");
        probe.set(Metric.VOLUME_Z, 1).after(5).price(100.6);
        assertEquals(List.of("VACUUM_UP"), probe.names());
        assertEquals(100.6, probe.signal(0).level);
    }

    @Test
    void shouldCountTheSpreadAsWideForAsLongAsPriceHasToSlip() {
        probe.set(Metric.SPREAD_PERCENTILE, 99).after(1).price(100);
        thinAsks().set(Metric.SPREAD_PERCENTILE, 80).after(20).price(100);
        slip().after(40).price(100.5);
        assertEquals(List.of("VACUUM_UP"), probe.names(), "wide sixty seconds ago, before the depth was gone");
        assertEquals(99, probe.signal(0).value(2), "at its widest");
    }

    @Test
    void shouldForgetAWideSpreadAfterTheTimeToSlip() {
        probe.set(Metric.SPREAD_PERCENTILE, 99).after(1).price(100);
        thinAsks().set(Metric.SPREAD_PERCENTILE, 80).after(20).price(100);
        slip().after(40.1).price(100.5);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldForgetAThinningWithoutASlipWithinTheTime() {
        thinAsks().after(1).price(100);
        probe.set(Metric.SPREAD_PERCENTILE, 80).after(61).price(100);
        slip().after(1).price(100.5);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldForgetAThinningWhenTheDepthIsBack() {
        thinAsks().after(1).price(100);
        probe.set(Metric.ASK_DEPTH_MEAN, 500)
                .set(Metric.BID_DEPTH_MEAN, 900)
                .after(1)
                .price(100);
        slip().set(Metric.ASK_DEPTH_MEAN, 50)
                .set(Metric.ASK_CANCEL_ADD_RATIO, 0.9)
                .after(1)
                .price(100);
        assertEquals(List.of(), probe.names());
    }

    @Test
    void shouldFireAgainOnlyAfterHalfTheDepthWasBackAndTheCooldownHasPassed() {
        thinAsks();
        slip().after(1).price(100.5);
        probe.after(300).price(100.6);
        assertEquals(1, probe.names().size(), "the same vacuum");
        normal(1);
        probe.set(Metric.ASK_DEPTH_MEAN, 499).after(1).price(100.6);
        thinAsks();
        slip().after(1).price(100.7);
        assertEquals(1, probe.names().size(), "less than half of it was back");
        normal(1);
        probe.set(Metric.ASK_DEPTH_MEAN, 501).after(1).price(100.6);
        thinAsks();
        slip().after(1).price(100.7);
        assertEquals(2, probe.names().size());
        normal(1);
        probe.after(1).price(100.6);
        thinAsks();
        slip().after(1).price(100.7);
        assertEquals(2, probe.names().size(), "within the cooldown");
    }

    @Test
    void shouldSayThatTheOptionsStandInAndTakeTheirVolume() {
        normal(3);
        probe.set(Metric.VOLUME_Z, Double.NaN).set(Metric.OPTION_VOLUME_Z, 0.5);
        for (int i = 0; i < 20; i++) {
            probe.after(1).price(100);
        }
        thinAsks();
        slip().after(1).price(100.5);
        assertEquals(List.of("VACUUM_UP"), probe.names());
        assertEquals("BOOK_SOURCE", probe.signal(0).reason(6).code());
        assertEquals(3, probe.signal(0).value(6));
        assertTrue(probe.signal(0).contribution(6) < 0, "a stand-in says less");
        assertEquals(0.5, probe.signal(0).value(5), "the options' volume");
    }

    @Test
    void shouldSayThatTheFutureStandsInAndTakeItsVolume() {
        normal(2);
        for (int i = 0; i < 20; i++) {
            probe.after(1).price(100);
        }
        thinBids();
        slip().after(1).price(99.5);
        assertEquals(List.of("VACUUM_DOWN"), probe.names());
        assertEquals(2, probe.signal(0).value(6));
        assertTrue(probe.signal(0).contribution(6) < 0, "a stand-in says less");
        assertEquals(0, probe.signal(0).value(5), "the volume of the future, which is that of the Trades group");
    }

    @Test
    void shouldBeginAnewWhenAnotherBookStandsForTheUnderlyingOrASessionOpens() {
        thinAsks().after(1).price(100);
        probe.session(SessionPhase.OPEN);
        probe.set(Metric.SPREAD_PERCENTILE, 80);
        slip().after(1).price(100.5);
        assertEquals(List.of(), probe.names());
        thinAsks()
                .set(Metric.BOOK_SOURCE, 3)
                .set(Metric.OPTION_VOLUME_Z, 0)
                .after(1)
                .price(100.5);
        assertEquals(List.of(), probe.names(), "the usual depth of that book is not known yet");
    }

    @Test
    void shouldAllocateNothing() {
        probe.forgetSignals();
        assertEquals(0, Allocation.leastBytesOf(6, () -> {
            for (int i = 0; i < 5_000; i++) {
                normal(1);
                probe.after(150).price(100);
                thinAsks();
                slip().after(1).price(101);
            }
        }));
    }
}
