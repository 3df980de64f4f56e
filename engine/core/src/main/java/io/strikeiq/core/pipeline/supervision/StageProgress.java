package io.strikeiq.core.pipeline.supervision;

import com.lmax.disruptor.Sequence;
import java.util.function.Supplier;

/**
 * Where a stage thread is: the tick in hand and the stage it is in. Written by that thread without a fence, in a cache
 * line of its own; read by any.
 *
 * <pre>
 *   bits  63 ... 3      2 1 0
 *         tick          ordinal of the stage, 7 between two batches of ticks
 * </pre>
 */
public final class StageProgress {
    private static final int BITS = 3;
    private static final int BETWEEN = (1 << BITS) - 1;
    private static final Stage[] STAGES = Stage.values();
    private final Sequence at;
    private final Sequence batches = new Sequence(0);
    private final Sequence busy = new Sequence(0);
    private final Sequence longest = new Sequence(0);
    private volatile Supplier<String> engine = () -> null;

    /** Before the first tick of a run. */
    public StageProgress() {
        this(0);
    }

    /** Between two ticks.
     *
     * @param tick the one before
     */
    StageProgress(long tick) {
        this.at = new Sequence(tick << BITS | BETWEEN);
    }

    /** From now on the engine in hand has a name: null for none; asked by any thread. */
    public void naming(Supplier<String> inHand) {
        engine = inHand;
    }

    /** Name of the engine that has the tick in hand, null for none; for any thread. */
    String engine() {
        return engine.get();
    }

    public void enter(Stage stage, long tick) {
        at.set(tick << BITS | stage.ordinal());
    }

    /** As the other, of a batch that nobody measured. */
    void done(long tick) {
        done(tick, 0);
    }

    /**
     * To be called for the last tick of a batch; behind any other the next one is entered at once.
     *
     * @param nanos that the batch took, 0 where nobody measures
     */
    void done(long tick, long nanos) {
        at.set(tick << BITS | BETWEEN);
        batches.set(batches.get() + 1);
        busy.set(busy.get() + nanos);
        if (nanos > longest.get()) {
            longest.set(nanos);
        }
    }

    /** Nanoseconds spent on batches; for any thread. */
    long busy() {
        return busy.get();
    }

    /** Nanoseconds of the longest batch; for any thread. */
    long longest() {
        return longest.get();
    }

    /** Batches of ticks done; for any thread. */
    long batches() {
        return batches.get();
    }

    /** Both at once, to be given to the other methods. */
    long read() {
        return at.get();
    }

    static long tick(long read) {
        return read >> BITS;
    }

    static boolean isBetweenTicks(long read) {
        return (read & BETWEEN) == BETWEEN;
    }

    /** The stage; while between two ticks, null. */
    static Stage stage(long read) {
        return isBetweenTicks(read) ? null : STAGES[(int) (read & BETWEEN)];
    }

    /** Whether a tick and all before it are done, and none is in hand. */
    boolean isDone(long last) {
        long read = read();
        return isBetweenTicks(read) && tick(read) == last;
    }
}
