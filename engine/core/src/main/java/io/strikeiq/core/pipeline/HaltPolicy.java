package io.strikeiq.core.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import io.strikeiq.core.event.MarketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the first failure that halts the pipeline. The publisher sees it at its next tick, or while it waits for the
 * ring, and shuts down in order; the failing thread only takes note. Any thread may halt, any may ask.
 */
final class HaltPolicy implements ExceptionHandler<MarketEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(HaltPolicy.class);
    private static final long NEVER = Long.MAX_VALUE;
    private volatile PipelineHaltedException failure;
    private volatile long failedTick = NEVER;
    private volatile boolean threadLost;
    private volatile boolean stopping;

    /** Halts at a tick, unless halted already. */
    void halt(String what, long tick, Throwable cause) {
        if (note(new PipelineHaltedException(what + " failed at tick " + tick + ": " + cause, tick, cause))) {
            log();
        }
    }

    private synchronized boolean note(PipelineHaltedException first) {
        if (failure != null) {
            return false;
        }
        failedTick = first.tickSequence();
        failure = first;
        return true;
    }

    /** What cannot even be logged is still known to the publisher. */
    private void log() {
        LOG.error("pipeline halted: {}", failure.getMessage(), failure.getCause());
    }

    /** A stage thread has ended; a failure unless the pipeline is being stopped. */
    void threadEnded(String thread, long tick, Throwable cause) {
        if (!stopping) {
            threadLost = true;
            halt("thread " + thread, tick, cause == null ? new IllegalStateException("the thread ended") : cause);
        }
    }

    /** From now on stage threads may end. */
    void expectEnd() {
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

    /** The first failure, or null. */
    PipelineHaltedException failure() {
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
