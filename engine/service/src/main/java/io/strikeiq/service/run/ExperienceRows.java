package io.strikeiq.service.run;

import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceTable;
import io.strikeiq.persistence.database.StoredExperience;
import io.strikeiq.service.config.StrikeIqConfig;
import java.time.Instant;
import java.util.List;

/** The newest version of the desk's experience as rows of {@code formula_experience}. */
final class ExperienceRows {
    private static final double NANOS_PER_SECOND = 1e9;

    private ExperienceRows() {}

    static List<StoredExperience> of(ExperienceDesk desk, StrikeIqConfig config) {
        String version = desk.newest();
        return ExperienceTable.of(
                        desk.lessons(version),
                        desk.prior(version),
                        config.registry().definitions(),
                        config.barrier())
                .rows()
                .stream()
                .map(row -> new StoredExperience(
                        version,
                        row.scope().venue(),
                        row.scope().underlying(),
                        row.scope().engine(),
                        row.scope().signal(),
                        row.scope().ivRegime(),
                        row.scope().gammaRegime(),
                        row.scope().horizon() / NANOS_PER_SECOND,
                        row.tests(),
                        row.wins(),
                        row.losses(),
                        row.timeouts(),
                        row.confidence(),
                        row.low(),
                        row.high(),
                        Instant.EPOCH.plusNanos(row.last())))
                .toList();
    }
}
