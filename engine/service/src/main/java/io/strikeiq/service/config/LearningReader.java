package io.strikeiq.service.config;

import io.strikeiq.core.learning.LearningSettings;
import io.strikeiq.core.learning.VenueCost;
import io.strikeiq.venue.VenueCloses;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.Section;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code learning}: the rule by which signals are scored, with what trading costs by venue and day. */
final class LearningReader {
    private static final long NANOS = 1_000_000_000L;

    private LearningReader() {}

    /**
     * @param barrier distance of target and stop, in standard deviations of the horizon
     * @param sessionYear seconds of trading in a year
     */
    static LearningSettings read(Section section, double barrier, double sessionYear) {
        LearningSettings defaults = LearningSettings.defaults();
        double halfSpread = section.number("halfSpread", defaults.halfSpread(), 0, 0.1, "a fraction of the price");
        List<VenueCost> costs = new ArrayList<>();
        for (Section row : section.sections("costs")) {
            cost(row).ifPresent(costs::add);
        }
        section.finish();
        return new LearningSettings(barrier, halfSpread, sessionYear, costs)
                .with(new VenueCloses(VenueFiles.shipped()));
    }

    private static Optional<VenueCost> cost(Section row) {
        String venue = row.text("venue", "");
        String from = row.text("from", "1970-01-01");
        double roundTrip = row.number("roundTrip", 0, 0, 0.5, "a fraction of the price");
        row.finish();
        try {
            long since = LocalDate.parse(from).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * NANOS;
            return Optional.of(new VenueCost(venue, since, roundTrip));
        } catch (DateTimeParseException e) {
            row.wrong("from", "'" + from + "' is not a day; allowed such as 2024-10-01");
            return Optional.empty();
        }
    }
}
