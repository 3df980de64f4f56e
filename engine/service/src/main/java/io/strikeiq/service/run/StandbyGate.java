package io.strikeiq.service.run;

import io.strikeiq.cluster.FeedFence;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Between a run whose partition is another's still and who waits for it: the run comes to stand at the owner's fence, says in which state,
 * and goes on as the owner's or ends. For any thread, but for {@link #look}.
 */
final class StandbyGate {
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(20);

    private final FeedFence fence;
    private volatile PipelineResult standing;
    private volatile boolean open;
    private volatile boolean shut;

    /** @param fence at which its feed comes to stand */
    StandbyGate(FeedFence fence) {
        this.fence = fence;
    }

    /** Looks whether the run stands at the fence; on the run's thread, again and again until it is open or shut. */
    void look(Pipeline pipeline) {
        if (standing == null && fence.isHeld()) {
            standing = pipeline.settled(PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the feed has given what was in the partition when it began. */
    boolean isCaughtUp() {
        return fence.isCaughtUp();
    }

    /** When the fence was written, milliseconds since the epoch. */
    long writtenAt() {
        return fence.writtenAt();
    }

    /** The state at the fence, empty before. */
    Optional<PipelineResult> standing() {
        return Optional.ofNullable(standing);
    }

    /** Lets the run go on: the partition is its own. */
    void open() {
        open = true;
        fence.release();
    }

    boolean isOpen() {
        return open;
    }

    /** Ends the run, unless it is open. */
    void shut() {
        shut = true;
    }

    boolean isShut() {
        return shut;
    }
}
