package io.strikeiq.core.learning;

import java.util.List;

/**
 * The rule by which signals are scored.
 *
 * @param barrier distance of target and stop from the entry, in standard deviations of the horizon
 * @param halfSpread half the spread that is taken where an underlying has neither quotes nor a book instrument, a fraction
 * @param sessionYear seconds of trading in a year of an underlying that has sessions
 * @param costs what trading costs by venue and day; none where nothing is said of the venue
 * @param archive what earlier runs have learned
 * @param closes when sessions are due to end
 */
public record LearningSettings(
        double barrier,
        double halfSpread,
        double sessionYear,
        List<VenueCost> costs,
        ExperienceArchive archive,
        SessionCloses closes) {
    /** Version of the rule, which outcomes name. */
    public static final int RULE_VERSION = 1;

    private static final double SESSION_YEAR = 23_400.0 * 252;

    /** Checks that barriers are apart, and copies the costs. */
    public LearningSettings {
        if (!(barrier > 0)) {
            throw new IllegalArgumentException("barrier must be positive, not " + barrier);
        }
        if (!(halfSpread >= 0 && halfSpread < 0.5)) {
            throw new IllegalArgumentException("half the spread is a fraction in [0, 0.5), not " + halfSpread);
        }
        costs = List.copyOf(costs);
    }

    /** Of a run that begins without experience, and without calendars. */
    public LearningSettings(double barrier, double halfSpread, double sessionYear, List<VenueCost> costs) {
        this(barrier, halfSpread, sessionYear, costs, ExperienceArchive.EMPTY, SessionCloses.UNKNOWN);
    }

    /** The same rule with experience to begin with. */
    public LearningSettings with(ExperienceArchive other) {
        return new LearningSettings(barrier, halfSpread, sessionYear, costs, other, closes);
    }

    /** The same rule with calendars. */
    public LearningSettings with(SessionCloses calendars) {
        return new LearningSettings(barrier, halfSpread, sessionYear, costs, archive, calendars);
    }

    /** One standard deviation, a half spread of one basis point, 252 sessions of six and a half hours, no costs. */
    public static LearningSettings defaults() {
        return new LearningSettings(1, 1e-4, SESSION_YEAR, List.of());
    }

    /** Cost of a round trip at a venue, a fraction; {@code NaN} where nothing is said of it. */
    double cost(String venue, long time) {
        double cost = Double.NaN;
        long since = Long.MIN_VALUE;
        for (int i = 0; i < costs.size(); i++) {
            VenueCost each = costs.get(i);
            if (each.venue().equals(venue) && each.from() <= time && each.from() >= since) {
                cost = each.roundTrip();
                since = each.from();
            }
        }
        return cost;
    }
}
