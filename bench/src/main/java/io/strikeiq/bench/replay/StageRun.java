package io.strikeiq.bench.replay;

import com.sun.management.ThreadMXBean;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.verify.StateHash;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * Passes a journal through the stages up to a given one on the calling thread, with no clock read between two ticks: the
 * cost of a stage is the difference of two such runs, so that measuring costs nothing. Processor time of the thread, so
 * that other work on the machine counts little.
 */
final class StageRun {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
    private final SnapshotStage snapshots;
    private final StateHash hash = new StateHash(state, metrics);
    private final EngineStage engines;
    private final OutboundDrain drain;
    private final Stage last;

    /**
     * What a run took.
     *
     * @param ticks ticks of the journal
     * @param nanos processor time of the thread
     * @param settledTicks ticks of the second half, in which nothing grows any more
     * @param settledBytes bytes that the thread allocated in the second half
     */
    record Outcome(long ticks, long nanos, long settledTicks, long settledBytes) {
        double nanosPerTick() {
            return (double) nanos / ticks;
        }

        double bytesPerTick() {
            return (double) settledBytes / settledTicks;
        }
    }

    private StageRun(Stage last, OutboundDrain drain) {
        PipelineSettings settings = PipelineSettings.defaults();
        this.last = last;
        this.drain = drain;
        this.snapshots =
                new SnapshotStage(state, metrics, settings.marketSnapshotInterval(), settings.chainSnapshotInterval());
        this.engines = new EngineStage(
                state, metrics, StandardEngines.registry(), List.of(), new BarrierPrior(1), signal -> {});
    }

    /**
     * Runs once, from an empty state.
     *
     * @param ticks number of ticks of the journal
     */
    static Outcome run(Path journal, long ticks, Stage last, Scratch scratch) {
        if (last != Stage.DRAIN) {
            return new StageRun(last, OutboundDrain.NONE).pass(journal, ticks);
        }
        try (SignalJournalWriter writer = SignalJournalWriter.open(scratch.next(), new RunInfo("bench", "replay", 0))) {
            return new StageRun(last, writer).pass(journal, ticks);
        } finally {
            scratch.clear();
        }
    }

    private Outcome pass(Path journal, long ticks) {
        MarketEvent tick = new MarketEvent();
        long thread = Thread.currentThread().getId();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            long startedAt = THREADS.getCurrentThreadCpuTime();
            long seen = 0;
            while (seen < ticks / 2 && reader.next(tick)) {
                onTick(tick);
                seen++;
            }
            long half = seen;
            long before = THREADS.getThreadAllocatedBytes(thread);
            // Not to the end of the journal, where the reader lists its folder for another file.
            while (seen < ticks && reader.next(tick)) {
                onTick(tick);
                seen++;
            }
            long bytes = THREADS.getThreadAllocatedBytes(thread) - before;
            return new Outcome(seen, THREADS.getCurrentThreadCpuTime() - startedAt, seen - half, bytes);
        }
    }

    private void onTick(MarketEvent tick) {
        if (last.compareTo(Stage.METRICS) >= 0) {
            metrics.beforeTick(tick);
            snapshots.beforeTick(tick);
        }
        if (last.compareTo(Stage.STATE) >= 0) {
            state.onTick(tick);
        }
        if (last.compareTo(Stage.METRICS) >= 0) {
            metrics.onTick(tick);
        }
        if (last.compareTo(Stage.HASH) >= 0) {
            hash.onTick(tick);
        }
        if (last.compareTo(Stage.ENGINES) >= 0) {
            engines.onTick(tick);
        }
        if (tick.outbound.count() > 0) {
            drain(tick.outbound);
        }
    }

    private void drain(OutboundQueue queue) {
        for (int i = 0; i < queue.count(); i++) {
            Outbound record = queue.get(i);
            if (record instanceof Signal signal) {
                drain.onSignal(signal);
            } else if (record instanceof MarketSnapshot snapshot) {
                drain.onMarketSnapshot(snapshot);
            } else if (record instanceof ChainSnapshot snapshot) {
                drain.onChainSnapshot(snapshot);
            }
        }
        queue.releaseAll();
    }
}
