package io.strikeiq.watch.api;

import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.persistence.database.SnapshotRepository;
import io.strikeiq.persistence.database.StoredMarket;
import io.strikeiq.persistence.database.StoredOption;
import io.strikeiq.watch.view.EngineView;
import io.strikeiq.watch.view.HistoryView;
import io.strikeiq.watch.view.MarketView;
import io.strikeiq.watch.view.SnapshotView;
import io.strikeiq.watch.view.UnderlyingView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Markets of now, and of the moments that the database has snapshots of. */
public final class Markets {
    /** Later than any snapshot. */
    private static final Instant LATEST = Instant.parse("2261-01-01T00:00:00Z");

    private final Present present;
    private final History history;
    private final SnapshotView snapshots;

    /** @param convention by which dealers' positions follow from stored open interest */
    public Markets(Present present, History history, GexConvention convention) {
        this.present = present;
        this.history = history;
        this.snapshots = new SnapshotView(convention);
    }

    List<UnderlyingView> all() {
        return present.all().stream().map(UnderlyingView::of).toList();
    }

    List<EngineView> engines() {
        return present.all().stream()
                .flatMap(market -> EngineView.of(market).stream())
                .toList();
    }

    /**
     * A market.
     *
     * @param at event time, null for the present
     * @param runId run of a past moment, null for the newest that has it
     * @param chain whether its options are wanted too
     * @throws ApiException when nothing is known of it
     */
    MarketView market(String symbol, Instant at, String runId, boolean chain) {
        if (at != null) {
            return past(symbol, at, runId, chain);
        } else if (runId != null) {
            throw new ApiException(ApiException.WRONG, "run goes with at; without it the present run is shown");
        }
        return present.market(symbol)
                .orElseThrow(() -> new ApiException(
                        ApiException.ABSENT,
                        "there is no underlying '" + Question.shown(symbol) + "'; "
                                + UnderlyingView.known(present.all())));
    }

    /**
     * Metrics over time.
     *
     * @param to event time of the last, null for the newest
     * @param names metrics that are wanted, empty for all
     */
    HistoryView history(String symbol, Instant to, String runId, Set<String> names, int limit) {
        Instant until = to == null ? LATEST : to;
        List<StoredMarket> stored =
                history.ask(database -> new SnapshotRepository(database).before(symbol, until, runId, limit));
        if (stored.isEmpty()) {
            throw new ApiException(
                    ApiException.ABSENT, "there is no snapshot of '" + Question.shown(symbol) + "' then");
        }
        List<HistoryView.Point> points = new ArrayList<>();
        for (StoredMarket market : stored) {
            Map<String, Double> metrics = SnapshotView.metrics(market.metrics());
            if (!names.isEmpty()) {
                metrics.keySet().retainAll(names);
            }
            points.add(new HistoryView.Point(market.timestamp(), metrics));
        }
        Collections.reverse(points);
        return new HistoryView(symbol, stored.get(0).runId(), points);
    }

    private MarketView past(String symbol, Instant at, String runId, boolean chain) {
        return history.ask(database -> {
            SnapshotRepository repository = new SnapshotRepository(database);
            List<StoredOption> options = chain ? repository.chain(symbol, at, runId) : List.of();
            // A chain is stored less often than the metrics: what is shown beside it is of its time.
            Instant then = options.isEmpty() ? at : options.get(0).timestamp();
            String run = options.isEmpty() ? runId : options.get(0).runId();
            StoredMarket market = repository
                    .market(symbol, then, run)
                    .orElseThrow(() -> new ApiException(
                            ApiException.ABSENT,
                            "there is no snapshot of '" + Question.shown(symbol) + "' at or before " + at));
            return snapshots.of(market, options);
        });
    }
}
