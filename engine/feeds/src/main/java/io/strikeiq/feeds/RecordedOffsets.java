package io.strikeiq.feeds;

import java.util.Set;

/** How far a run has recorded a source that has partitions and offsets. */
@FunctionalInterface
public interface RecordedOffsets {
    /** Of a run that has recorded nothing of one. */
    RecordedOffsets NONE = partitions -> SourcePosition.NONE;

    /**
     * The last position that was recorded of all of some partitions together; of the partitions that were read instead, where
     * it was never these.
     *
     * @param partitions all that the feed reads
     */
    SourcePosition of(Set<Integer> partitions);
}
