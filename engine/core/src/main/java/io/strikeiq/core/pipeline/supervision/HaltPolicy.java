package io.strikeiq.core.pipeline.supervision;

import com.lmax.disruptor.ExceptionHandler;
import io.strikeiq.core.event.MarketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the failure that halts the pipeline: of several, in whatever order their threads meet them, that of the first
 * tick. The publisher sees it at its next tick, or while it waits for the
 * ring, and shuts down in order; the failing thread only takes note. Any thread may halt, any may ask.
 */
public final class HaltPolicy implements ExceptionHandler<MarketEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(HaltPolicy.class);
    private static final long NEVER = Long.MAX_VALUE;
    private volatile PipelineHaltedException failure;
    private volatile long failedTick = NEVER;
    private volatile boolean threadLost;
    private volatile boolean stopping;

    /** Halts at a tick, unless halted at that one or before it already. */
    void halt(String what, long tick, Throwable cause) {
        if (note(failed(what, tick, cause))) {
            log();
        }
    }

    private static PipelineHaltedException failed(String what, long tick, Throwable cause) {
        return new PipelineHaltedException(what + " failed at tick " + tick + ": " + cause, tick, cause);
    }

    private synchronized boolean note(PipelineHaltedException failed) {
        if (failure != null && failed.tickSequence() >= failedTick) {
            return false;
        }
        failedTick = failed.tickSequence();
        failure = failed;
        return true;
    }

    /** What cannot even be logged is still known to the publisher. */
    private void log() {
        LOG.error("pipeline halted: {}", failure.getMessage(), failure.getCause());
    }

    /** A stage thread has ended; a failure unless the pipeline is being stopped. */
    void threadEnded(String thread, long tick, Throwable cause) {
        if (!stopping) {
            Throwable known = cause == null ? new IllegalStateException("the thread ended") : cause;
            boolean first = false;
            try {
                first = note(failed("thread " + thread, tick, known));
            } finally {
                // Behind the note, so that whoever sees that a thread is lost finds the reason.
                threadLost = true;
            }
            if (first) {
                log();
            }
        }
    }

    /** From now on stage threads may end. */
    public void expectEnd() {
        stopping = true;
    }

    /** Whether a stage thread ended before its time, so that the ring will never drain. */
    boolean isThreadLost() {
        return threadLost;
    }

    /** Whether a tick is the one that failed, or behind it. */
    boolean isBehindFailure(long tick) {
        return tick >= failedTick;
    }

    /** Whether a tick will not be drained any more, so that nobody need wait for room on its behalf. */
    boolean isEnding(long tick) {
        return stopping || threadLost || isBehindFailure(tick);
    }

    /** The failure of the first tick that has failed, or null. */
    public PipelineHaltedException failure() {
        return failure;
    }

    @Override
    public void handleEventException(Throwable cause, long ringSequence, MarketEvent tick) {
        halt("a stage", tick.sequence, cause);
    }

    @Override
    public void handleOnStartException(Throwable cause) {
        halt("the start of a stage", 0, cause);
    }

    @Override
    public void handleOnShutdownException(Throwable cause) {
        halt("the end of a stage", NEVER, cause);
    }
}
