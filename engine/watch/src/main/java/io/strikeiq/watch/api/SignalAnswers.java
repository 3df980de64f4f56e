package io.strikeiq.watch.api;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.persistence.SignalId;
import io.strikeiq.persistence.database.RunRepository;
import io.strikeiq.persistence.database.SignalFilter;
import io.strikeiq.persistence.database.SignalQuery;
import io.strikeiq.persistence.database.SignalRepository;
import io.strikeiq.persistence.database.SignalStatistics;
import io.strikeiq.persistence.database.StoredRun;
import io.strikeiq.persistence.database.StoredSignal;
import io.strikeiq.watch.view.Explanation;
import io.strikeiq.watch.view.SignalView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be asked of signals and runs. */
public final class SignalAnswers {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final double MOST_HOURS = 24 * 36_500;
    private static final Set<String> FILTERS = Set.of(
            "symbol",
            "engine",
            "signal",
            "direction",
            "run",
            "from",
            "to",
            "strength",
            "confidence",
            "cursor",
            "limit");
    private final History history;
    private final EngineRegistry registry;

    /** @param registry engines whose signals can be explained in full */
    public SignalAnswers(History history, EngineRegistry registry) {
        this.history = history;
        this.registry = registry;
    }

    Answer answer(List<String> path, Map<String, List<String>> parameters) {
        if (path.get(0).equals("runs")) {
            return runs(new Question(parameters, Set.of("limit")));
        } else if (path.size() == 1) {
            return page(new Question(parameters, FILTERS));
        } else if (path.get(1).equals("stats")) {
            return statistics(new Question(parameters, Set.of("symbol", "engine", "run", "hours")));
        }
        Question.none(parameters);
        return one(path.get(1));
    }

    private Answer page(Question question) {
        SignalQuery query = new SignalQuery(
                question.text("symbol"),
                question.text("engine"),
                question.text("signal"),
                question.text("direction"),
                question.text("run"),
                question.time("from"),
                question.time("to"),
                question.number("strength", 0, 1),
                question.number("confidence", 0, 1),
                cursor(question.text("cursor")),
                question.integer("limit", PAGE, 1, LARGEST_PAGE));
        List<StoredSignal> stored = history.ask(database -> new SignalRepository(database).page(query));
        List<SignalView> views = stored.stream().map(SignalView::of).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("signals", views);
        body.put(
                "cursor",
                stored.size() < query.limit()
                        ? null
                        : SignalQuery.Cursor.of(stored.get(stored.size() - 1)).toString());
        return new Answer(body, views);
    }

    private static SignalQuery.Cursor cursor(String text) {
        return text == null
                ? null
                : SignalQuery.Cursor.parse(text)
                        .orElseThrow(() -> new ApiException(
                                ApiException.WRONG,
                                "cursor=" + Question.shown(text) + " is none; allowed is what a page gave as cursor"));
    }

    private Answer one(String text) {
        Optional<SignalId> id = SignalId.parse(text);
        SignalId wanted = id.orElseThrow(() -> new ApiException(
                ApiException.WRONG,
                "'" + Question.shown(text) + "' is no id of a signal; allowed RUN:EPOCH:TICK:ENGINE:ORDINAL"));
        StoredSignal stored = history.ask(database -> new SignalRepository(database).byId(wanted))
                .orElseThrow(() -> new ApiException(ApiException.ABSENT, "there is no signal " + Question.shown(text)));
        SignalView view = SignalView.of(stored);
        Explanation explanation = Explanation.of(stored, registry);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("signal", view);
        body.put("explanation", explanation.json());
        return new Answer(body, List.of(view));
    }

    /** How many signals there are of a name. */
    private record Count(String signal, long count) {}

    private Answer statistics(Question question) {
        double hours = question.number("hours", 0, MOST_HOURS);
        SignalFilter filter = new SignalFilter(
                question.text("symbol"),
                question.text("engine"),
                question.text("run"),
                Double.isNaN(hours) ? 24 : hours,
                0);
        SignalStatistics statistics = history.ask(database -> new SignalRepository(database).statistics(filter));
        List<Count> rows = statistics.countBySignal().entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
        return new Answer(statistics, rows);
    }

    private Answer runs(Question question) {
        int limit = question.integer("limit", PAGE, 1, LARGEST_PAGE);
        List<StoredRun> runs = history.ask(database -> new RunRepository(database).recent(limit));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("runs", runs);
        return new Answer(body, runs);
    }
}
