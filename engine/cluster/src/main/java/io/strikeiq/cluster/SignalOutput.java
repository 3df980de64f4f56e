package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.ModelEstimate;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.writer.RegimeNames;
import java.time.Instant;
import java.util.List;

/**
 * A signal in its topic, the fields named as in the answers of the API.
 *
 * @param id RUN:EPOCH:TICK:ENGINE:ORDINAL
 * @param timestamp event time
 * @param confidenceLow lower end of its interval, NaN for a prior
 * @param confidenceCount outcomes by weight that it was learned from
 * @param book VENUE:SYMBOL of another instrument whose book and trades were seen, empty for its own
 * @param ivRegime null while it is unknown, as the gamma regime
 * @param model what the online model said
 */
record SignalOutput(
        String id,
        Instant timestamp,
        String symbol,
        String engine,
        String signal,
        String direction,
        double strength,
        double confidence,
        double confidenceLow,
        double confidenceHigh,
        double confidenceCount,
        double spotPrice,
        double level,
        String runId,
        int epoch,
        long tickSequence,
        int ordinal,
        long journalIndex,
        String book,
        String ivRegime,
        String gammaRegime,
        ModelEstimate model,
        List<Evidence> evidence)
        implements OutputValue {
    static SignalOutput of(String runId, SignalEmitted signal) {
        return new SignalOutput(
                signal.id(runId).toString(),
                OutputRecords.instant(signal.time()),
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
                runId,
                signal.epoch(),
                signal.tickSequence(),
                signal.ordinal(),
                signal.index(),
                signal.book(),
                RegimeNames.volatility(signal.ivRegime()),
                RegimeNames.gamma(signal.gammaRegime()),
                signal.model(),
                signal.evidence());
    }
}
