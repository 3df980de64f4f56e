package io.strikeiq.cluster;

import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.writer.RegimeNames;
import java.time.Instant;

/**
 * What became of a signal in the topic of outcomes; fields and units as in the table of outcomes in an export.
 *
 * @param id that of the signal and the horizon in nanoseconds
 * @param timestamp event time at which it was decided
 * @param horizonSeconds event time from the signal on, 0 for the end of its session
 * @param ivRegime at the signal, null while it is unknown, as the gamma regime
 */
record OutcomeOutput(
        String id,
        String signalId,
        Instant timestamp,
        String symbol,
        String runId,
        int epoch,
        long tickSequence,
        long journalIndex,
        int signalEpoch,
        long signalTick,
        int signalOrdinal,
        String engine,
        String signal,
        double horizonSeconds,
        int scoredInstrumentId,
        int ruleVersion,
        Instant entryTime,
        double entryPrice,
        Instant exitTime,
        double exitPrice,
        String outcome,
        boolean bothBarriers,
        double grossReturn,
        double netReturn,
        double favourableExcursion,
        double adverseExcursion,
        double secondsToBarrier,
        double weight,
        boolean flagged,
        String direction,
        Instant signalTime,
        double strength,
        double confidence,
        double confidenceCount,
        String ivRegime,
        String gammaRegime,
        double sigma,
        double barrier,
        double realisedVariance,
        double impliedVariance,
        double atmOptionReturn,
        double wingOptionReturn,
        double score,
        double modelScore)
        implements OutputValue {
    private static final double NANOS_PER_SECOND = 1e9;

    static OutcomeOutput of(String runId, SignalScored scored) {
        String signal = scored.signalId(runId).toString();
        return new OutcomeOutput(
                signal + ":" + scored.horizon(),
                signal,
                OutputRecords.instant(scored.time()),
                scored.underlying(),
                runId,
                scored.epoch(),
                scored.tickSequence(),
                scored.index(),
                scored.signalEpoch(),
                scored.signalTick(),
                scored.signalOrdinal(),
                scored.engine(),
                scored.signal(),
                scored.horizon() / NANOS_PER_SECOND,
                scored.scoredInstrumentId(),
                scored.ruleVersion(),
                OutputRecords.instant(scored.entryTime()),
                scored.entryPrice(),
                OutputRecords.instant(scored.exitTime()),
                scored.exitPrice(),
                scored.outcome().name(),
                scored.bothBarriers(),
                scored.grossReturn(),
                scored.netReturn(),
                scored.favourableExcursion(),
                scored.adverseExcursion(),
                scored.secondsToBarrier(),
                scored.weight(),
                scored.flagged(),
                scored.direction().name(),
                OutputRecords.instant(scored.signalTime()),
                scored.strength(),
                scored.confidence(),
                scored.confidenceCount(),
                RegimeNames.volatility(scored.ivRegime()),
                RegimeNames.gamma(scored.gammaRegime()),
                scored.sigma(),
                scored.barrier(),
                scored.realisedVariance(),
                scored.impliedVariance(),
                scored.atmOptionReturn(),
                scored.wingOptionReturn(),
                scored.score(),
                scored.modelScore());
    }
}
