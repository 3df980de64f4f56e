package io.strikeiq.service.watch;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.watch.alert.AlertInput;
import io.strikeiq.watch.alert.Look;
import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.push.SignalSource;
import io.strikeiq.watch.view.SignalView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The signals of a run as they come into its journal, from a position of its own. */
public final class JournaledSignals implements SignalSource, AutoCloseable {
    /** Records read at a time, so that who is asked can stop. */
    private static final int TURN = 256;

    private final SignalJournalReader reader;
    private boolean closed;
    private boolean ended;
    private boolean caughtUp;

    private JournaledSignals(SignalJournalReader reader) {
        this.reader = reader;
    }

    /**
     * Those after a record.
     *
     * @param journal folder of the signal journal
     * @param index journal index of the record, −1 for all
     */
    public static JournaledSignals after(Path journal, long index) {
        SignalJournalReader reader = SignalJournalReader.open(journal);
        try {
            reader.skipTo(index);
            return new JournaledSignals(reader);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Whether the record of the run's end was read. */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** Whether the last poll came to the end of what is there. */
    public synchronized boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public synchronized void poll(Consumer<SignalView> signals) {
        caughtUp = false;
        for (int i = 0; i < TURN && !closed; i++) {
            JournalRecord record = reader.next();
            ended = record == null ? ended : record instanceof JournalRecord.RunEnd;
            if (record == null) {
                caughtUp = true;
                return;
            } else if (record instanceof SignalEmitted signal) {
                signals.accept(view(signal));
            }
        }
    }

    /** As the other, with looks at the underlyings. */
    synchronized void poll(AlertInput input) {
        for (int i = 0; i < TURN && !closed; i++) {
            JournalRecord record = reader.next();
            if (record == null) {
                return;
            } else if (record instanceof SignalEmitted signal) {
                input.onSignal(view(signal));
            } else if (record instanceof MarketSnapshotTaken market) {
                input.onLook(look(market));
            }
        }
    }

    /** Journal index of the last record read. */
    synchronized long position() {
        return reader.position();
    }

    private Look look(MarketSnapshotTaken market) {
        return new Look(
                reader.runId(),
                market.epoch(),
                market.tickSequence(),
                Instant.EPOCH.plusNanos(market.time()),
                market.underlying(),
                known(market, Metric.SPOT),
                known(market, Metric.VOLUME_Z),
                known(market, Metric.SPOT_AGE));
    }

    private static double known(MarketSnapshotTaken market, Metric metric) {
        return market.metrics().getOrDefault(metric.name(), Double.NaN);
    }

    private SignalView view(SignalEmitted signal) {
        return new SignalView(
                signal.id(reader.runId()).toString(),
                Instant.EPOCH.plusNanos(signal.time()),
                signal.underlying(),
                signal.engine(),
                signal.signal(),
                signal.direction().name(),
                signal.strength(),
                signal.confidence(),
                signal.confidenceLow(),
                signal.confidenceHigh(),
                signal.confidenceCount(),
                signal.spot(),
                signal.level(),
                reader.runId(),
                signal.tickSequence(),
                signal.index(),
                Json.tree(metadata(signal)));
    }

    /** As the database has it. */
    private static Map<String, Object> metadata(SignalEmitted signal) {
        List<Map<String, Object>> triples = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Evidence each : signal.evidence()) {
            Map<String, Object> triple = new LinkedHashMap<>();
            triple.put("reason", each.reason());
            triple.put("value", each.value());
            triple.put("contribution", each.contribution());
            triples.add(triple);
            reasons.add(each.reason());
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("evidence", triples);
        metadata.put("reasons", reasons);
        if (!signal.book().isEmpty()) {
            metadata.put("book", signal.book());
        }
        return metadata;
    }

    @Override
    public synchronized void close() {
        closed = true;
        reader.close();
    }
}
