package io.strikeiq.service.watch;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.watch.api.History;
import io.strikeiq.watch.api.Markets;
import io.strikeiq.watch.api.Present;
import io.strikeiq.watch.api.ReadApi;
import io.strikeiq.watch.api.SignalAnswers;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.push.PushHub;
import java.nio.file.Path;

/** What the API of a service answers from, as the parts of the service come; for any thread. */
public final class ApiSources implements AutoCloseable {
    private final History history = new History();
    private final PresentBoard board;
    private final ReadApi api;
    private final Present present;
    private volatile PushHub hub;
    /** Clients cut off so far and when the last was, owned by the thread of the counters. */
    private long cut;

    private long cutAt;

    private ApiSources(
            WatchSettings settings, GexConvention convention, EngineRegistry registry, CounterSources counters) {
        this.board = settings.http().isOn() ? new PresentBoard(settings.presentEvery()) : null;
        this.present = board == null ? null : new Present(board, counters::runId);
        this.api = board == null
                ? null
                : new ReadApi(new Markets(present, history, convention), new SignalAnswers(history, registry));
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

    /** Begins to send what comes to those who will listen; where the service does not listen, nothing begins. */
    public void start() {
        hub = present == null ? null : PushHub.start(present);
    }

    /** What sends, null for nothing. */
    public PushHub hub() {
        return hub;
    }

    /**
     * Writes what became of those who listen; where the service does not, nothing.
     *
     * @param now nanoseconds since the epoch
     */
    public void sample(CounterFile file, long now) {
        if (hub != null) {
            file.set(Measure.PUSH_CLIENTS, hub.clients());
            cut(file, hub.cut(), now);
            file.set(Measure.PUSH_WAIT, hub.longestWait());
            file.set(Measure.PUSH_FAILURES, hub.failures());
            file.set(Measure.PRESENT_FAILURES, board.failures());
        }
    }

    private void cut(CounterFile file, long count, long now) {
        if (count != cut) {
            cut = count;
            cutAt = now;
        }
        file.set(Measure.PUSH_CUT, count);
        file.set(Measure.PUSH_LAST_CUT, cutAt);
    }

    /**
     * Sends the signals that come into a journal after a record; what is returned ends it.
     *
     * @param journal folder of the signal journal
     * @param index journal index of the record
     */
    public AutoCloseable follow(Path journal, long index) {
        if (hub == null) {
            return () -> {};
        }
        JournaledSignals signals = JournaledSignals.after(journal, index);
        hub.follow(signals);
        return signals;
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
    }
}
