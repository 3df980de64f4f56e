package io.strikeiq.learning.experience;

import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.signal.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One outcome of a lesson, as a line of it.
 *
 * @param signalTime event time of the signal, nanoseconds since the epoch
 * @param horizon nanoseconds, 0 for the end of the session
 * @param count outcomes that it stands for: 1, or more of a sum
 */
public record LearnedOutcome(long signalTime, long horizon, PastOutcome past, long count) {
    /** Of one signal. */
    public LearnedOutcome(long signalTime, long horizon, PastOutcome past) {
        this(signalTime, horizon, past, 1);
    }

    /** Names of the columns. */
    static final String COLUMNS = String.join(
            "\t",
            "signal_time",
            "decided",
            "horizon",
            "underlying",
            "engine",
            "signal",
            "outcome",
            "iv_regime",
            "gamma_regime",
            "weight",
            "score",
            "model_score",
            "strength",
            "evidence",
            "venue",
            "count");

    /** Before venues were kept. */
    private static final int FEWEST_FIELDS = 14;

    private static final int FIELDS = 16;

    String line() {
        StringBuilder evidence = new StringBuilder();
        past.evidence()
                .forEach((reason, value) -> evidence.append(evidence.isEmpty() ? "" : ";")
                        .append(reason)
                        .append('=')
                        .append(value));
        return String.join(
                "\t",
                Long.toString(signalTime),
                Long.toString(past.decided()),
                Long.toString(horizon),
                past.underlying(),
                past.engine(),
                past.signal(),
                past.outcome().name(),
                Double.toString(past.ivRegime()),
                Double.toString(past.gammaRegime()),
                Double.toString(past.weight()),
                Double.toString(past.score()),
                Double.toString(past.modelScore()),
                Double.toString(past.strength()),
                evidence.toString(),
                past.venue(),
                Long.toString(count));
    }

    /** @throws IllegalArgumentException when it is no such line */
    static LearnedOutcome of(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.size() != FEWEST_FIELDS && fields.size() != FIELDS) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "has %d fields, %d are due", fields.size(), FIELDS));
        }
        Map<String, Double> evidence = new LinkedHashMap<>();
        for (String each : fields.get(13).split(";", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                evidence.put(each.substring(0, equals), Double.parseDouble(each.substring(equals + 1)));
            }
        }
        PastOutcome past = new PastOutcome(
                fields.size() > FEWEST_FIELDS ? fields.get(FEWEST_FIELDS) : "",
                fields.get(3),
                fields.get(4),
                fields.get(5),
                Long.parseLong(fields.get(1)),
                Outcome.valueOf(fields.get(6)),
                Double.parseDouble(fields.get(7)),
                Double.parseDouble(fields.get(8)),
                Double.parseDouble(fields.get(9)),
                Double.parseDouble(fields.get(10)),
                Double.parseDouble(fields.get(11)),
                Double.parseDouble(fields.get(12)),
                evidence);
        return new LearnedOutcome(
                Long.parseLong(fields.get(0)),
                Long.parseLong(fields.get(2)),
                past,
                fields.size() == FIELDS ? Long.parseLong(fields.get(15)) : 1);
    }
}
