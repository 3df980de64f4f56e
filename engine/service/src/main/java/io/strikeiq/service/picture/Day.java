package io.strikeiq.service.picture;

import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal has of an underlying.
 *
 * @param minutes one for each snapshot, by time
 * @param signals those of all engines but the formulas, whose votes come each minute
 */
public record Day(String symbol, List<Minute> minutes, List<SignalEmitted> signals) {
    private static final String FORMULAS = "formula";

    /** Copies the lists. */
    public Day {
        minutes = List.copyOf(minutes);
        signals = List.copyOf(signals);
    }

    /** Prices at an event time, {@code NaN} where unknown. */
    public record Minute(long time, double spot, double zeroGamma, double callWall, double putWall) {}

    /** Reads a journal. */
    public static Day read(Path journal, String symbol) {
        List<Minute> minutes = new ArrayList<>();
        List<SignalEmitted> signals = new ArrayList<>();
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof MarketSnapshotTaken snapshot
                        && snapshot.underlying().equals(symbol)) {
                    minutes.add(minute(snapshot));
                } else if (record instanceof SignalEmitted signal
                        && signal.underlying().equals(symbol)
                        && !signal.engine().equals(FORMULAS)) {
                    signals.add(signal);
                }
            }
        }
        return new Day(symbol, minutes, signals);
    }

    private static Minute minute(MarketSnapshotTaken snapshot) {
        return new Minute(
                snapshot.time(),
                metric(snapshot, "SPOT"),
                metric(snapshot, "ZERO_GAMMA"),
                metric(snapshot, "CALL_WALL"),
                metric(snapshot, "PUT_WALL"));
    }

    private static double metric(MarketSnapshotTaken snapshot, String name) {
        return snapshot.metrics().getOrDefault(name, Double.NaN);
    }
}
