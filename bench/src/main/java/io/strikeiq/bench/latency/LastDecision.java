package io.strikeiq.bench.latency;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Notes when the last of several engine threads has decided about a tick. Any of them may call. */
final class LastDecision {
    private final LatenessRecorder recorder;
    private final int threads;
    private final AtomicIntegerArray decided;

    /**
     * @param slots slots of the ring, a power of two: no thread is ahead of another by more
     */
    LastDecision(LatenessRecorder recorder, int threads, int slots) {
        this.recorder = recorder;
        this.threads = threads;
        this.decided = new AtomicIntegerArray(slots);
    }

    /** One of the threads has decided. */
    void done(long sequence) {
        if (threads == 1) {
            recorder.done(sequence);
        } else if (decided.incrementAndGet((int) sequence & (decided.length() - 1)) % threads == 0) {
            synchronized (this) {
                recorder.done(sequence);
            }
        }
    }
}
