package io.strikeiq.service.run;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.view.EngineInputs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows the signal journal of a run from a position of its own, and counts what is to be seen there: the last signal of each
 * engine, which unknown input keeps an engine silent, and which metrics are blind still. It reads on the thread of the counters.
 */
final class RunObserver implements AutoCloseable {
    /** Records read at a sample, so that the other counters do not wait for these. */
    private static final int TURN = 4_096;

    private final SignalJournalReader reader;
    private final BlindMetrics blind;
    /** By engine. */
    private final Map<String, Long> lastSignals = new TreeMap<>();
    /** By underlying, engine and unknown metrics. */
    private final Map<String, Map<String, List<Metric>>> blocked = new HashMap<>();

    private long firstTime;
    private long time;
    private boolean closed;

    /**
     * @param journal folder of the signal journal
     * @param index journal index of the record after which it begins
     * @param blind metrics that were blind when the run began
     * @param firstTime event time of the run's first tick, 0 while it has none
     * @param time event time of its last tick so far
     */
    RunObserver(Path journal, long index, BlindMetrics blind, long firstTime, long time) {
        this.blind = blind;
        this.firstTime = firstTime;
        this.time = time;
        this.reader = SignalJournalReader.open(journal);
        try {
            reader.skipTo(index);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Takes what has come and writes what follows from it. */
    synchronized void sample(CounterFile file) {
        for (int i = 0; i < TURN && !closed; i++) {
            JournalRecord record = reader.next();
            if (record == null) {
                break;
            }
            take(record);
        }
        if (time > 0) {
            file.set(Measure.EVENT_TIME, time);
        }
        lastSignals.forEach((engine, last) -> file.set(Measure.SIGNAL_LAST, engine, last));
        blocked(file);
        blind(file);
    }

    private void take(JournalRecord record) {
        if (record.time() > 0) {
            firstTime = firstTime == 0 ? record.time() : firstTime;
            time = Math.max(time, record.time());
        }
        if (record instanceof SignalEmitted signal) {
            lastSignals.put(signal.engine(), signal.time());
        } else if (record instanceof MarketSnapshotTaken market) {
            blocked.put(
                    market.underlying(),
                    EngineInputs.blocked(metric -> market.metrics().getOrDefault(metric.name(), Double.NaN)));
        }
    }

    private void blocked(CounterFile file) {
        Map<String, Long> counts = new TreeMap<>();
        blocked.values()
                .forEach(engines -> engines.forEach((engine, unknown) ->
                        unknown.forEach(metric -> counts.merge(engine + ": " + metric.name(), 1L, Long::sum))));
        if (!blocked.isEmpty()) {
            EngineInputs.engines()
                    .forEach(engine -> EngineInputs.of(engine).stream()
                            .flatMap(List::stream)
                            .distinct()
                            .map(metric -> engine + ": " + metric.name())
                            .forEach(label -> file.set(Measure.BLOCKED, label, counts.getOrDefault(label, 0L))));
        }
    }

    /** A metric that sees now keeps the time from which on it did. */
    private void blind(CounterFile file) {
        blind.at(firstTime, firstTime).until().forEach((metric, until) -> {
            Instant known = until.startsWith("P") ? Instant.EPOCH : Instant.parse(until);
            file.set(Measure.BLIND_UNTIL, metric, known.getEpochSecond() * 1_000_000_000L + known.getNano());
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        reader.close();
    }
}
