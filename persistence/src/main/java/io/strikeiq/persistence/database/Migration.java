package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * One change of the schema.
 *
 * @param appliedAt when the database got it, null when it has not
 */
public record Migration(String id, String file, String description, Instant appliedAt) {
    public boolean isApplied() {
        return appliedAt != null;
    }
}
