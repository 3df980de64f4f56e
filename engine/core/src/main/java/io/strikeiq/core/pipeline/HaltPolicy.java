package io.strikeiq.core.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import io.strikeiq.core.event.MarketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure of state, metrics or drain makes every later result wrong: the first one halts the pipeline. The publisher
 * sees it at its next tick and shuts down in order; the failing thread only takes note.
 */
final class HaltPolicy implements ExceptionHandler<MarketEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(HaltPolicy.class);
    private volatile PipelineHaltedException failure;

    @Override
    public void handleEventException(Throwable cause, long ringSequence, MarketEvent tick) {
        if (failure == null) {
            PipelineHaltedException first = new PipelineHaltedException(tick == null ? -1 : tick.sequence, cause);
            LOG.error("pipeline halted: {}", first.getMessage(), cause);
            failure = first;
        }
    }

    @Override
    public void handleOnStartException(Throwable cause) {
        handleEventException(cause, -1, null);
    }

    @Override
    public void handleOnShutdownException(Throwable cause) {
        handleEventException(cause, -1, null);
    }

    /** The first failure, or null. */
    PipelineHaltedException failure() {
        return failure;
    }
}
