package io.strikeiq.core.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.present.PresentChain.Column;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.SyntheticMarket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PresentBoardTest {
    private static final long BEAT = 1_000_000L;
    private static final int TICKS = 20_000;

    private static Replica replica(PresentBoard board) {
        return new Replica(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                StageFailures.defaults(),
                board);
    }

    private static void play(Replica replica, int ticks) {
        SyntheticMarket market = new SyntheticMarket(7, ticks);
        MarketEvent tick = new MarketEvent();
        while (market.next(tick)) {
            replica.accept(tick);
        }
    }

    /** Sum of 0.01·S²·gamma·units, which is NET_GEX where nothing is torn. */
    private static double netGex(PresentMarket market) {
        double sum = 0;
        for (int i = 0; i < market.chainCount(); i++) {
            PresentChain chain = market.chain(i);
            for (int column = 0; column < 2 * chain.rows(); column++) {
                double gamma = chain.get(Column.GAMMA, column) * chain.get(Column.UNITS, column);
                sum += Double.isNaN(gamma) ? 0 : gamma;
            }
        }
        return 0.01 * market.spot() * market.spot() * sum;
    }

    @Test
    void shouldShowTheSameMarketAtABeatAsAReplayThatEndsThere() {
        PresentBoard board = new PresentBoard(BEAT);
        play(replica(board), TICKS);
        PresentMarket atBeat = board.find("TEST").orElseThrow();

        PresentBoard atEnd = new PresentBoard(BEAT);
        Replica ended = replica(atEnd);
        play(ended, (int) atBeat.tick() - 1);
        ended.showPresent();
        PresentMarket expected = atEnd.find("TEST").orElseThrow();

        assertEquals(expected.time(), atBeat.time());
        MetricFrame frame = expected.frame();
        for (Metric metric : Metric.values()) {
            assertEquals(frame.get(metric), atBeat.frame().get(metric), 1e-9, metric.name());
        }
        assertEquals(expected.chainCount(), atBeat.chainCount());
        assertEquals(expected.chain(0).get(Column.SIGMA, 10), atBeat.chain(0).get(Column.SIGMA, 10));
        assertEquals(expected.rootCount(), atBeat.rootCount());
    }

    @Test
    void shouldChangeNoResultOfTheStages() {
        Replica watched = replica(new PresentBoard(BEAT));
        Replica alone = replica(null);
        play(watched, TICKS);
        play(alone, TICKS);

        assertEquals(alone.result().stateHash(), watched.result().stateHash());
        assertEquals(alone.result().signalHash(), watched.result().signalHash());
    }

    @Test
    void shouldNeverShowACopyThatIsStillBeingMadeToThoseWhoRead() throws InterruptedException {
        PresentBoard board = new PresentBoard(BEAT);
        AtomicBoolean ended = new AtomicBoolean();
        Thread stages = new Thread(() -> {
            play(replica(board), 4 * TICKS);
            ended.set(true);
        });
        stages.start();
        int seen = 0;
        PresentMarket last = null;
        while (!ended.get()) {
            Optional<PresentMarket> copy = board.find("TEST");
            if (copy.isPresent() && copy.get() != last) {
                last = copy.get();
                double shown = last.frame().get(Metric.NET_GEX);
                if (!Double.isNaN(shown)) {
                    seen++;
                    assertEquals(shown, netGex(last), 1e-6 * (1 + last.frame().get(Metric.GROSS_GEX)));
                }
            }
        }
        stages.join();
        assertTrue(seen > 0, "nothing was seen");
    }

    @Test
    void shouldKeepTheCopyThatSomebodyReadsAsItIs() {
        PresentBoard board = new PresentBoard(BEAT);
        Replica replica = replica(board);
        play(replica, TICKS);
        PresentMarket first = board.find("TEST").orElseThrow();
        long time = first.time();
        assertSame(first, board.find("TEST").orElseThrow());

        replica.showPresent();
        PresentMarket second = board.find("TEST").orElseThrow();

        assertNotSame(first, second);
        assertEquals(time, first.time());
    }

    @Test
    void shouldCopySeldomWhileNobodyAsks() {
        PresentBoard board = new PresentBoard(BEAT);
        Replica replica = replica(board);
        play(replica, TICKS);
        long ticks = board.find("TEST").orElseThrow().tick();

        PresentBoard asked = new PresentBoard(BEAT);
        Replica other = replica(asked);
        SyntheticMarket market = new SyntheticMarket(7, TICKS);
        MarketEvent tick = new MarketEvent();
        long newest = 0;
        while (market.next(tick)) {
            other.accept(tick);
            newest = asked.find("TEST").map(PresentMarket::tick).orElse(newest);
        }

        assertTrue(newest >= ticks, "with who asks tick " + newest + ", without " + ticks);
    }
}
