package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.learning.LearningSettings;
import io.strikeiq.core.learning.OutcomeLabeller;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.core.pipeline.supervision.StageProgress;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.List;

/**
 * The trailing consumer: shows each tick to the learner, hands what that decides and the tick's outbound records to the
 * drain, then gives the records back to their pools.
 */
final class DrainHandler implements EventHandler<MarketEvent>, Visited {
    private final OutboundDrain drain;
    private final OutcomeLabeller labeller;
    private final SignalListener ledger;
    private final LatencyRecorder latency;
    private final StageProgress progress;
    private final long liveFrom;
    private boolean hasDrained;
    private boolean drained;

    /**
     * @param definitions the engines whose signals come
     * @param learning how signals are scored
     * @param ledger sees each signal as it leaves
     * @param latency may be null
     * @param liveFrom number of the first tick that comes live
     */
    DrainHandler(
            OutboundDrain drain,
            List<EngineDefinition> definitions,
            LearningSettings learning,
            SignalListener ledger,
            LatencyRecorder latency,
            StageProgress progress,
            long liveFrom) {
        this.drain = drain;
        this.labeller = new OutcomeLabeller(definitions, learning, this::onOutcome);
        this.ledger = ledger;
        this.latency = latency;
        this.progress = progress;
        this.liveFrom = liveFrom;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        boolean drained = drain(tick);
        if (latency != null) {
            long now = latency.now();
            latency.drained(tick.publishedAt, now);
            if (drained && tick.sequence >= liveFrom) {
                latency.out(tick.publishedAt, now);
            }
        }
        rest(endOfBatch);
    }

    /** Drains a tick on the thread of the stages, which ended at a reading of the clock. */
    void onStagesEnd(MarketEvent tick, long endedAt, boolean endOfBatch) {
        boolean drained = drain(tick);
        if (latency != null) {
            if (drained) {
                latency.drained(tick.publishedAt);
            } else {
                latency.drained(tick.publishedAt, endedAt);
            }
        }
        rest(endOfBatch);
    }

    /** Once for the records since the last time, and only when no tick is known to wait. */
    private void rest(boolean endOfBatch) {
        if (endOfBatch && hasDrained) {
            hasDrained = false;
            drain.onIdle();
        }
    }

    /** Returns whether there was anything to drain. */
    private boolean drain(MarketEvent tick) {
        progress.enter(Stage.DRAIN, tick.sequence);
        drained = false;
        OutboundQueue queue = tick.outbound;
        if (queue.count() == 0) {
            labeller.onTick(tick);
        } else {
            drained = true;
            drainAll(tick, queue);
        }
        hasDrained |= drained;
        return drained;
    }

    private void onOutcome(SignalOutcome outcome) {
        drained = true;
        drain.onOutcome(outcome);
    }

    /** A record that the drain refuses takes those behind it along; none may stay in the slot for a later tick. */
    private void drainAll(MarketEvent tick, OutboundQueue queue) {
        try {
            labeller.onTick(tick);
            // What the warm-up made was made by the run that recorded its ticks.
            boolean ofRun = tick.sequence > 0;
            for (int i = 0; i < queue.count() && ofRun; i++) {
                if (queue.get(i) instanceof Signal signal) {
                    labeller.stamp(signal);
                    ledger.onSignal(signal);
                    labeller.onSignal(signal);
                }
            }
            for (int i = 0; i < queue.count() && ofRun; i++) {
                drainOne(queue.get(i));
            }
        } finally {
            queue.releaseAll();
        }
    }

    private void drainOne(Outbound record) {
        if (record instanceof Signal signal) {
            drain.onSignal(signal);
        } else if (record instanceof MarketSnapshot snapshot) {
            drain.onMarketSnapshot(snapshot);
        } else if (record instanceof ChainSnapshot snapshot) {
            drain.onChainSnapshot(snapshot);
        } else {
            throw new IllegalStateException("no drain for " + record.getClass().getName());
        }
    }

    /** The ticks have ended in order: the signals that are open have no outcome any more. To be called when no thread drains. */
    void finish() {
        labeller.finish();
        drain.onIdle();
    }

    /** Shows what is kept of open signals. */
    @Override
    public void visit(StateVisitor visitor) {
        labeller.visit(visitor);
    }
}
