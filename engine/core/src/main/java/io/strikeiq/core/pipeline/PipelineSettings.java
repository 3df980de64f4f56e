package io.strikeiq.core.pipeline;

import io.strikeiq.core.learning.LearningSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a pipeline.
 *
 * @param layout threads of the stages
 * @param shards shares of the underlyings, each with its own state, metrics and engines on its own threads
 * @param waitMode how stages wait
 * @param ringSize slots, a power of two
 * @param marketSnapshotInterval nanoseconds of event time, 0 for none
 * @param chainSnapshotInterval nanoseconds of event time, 0 for none
 * @param learning how signals are scored
 */
public record PipelineSettings(
        Layout layout,
        int shards,
        WaitMode waitMode,
        int ringSize,
        long marketSnapshotInterval,
        long chainSnapshotInterval,
        LearningSettings learning) {
    /** Shards at most. */
    public static final int MOST_SHARDS = 16;

    private static final String STAGES = "strikeiq-stages";
    private static final long MINUTE = 60_000_000_000L;

    /** Checks the ring size and the numbers of threads, and that there is a drain behind all shards. */
    public PipelineSettings {
        if (Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ring size must be a power of two, not " + ringSize);
        }
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException("shards must be in 1.." + MOST_SHARDS + ", not " + shards);
        }
        if (shards > 1 && layout == Layout.FUSED) {
            throw new IllegalArgumentException(shards + " shards need a drain of their own; allowed layout pipelined");
        }
    }

    /** With the default rule of outcomes. */
    public PipelineSettings(
            Layout layout,
            int shards,
            WaitMode waitMode,
            int ringSize,
            long marketSnapshotInterval,
            long chainSnapshotInterval) {
        this(
                layout,
                shards,
                waitMode,
                ringSize,
                marketSnapshotInterval,
                chainSnapshotInterval,
                LearningSettings.defaults());
    }

    /** With one shard, and the default rule of outcomes. */
    public PipelineSettings(
            Layout layout, WaitMode waitMode, int ringSize, long marketSnapshotInterval, long chainSnapshotInterval) {
        this(layout, 1, waitMode, ringSize, marketSnapshotInterval, chainSnapshotInterval);
    }

    /** Fused, blocking, 8192 slots, snapshots each minute and each five minutes. */
    public static PipelineSettings defaults() {
        return new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, 8192, MINUTE, 5 * MINUTE);
    }

    public PipelineSettings withLayout(Layout other) {
        return new PipelineSettings(
                other, shards, waitMode, ringSize, marketSnapshotInterval, chainSnapshotInterval, learning);
    }

    public PipelineSettings withShards(int other) {
        return new PipelineSettings(
                layout, other, waitMode, ringSize, marketSnapshotInterval, chainSnapshotInterval, learning);
    }

    public PipelineSettings withWaitMode(WaitMode other) {
        return new PipelineSettings(
                layout, shards, other, ringSize, marketSnapshotInterval, chainSnapshotInterval, learning);
    }

    public PipelineSettings withRingSize(int other) {
        return new PipelineSettings(
                layout, shards, waitMode, other, marketSnapshotInterval, chainSnapshotInterval, learning);
    }

    /** The same with another rule of outcomes. */
    public PipelineSettings withLearning(LearningSettings rule) {
        return new PipelineSettings(
                layout, shards, waitMode, ringSize, marketSnapshotInterval, chainSnapshotInterval, rule);
    }

    /** The threads of the stages and the drain of a replay, in the order in which a tick meets them. */
    public List<String> threadNames() {
        return threadNames(false);
    }

    /** The threads of a live run, which has a journaler too. */
    public List<String> liveThreadNames() {
        return threadNames(true).stream().distinct().toList();
    }

    /** By handler, in the order in which a tick meets them: the name of its thread. */
    List<String> threadNames(boolean recorded) {
        if (layout == Layout.FUSED) {
            return recorded
                    ? List.of(STAGES, "strikeiq-journal", "strikeiq-journal")
                    : List.of("strikeiq-stages-drain");
        }
        List<String> names = new ArrayList<>();
        for (int shard = 1; shard <= shards; shard++) {
            names.add(STAGES + suffix(shard));
        }
        if (recorded) {
            names.add("strikeiq-journal");
        }
        names.add("strikeiq-drain");
        return names;
    }

    private String suffix(int shard) {
        return shards == 1 ? "" : "-" + shard;
    }
}
