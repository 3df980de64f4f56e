package io.strikeiq.service.watch;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.watch.api.History;
import io.strikeiq.watch.api.Markets;
import io.strikeiq.watch.api.Present;
import io.strikeiq.watch.api.ReadApi;
import io.strikeiq.watch.api.SignalAnswers;

/** What the API of a service answers from, as the parts of the service come; for any thread. */
public final class ApiSources {
    private final History history = new History();
    private final PresentBoard board;
    private final ReadApi api;

    private ApiSources(
            WatchSettings settings, GexConvention convention, EngineRegistry registry, CounterSources counters) {
        this.board = settings.http().isOn() ? new PresentBoard(settings.presentEvery()) : null;
        this.api = board == null
                ? null
                : new ReadApi(
                        new Markets(new Present(board, counters::runId), history, convention),
                        new SignalAnswers(history, registry));
    }

    /**
     * Of a service; where it does not listen there is nothing.
     *
     * @param convention by which dealers' positions follow from stored open interest
     * @param registry engines whose signals can be explained
     */
    public static ApiSources of(
            WatchSettings settings, GexConvention convention, EngineRegistry registry, CounterSources counters) {
        return new ApiSources(settings, convention, registry, counters);
    }

    /** Where the stages show the present, null for nowhere. */
    public PresentBoard board() {
        return board;
    }

    /** The past. */
    public History history() {
        return history;
    }

    /** What is asked, null for nothing. */
    public ReadApi api() {
        return api;
    }
}
