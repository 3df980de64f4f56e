package io.strikeiq.core.pipeline.supervision;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stages of one thread. Says when the thread is up and where it is; does what the policy says when a stage throws; and
 * passes over the ticks behind a halt, so that the ring drains and the publisher never hangs. Ticks before a halt are
 * done still.
 */
public final class StageHandler implements EventHandler<MarketEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StageHandler.class);
    /**
     * Ticks after which a long batch gives their slots back; a power of two. At its end alone a publisher that fills the
     * ring and a thread that empties it would take turns, and none would work while the other does.
     */
    private static final int TOGETHER = 128;

    private final EventHandler<MarketEvent> first;
    private final EventHandler<MarketEvent> second;
    private final StageProgress progress;
    private final HaltPolicy halt;
    private final StageFailures failures;
    private final DeadLetters deadLetters;
    private final CountDownLatch started;
    private final LongSupplier clock;
    private Sequence done = new Sequence();
    private long skipped;
    /** Whether a tick of the batch has been done. The clock is read twice a batch, and not at each tick. */
    private boolean inBatch;

    /** Reading of the clock when the batch began. */
    private long batchAt;

    /**
     * @param first what the thread does with a tick
     * @param second what it does then, also where the first part failed and the tick is passed over
     * @param clock monotonic nanoseconds, by which batches are measured; null for no measure
     */
    StageHandler(
            EventHandler<MarketEvent> first,
            EventHandler<MarketEvent> second,
            StageProgress progress,
            HaltPolicy halt,
            StageFailures failures,
            DeadLetters deadLetters,
            CountDownLatch started,
            LongSupplier clock) {
        this.first = first;
        this.second = second;
        this.progress = progress;
        this.halt = halt;
        this.failures = failures;
        this.deadLetters = deadLetters;
        this.started = started;
        this.clock = clock;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void setSequenceCallback(Sequence sequence) {
        done = sequence;
        first.setSequenceCallback(sequence);
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        first.onBatchStart(batchSize, queueDepth);
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        if (clock != null && !inBatch) {
            inBatch = true;
            batchAt = clock.getAsLong();
        }
        guarded(first, tick, ringSequence, endOfBatch);
        guarded(second, tick, ringSequence, endOfBatch);
        if (endOfBatch) {
            inBatch = false;
            progress.done(tick.sequence, clock == null ? 0 : clock.getAsLong() - batchAt);
        } else if ((ringSequence & (TOGETHER - 1)) == 0) {
            done.set(ringSequence);
        }
    }

    private void guarded(EventHandler<MarketEvent> part, MarketEvent tick, long ringSequence, boolean endOfBatch) {
        if (halt.isBehindFailure(tick.sequence)) {
            return;
        }
        try {
            part.onEvent(tick, ringSequence, endOfBatch);
        } catch (RuntimeException e) {
            failed(tick, e);
        } catch (Throwable e) {
            halt.halt("stage " + stage().label(), tick.sequence, e);
        }
    }

    private Stage stage() {
        return StageProgress.stage(progress.read());
    }

    private void failed(MarketEvent tick, RuntimeException cause) {
        Stage stage = stage();
        if (!failures.skips(stage)) {
            halt.halt("stage " + stage.label(), tick.sequence, cause);
            return;
        }
        try {
            if (skipped == 0) {
                LOG.error(
                        "stage {} failed at tick {}, which is passed over; more of these are counted, not logged",
                        stage.label(),
                        tick.sequence,
                        cause);
            }
            skipped++;
            deadLetters.onSkipped(tick, stage, cause);
        } catch (RuntimeException e) {
            e.addSuppressed(cause);
            halt.halt("the dead letter of stage " + stage.label(), tick.sequence, e);
        }
    }

    /** Ticks passed over; to be read after the pipeline has stopped. */
    long skipped() {
        return skipped;
    }

    StageProgress progress() {
        return progress;
    }
}
