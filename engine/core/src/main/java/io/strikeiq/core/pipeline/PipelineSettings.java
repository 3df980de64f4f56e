package io.strikeiq.core.pipeline;

/**
 * The shape of a pipeline.
 *
 * @param layout threads of the stages
 * @param waitMode how stages wait
 * @param ringSize slots, a power of two
 * @param marketSnapshotInterval nanoseconds of event time, 0 for none
 * @param chainSnapshotInterval nanoseconds of event time, 0 for none
 */
public record PipelineSettings(
        Layout layout, WaitMode waitMode, int ringSize, long marketSnapshotInterval, long chainSnapshotInterval) {
    private static final long MINUTE = 60_000_000_000L;

    /** Checks the ring size. */
    public PipelineSettings {
        if (Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ring size must be a power of two, not " + ringSize);
        }
    }

    /** Fused, blocking, 8192 slots, snapshots each minute and each five minutes. */
    public static PipelineSettings defaults() {
        return new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, 8192, MINUTE, 5 * MINUTE);
    }

    public PipelineSettings withLayout(Layout other) {
        return new PipelineSettings(other, waitMode, ringSize, marketSnapshotInterval, chainSnapshotInterval);
    }

    public PipelineSettings withWaitMode(WaitMode other) {
        return new PipelineSettings(layout, other, ringSize, marketSnapshotInterval, chainSnapshotInterval);
    }
}
