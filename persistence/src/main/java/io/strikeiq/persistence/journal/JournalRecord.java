package io.strikeiq.persistence.journal;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.signal.Direction;
import java.util.List;
import java.util.Map;

/** A decoded record of a signal journal. Times are nanoseconds since the epoch, UTC; {@code NaN} means unknown. */
public sealed interface JournalRecord {
    /** Journal index of the record. */
    long index();

    /**
     * A run begins, or goes on after a restart.
     *
     * @param startedAt wall clock
     * @param resumedAt tick sequence up to which the run had been journaled, 0 for a new run
     * @param source where the ticks come from
     */
    record RunStart(long index, String runId, String source, long startedAt, long resumedAt) implements JournalRecord {}

    /**
     * A run has ended.
     *
     * @param endedAt wall clock
     */
    record RunEnd(long index, String runId, long endedAt, long ticks, long signals, long stateHash, long signalHash)
            implements JournalRecord {}

    /** A signal with its evidence. */
    record SignalEmitted(
            long index,
            long tickSequence,
            int ordinal,
            long time,
            String engine,
            String signal,
            int underlyingId,
            String underlying,
            Direction direction,
            double strength,
            double confidence,
            double spot,
            double level,
            List<Evidence> evidence)
            implements JournalRecord {}

    /**
     * One reason of a signal.
     *
     * @param contribution log-odds added to the strength
     */
    record Evidence(String reason, double value, double contribution) {}

    /**
     * The metrics of one underlying.
     *
     * @param metrics every metric by name, in the order of the journal's dictionary
     */
    record MarketSnapshotTaken(
            long index, long tickSequence, long time, int underlyingId, String underlying, Map<String, Double> metrics)
            implements JournalRecord {}

    /** The listed options of one expiry. */
    record ChainSnapshotTaken(
            long index,
            long tickSequence,
            long time,
            int underlyingId,
            String underlying,
            long expiryTime,
            double spot,
            double forward,
            List<OptionRow> options)
            implements JournalRecord {}

    /** One option of a chain; units as in {@code ChainState}. */
    record OptionRow(
            int instrumentId,
            OptionRight right,
            double strike,
            double bid,
            double ask,
            double bidSize,
            double askSize,
            double last,
            double volume,
            double openInterest,
            double sigma,
            double delta,
            double gamma,
            double vega,
            double theta) {}
}
