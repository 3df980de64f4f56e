package io.strikeiq.imports;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of the rows, or of the files, of one kind: each is accepted or rejected for one reason. */
public final class RowCounts {
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private long read;
    private long accepted;

    /** Counts {@code count} as read, before it is known what becomes of them. */
    public void read(long count) {
        read += count;
    }

    public void accept(long count) {
        accepted += count;
    }

    public void reject(RejectReason reason, long count) {
        if (count > 0) {
            rejected.merge(reason, count, Long::sum);
        }
    }

    public long read() {
        return read;
    }

    public long accepted() {
        return accepted;
    }

    public long rejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    public long rejected(RejectReason reason) {
        return rejected.getOrDefault(reason, 0L);
    }

    /** True when everything read was accepted or rejected. */
    public boolean isReconciled() {
        return read == accepted + rejected();
    }

    void add(RowCounts other) {
        read += other.read;
        accepted += other.accepted;
        other.rejected.forEach(this::reject);
    }

    Map<String, Long> rejectedByLabel() {
        Map<String, Long> labelled = new LinkedHashMap<>();
        rejected.forEach((reason, count) -> labelled.put(reason.label(), count));
        return labelled;
    }

    Map<RejectReason, Long> rejectedByReason() {
        return rejected;
    }
}
