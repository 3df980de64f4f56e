package io.strikeiq.core.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.pipeline.shard.EventClock;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.HaltPolicy;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.pipeline.supervision.StageStatus;
import io.strikeiq.core.pipeline.supervision.StageThreads;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.ConfidenceModel;
import io.strikeiq.core.state.StateVisitor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The real-time path, from the ring to the drain. A replay has one publisher, this object; a live run has several {@link
 * #producer producers}, and a journaler beside the stages.
 *
 * <pre>
 *   publisher ─▶ ring ─▶ gate ▶ state ▶ metrics ▶ snapshots ▶ state hash ▶ engines ─▶ drain
 *
 *   fused        └───────────────────────── one thread ────────────────────────────────┘
 *   pipelined    └────────────────────── one thread ──────────────────────────┘  └ one ┘
 *
 *   producers ─▶ ring ─▶ { journaler  ‖  gate ▶ ... ▶ engines } ─▶ drain, which waits for both
 *
 *   fused        └ one with the drain ┘  └──── one thread ────┘
 *   pipelined    └ one ┘                 └──── one thread ────┘    └ one ┘
 * </pre>
 *
 * <p>With several shards there are as many of all but ring, publishers, journaler and drain, each for its share of the underlyings: one
 * ring, so that ticks have one order, in which the drain takes what the shards made of them.
 *
 * <p>Every stage sees every tick in order. No stage reads a clock, so the layout, the wait mode and the batch sizes do
 * not change a result.
 */
public final class Pipeline implements TickSink, AutoCloseable {
    private static final int BATCH = 128;

    /**
     * Nanoseconds of a nap for each slot of the ring, a part of what a tick takes: a shorter one lets threads that share a core take turns so
     * often that none has its data at hand, a longer one lets a ring run empty or full.
     */
    private static final long NAP_NANOS = 64;

    private static final long LONGEST_NAP_NANOS = 1_000_000;

    private static final long LAST_DRAIN_MILLIS = 10_000;

    private final Disruptor<MarketEvent> disruptor;
    private final RingBuffer<MarketEvent> ring;
    private final HaltPolicy halt = new HaltPolicy();
    private final Topology topology;
    private final LatencyRecorder latency;
    private final StageThreads threads;
    private final Intake intake;
    /** Nanoseconds that a publisher sleeps which found the ring full, and a drain that has caught up with stages that are behind. */
    private final long nap;
    /** Slots claimed and filled, but not published yet; {@code claimed} is the last of them. */
    private int pending;

    private long claimed = RingBuffer.INITIAL_CURSOR_VALUE;
    private long batchAt;
    private long blocked;
    private boolean stopped;

    /** As the other, with the default policies and without dead letters. */
    public Pipeline(
            PipelineSettings settings,
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            OutboundDrain drain,
            LatencyRecorder latency) {
        this(
                settings,
                calculators,
                registry,
                configured,
                confidence,
                drain,
                latency,
                StageFailures.defaults(),
                DeadLetters.NONE);
    }

    /** As the other, for ticks of a recording. */
    public Pipeline(
            PipelineSettings settings,
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            OutboundDrain drain,
            LatencyRecorder latency,
            StageFailures failures,
            DeadLetters deadLetters) {
        this(
                settings,
                calculators,
                registry,
                configured,
                confidence,
                drain,
                latency,
                failures,
                deadLetters,
                Intake.replay());
    }

    /**
     * Wires and starts the pipeline.
     *
     * @param configured settings of engines by name; an engine that is not there runs with its defaults
     * @param latency where to record latencies, or null to measure none
     * @param failures what happens when a stage throws
     * @param deadLetters where ticks go that are passed over
     * @param intake how ticks come in
     */
    public Pipeline(
            PipelineSettings settings,
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            OutboundDrain drain,
            LatencyRecorder latency,
            StageFailures failures,
            DeadLetters deadLetters,
            Intake intake) {
        this(
                settings,
                calculators,
                registry,
                configured,
                confidence,
                drain,
                latency,
                failures,
                deadLetters,
                intake,
                null);
    }

    /**
     * As the other.
     *
     * @param board where the present is shown to who watches, null for nowhere
     */
    public Pipeline(
            PipelineSettings settings,
            MetricCalculators calculators,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            OutboundDrain drain,
            LatencyRecorder latency,
            StageFailures failures,
            DeadLetters deadLetters,
            Intake intake,
            PresentBoard board) {
        NeededFlag.check();
        this.intake = intake;
        this.latency = latency;
        this.topology = new Topology(
                new PipelineParts(
                        settings,
                        calculators,
                        registry,
                        configured,
                        confidence,
                        drain,
                        latency,
                        failures,
                        deadLetters,
                        intake,
                        board),
                halt);
        this.threads = topology.threads();
        this.nap = Math.min(settings.ringSize() * NAP_NANOS, LONGEST_NAP_NANOS);
        this.disruptor = new Disruptor<>(
                MarketEvent::new,
                settings.ringSize(),
                threads,
                intake.shared() ? ProducerType.MULTI : ProducerType.SINGLE,
                intake.shared()
                        ? settings.waitMode().create()
                        : settings.waitMode().createForReplay(nap, settings.ringSize()));
        disruptor.setDefaultExceptionHandler(halt);
        topology.wire(disruptor);
        this.ring = disruptor.start();
        awaitStart();
    }

    /** A ring that is shut down before its threads are up forgets what was published, without a word. */
    private void awaitStart() {
        try {
            threads.awaitStart();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stage threads start", e);
        }
    }

    /**
     * Publishes a tick, which is numbered and copied; waits while the ring is full. Where others publish too, one thread may
     * do so here until the first of them begins.
     *
     * @throws PipelineHaltedException when a stage has failed
     */
    @Override
    public void accept(MarketEvent tick) {
        publish(tick, latency == null ? 0 : latency.now());
    }

    /**
     * Publishes a tick whose latency counts from the time at which it was due, so that a late publisher is not hidden.
     *
     * @param dueAt reading of the latency recorder's clock
     * @throws PipelineHaltedException when a stage has failed
     */
    public void publish(MarketEvent tick, long dueAt) {
        put(tick, dueAt);
        flush();
    }

    /**
     * As {@link #accept}, for a source that never waits: the tick is seen by the stages with the next {@value #BATCH}, or
     * at {@link #flush}, so that they are woken once for all of these.
     *
     * @throws PipelineHaltedException when a stage has failed
     */
    public void acceptInBatch(MarketEvent tick) {
        if (pending == 0 && latency != null) {
            batchAt = latency.now();
        }
        put(tick, batchAt);
        if (pending == BATCH) {
            flush();
        }
    }

    /** Publishes what {@link #acceptInBatch} has put in the ring. */
    public void flush() {
        if (pending > 0) {
            ring.publish(claimed - pending + 1, claimed);
            pending = 0;
        }
    }

    private void put(MarketEvent tick, long dueAt) {
        checkRunning();
        if (!ring.hasAvailableCapacity(1)) {
            awaitCapacity();
        }
        claimed = ring.next();
        MarketEvent slot = ring.get(claimed);
        slot.copyFrom(tick);
        slot.sequence = intake.firstNumber() + claimed;
        slot.publishedAt = dueAt;
        pending++;
    }

    /** The ring's own wait never ends once a stage thread is gone. */
    private void awaitCapacity() {
        blocked++;
        flush();
        while (!ring.hasAvailableCapacity(1)) {
            LockSupport.parkNanos(this, nap);
            checkRunning();
        }
    }

    /**
     * Puts the saved state of a {@link Replica} into the stages, as if they had seen the ticks up to that of the state; to be called before the
     * first tick is published, whose number is the next.
     *
     * @throws IllegalStateException when the state is not of such a pipeline
     */
    public void restore(StateVisitor saved) {
        long last = saved.visit(0L);
        if (last != intake.firstNumber() - 1) {
            throw new IllegalStateException(
                    "the saved state is of tick " + last + ", the first tick is " + intake.firstNumber());
        }
        topology.visit(saved);
    }

    /** Publishes a source to its end and returns the number of its ticks. */
    public long publishAll(TickSource source) {
        MarketEvent tick = new MarketEvent();
        long before = claimed;
        while (source.next(tick)) {
            acceptInBatch(tick);
        }
        flush();
        return claimed - before;
    }

    private void checkRunning() {
        PipelineHaltedException failure = halt.failure();
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Drains the ring to a deadline once every producer has ended, stops the stage threads and reports.
     *
     * @throws PipelineHaltedException when a stage has failed, or the ring has not drained in time
     */
    public PipelineResult stop(long timeout, TimeUnit unit) {
        flush();
        long last = lastNumber();
        boolean drained = threads.awaitDone(last, unit.toMillis(timeout));
        end();
        checkRunning();
        if (!drained) {
            throw notDrained(last);
        }
        return topology.result(Math.max(0, last));
    }

    /**
     * What a stop would report, while every producer stands still; waits until all that was published has been done.
     *
     * @throws PipelineHaltedException when a stage has failed, or the ring has not drained in time
     */
    public PipelineResult settled(long timeout, TimeUnit unit) {
        long last = lastNumber();
        boolean drained = threads.awaitDone(last, unit.toMillis(timeout));
        checkRunning();
        if (!drained) {
            throw notDrained(last);
        }
        return topology.result(Math.max(0, last));
    }

    private PipelineHaltedException notDrained(long last) {
        return new PipelineHaltedException("the ring has not drained in time: " + threads.status(last), last, null);
    }

    /**
     * To be called after {@link #stop} when the ticks have ended in order: signals whose outcome is open have none any more,
     * which the drain is given here, on the calling thread.
     */
    public void finish() {
        topology.finish();
    }

    /** Stops without draining, unless stopped already; behind a failure, what was before it is drained still. */
    @Override
    public void close() {
        if (!stopped && halt.failure() != null) {
            flush();
            threads.awaitDone(lastNumber(), LAST_DRAIN_MILLIS);
        }
        end();
    }

    private void end() {
        if (!stopped) {
            stopped = true;
            halt.expectEnd();
            disruptor.halt();
            threads.awaitEnd();
        }
    }

    /** Where every stage thread is; for any thread. */
    public List<StageStatus> status() {
        return threads.status(intake.firstNumber() + ring.getCursor());
    }

    /** What the stages are doing; for any thread. */
    public PipelineActivity activity() {
        return new PipelineActivity(
                intake.firstNumber() + ring.getCursor(),
                ring.getBufferSize(),
                ring.getBufferSize() - ring.remainingCapacity(),
                status(),
                topology.signalsSoFar(),
                topology.refusedSoFar(),
                topology.quarantinesSoFar());
    }

    /** Ticks for which the publisher found the ring full and waited; for the publishing thread. */
    public long blocked() {
        return blocked;
    }

    /** Ticks published so far; for the publishing thread, and where others publish for any. */
    public long published() {
        return Math.max(claimed, ring.getCursor()) + 1;
    }

    private long lastNumber() {
        return intake.firstNumber() + published() - 1;
    }

    /** A producer for one thread of a live run. */
    public TickProducer producer() {
        if (!intake.shared()) {
            throw new IllegalStateException("a pipeline that replays has one publisher, itself");
        }
        return new TickProducer(ring, intake.firstNumber(), halt, latency);
    }

    /** The time that live ticks have reached, by shard. */
    public List<EventClock> clocks() {
        return topology.clocks();
    }

    /** The failure that has halted the pipeline, or null; for any thread. */
    public PipelineHaltedException failure() {
        return halt.failure();
    }

    /** Slots not in use; 0 means that the stages are behind by a whole ring. */
    public long remainingCapacity() {
        return ring.remainingCapacity();
    }
}
