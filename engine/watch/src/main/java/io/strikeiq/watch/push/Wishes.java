package io.strikeiq.watch.push;

import io.strikeiq.watch.api.ApiException;
import io.strikeiq.watch.api.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a client wishes from its request. */
public final class Wishes {
    private static final Set<String> OF_SIGNALS =
            Set.of("symbol", "engine", "signal", "strength", "confidence", "after", "rate");
    private static final Set<String> OF_METRICS = Set.of("metrics", "rate");

    private Wishes() {}

    /**
     * The wish of a request.
     *
     * @param path {@code signals}, or {@code metrics} and a symbol
     * @param parameters values by name
     * @param last id of the last event as a browser names it, null for none
     * @throws ApiException when there is no such thing to wish for
     */
    public static Wish of(List<String> path, Map<String, List<String>> parameters, String last) {
        if (path.size() == 1 && path.get(0).equals("signals")) {
            Question question = new Question(parameters, OF_SIGNALS);
            String after = question.text("after");
            return new Wish(
                    null,
                    Set.of(),
                    question.text("symbol"),
                    question.text("engine"),
                    question.text("signal"),
                    question.number("strength", 0, 1),
                    question.number("confidence", 0, 1),
                    after == null ? last : after,
                    question.integer("rate", Wish.MOST_SIGNALS, 1, Wish.MOST_SIGNALS));
        } else if (path.size() == 2 && path.get(0).equals("metrics")) {
            Question question = new Question(parameters, OF_METRICS);
            return new Wish(
                    path.get(1),
                    question.metrics("metrics"),
                    null,
                    null,
                    null,
                    Double.NaN,
                    Double.NaN,
                    null,
                    question.integer("rate", 1, 1, Wish.MOST_METRICS));
        }
        throw new ApiException(ApiException.ABSENT, "nothing is sent here; there are signals and metrics/SYMBOL");
    }
}
