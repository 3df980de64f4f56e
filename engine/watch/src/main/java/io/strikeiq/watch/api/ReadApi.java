package io.strikeiq.watch.api;

import io.strikeiq.watch.view.ChainView;
import io.strikeiq.watch.view.EngineView;
import io.strikeiq.watch.view.GexExplanation;
import io.strikeiq.watch.view.GexView;
import io.strikeiq.watch.view.HistoryView;
import io.strikeiq.watch.view.MarketView;
import io.strikeiq.watch.view.MetricsView;
import io.strikeiq.watch.view.Origin;
import io.strikeiq.watch.view.UnderlyingView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What can be asked under {@code /api/v1}. */
public final class ReadApi {
    private static final Set<String> MOMENT = Set.of("at", "run");
    /** Snapshots of a history: a session of minutes. */
    private static final int HISTORY = 400;

    private static final int MOST_HISTORY = 2_000;
    private final Map<String, Made> gex = new ConcurrentHashMap<>();
    private final Markets markets;
    private final SignalAnswers signals;

    public ReadApi(Markets markets, SignalAnswers signals) {
        this.markets = markets;
        this.signals = signals;
    }

    /**
     * Answers a question.
     *
     * @param path parts of the path after {@code /api/v1}, decoded
     * @param parameters values by name
     * @throws ApiException when there is no answer
     */
    public Answer answer(List<String> path, Map<String, List<String>> parameters) {
        String what = path.isEmpty() ? "" : path.get(0);
        String whose = path.size() > 1 ? path.get(1) : null;
        return switch (what + "/" + path.size()) {
            case "underlyings/1" -> underlyings(parameters);
            case "engines/1" -> engines(new Question(parameters, Set.of("symbol")));
            case "metrics/2" -> metrics(whose, new Question(parameters, MOMENT));
            case "history/2" -> history(whose, new Question(parameters, Set.of("to", "run", "metrics", "limit")));
            case "chain/2" -> chain(whose, new Question(parameters, Set.of("at", "run", "expiry")));
            case "gex/2" -> gex(whose, new Question(parameters, MOMENT));
            case "gex/3" -> explained(path, new Question(parameters, MOMENT));
            case "signals/1", "signals/2", "runs/1" -> signals.answer(path, parameters);
            default -> throw absent();
        };
    }

    private static ApiException absent() {
        return new ApiException(
                ApiException.ABSENT, "there is nothing here; /openapi.json describes what there is under /api/v1");
    }

    private Answer underlyings(Map<String, List<String>> parameters) {
        Question.none(parameters);
        List<UnderlyingView> all = markets.all();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("underlyings", all);
        return new Answer(body, all);
    }

    private Answer engines(Question question) {
        String symbol = question.text("symbol");
        List<EngineView> all =
                symbol == null ? markets.engines() : EngineView.of(markets.market(symbol, null, null, false));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("engines", all);
        return new Answer(body, all);
    }

    private Answer metrics(String symbol, Question question) {
        MetricsView view = MetricsView.of(markets.market(symbol, question.time("at"), question.text("run"), false));
        return new Answer(view, rows(view.metrics()));
    }

    /** The value of one metric, a row of a table. */
    private record Value(String metric, double value) {}

    private static List<Value> rows(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Answer history(String symbol, Question question) {
        HistoryView view = markets.history(
                symbol,
                question.time("to"),
                question.text("run"),
                question.metrics("metrics"),
                question.integer("limit", HISTORY, 1, MOST_HISTORY));
        return new Answer(view, view.points());
    }

    private Answer chain(String symbol, Question question) {
        Instant expiry = question.time("expiry");
        ChainView view = ChainView.of(moment(symbol, question), expiry);
        if (expiry != null && view.expiries().isEmpty()) {
            throw new ApiException(ApiException.ABSENT, Question.shown(symbol) + " has no options that expire then");
        }
        return new Answer(view, view.rows());
    }

    /** Many ask for the same moment: what it takes long to make is made once for all of them. */
    private Answer gex(String symbol, Question question) {
        MarketView market = moment(symbol, question);
        boolean isPresent = market.origin() == Origin.PRESENT;
        Made made = isPresent ? gex.get(symbol) : null;
        if (made == null || !made.isOf(market)) {
            GexView view = GexView.of(market);
            made = new Made(market.runId(), market.tick(), market.time(), new Answer(view, view.byStrike()));
            if (isPresent) {
                gex.put(symbol, made);
            }
        }
        return made.answer();
    }

    /** What was answered of a moment. */
    private record Made(String runId, long tick, Instant time, Answer answer) {
        boolean isOf(MarketView market) {
            return tick == market.tick()
                    && Objects.equals(time, market.time())
                    && Objects.equals(runId, market.runId());
        }
    }

    private Answer explained(List<String> path, Question question) {
        if (!path.get(2).equals("explain")) {
            throw absent();
        }
        GexExplanation view = GexExplanation.of(moment(path.get(1), question));
        return new Answer(view, view.contracts());
    }

    private MarketView moment(String symbol, Question question) {
        return markets.market(symbol, question.time("at"), question.text("run"), true);
    }
}
