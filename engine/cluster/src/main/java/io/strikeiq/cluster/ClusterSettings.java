package io.strikeiq.cluster;

import io.strikeiq.venue.yaml.Section;

/**
 * What an engine is among others.
 *
 * @param outputs where what it makes goes besides its own database
 * @param owner name by which it owns the partitions that its feed {@code kafka} reads, empty where nobody owns any
 * @param lease nanoseconds after which another may take over from an owner that says nothing
 */
public record ClusterSettings(OutputSettings outputs, String owner, long lease) {
    private static final long SECOND = 1_000_000_000L;

    /** Reads the section {@code cluster}. */
    public static ClusterSettings read(Section section) {
        OutputSettings outputs = OutputSettings.read(section.section("outputs"));
        String owner = section.text("owner", "");
        if (!owner.matches("[A-Za-z0-9._-]{0,64}")) {
            section.wrong("owner", "'" + owner + "' is no name; allowed up to 64 of A-Z, a-z, 0-9, . _ -");
        }
        long lease = section.duration("lease", 10 * SECOND, SECOND, 3_600 * SECOND);
        section.finish();
        return new ClusterSettings(outputs, owner, lease);
    }

    /** Whether partitions have owners. */
    public boolean hasOwner() {
        return !owner.isEmpty();
    }
}
