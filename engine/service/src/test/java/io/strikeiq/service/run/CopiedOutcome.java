package io.strikeiq.service.run;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;

/** An outcome as it was journaled, to be journaled again. */
final class CopiedOutcome {
    private CopiedOutcome() {}

    static SignalOutcome of(SignalScored source) {
        SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
        outcome.tickSequence = source.tickSequence();
        outcome.time = source.time();
        outcome.signalTick = source.signalTick();
        outcome.signalOrdinal = source.signalOrdinal();
        outcome.engine = source.engine();
        outcome.underlyingId = source.underlyingId();
        outcome.underlying = source.underlying();
        outcome.horizon = source.horizon();
        outcome.scoredInstrumentId = source.scoredInstrumentId();
        outcome.ruleVersion = source.ruleVersion();
        outcome.entryTime = source.entryTime();
        outcome.entryPrice = source.entryPrice();
        outcome.exitTime = source.exitTime();
        outcome.exitPrice = source.exitPrice();
        outcome.outcome = source.outcome();
        outcome.bothBarriers = source.bothBarriers();
        outcome.grossReturn = source.grossReturn();
        outcome.netReturn = source.netReturn();
        outcome.favourableExcursion = source.favourableExcursion();
        outcome.adverseExcursion = source.adverseExcursion();
        outcome.secondsToBarrier = source.secondsToBarrier();
        outcome.weight = source.weight();
        outcome.flagged = source.flagged();
        outcome.signalTime = source.signalTime();
        outcome.strength = source.strength();
        outcome.confidence = source.confidence();
        outcome.confidenceCount = source.confidenceCount();
        outcome.ivRegime = source.ivRegime();
        outcome.gammaRegime = source.gammaRegime();
        outcome.sigma = source.sigma();
        outcome.barrier = source.barrier();
        outcome.realisedVariance = source.realisedVariance();
        outcome.impliedVariance = source.impliedVariance();
        outcome.atmOptionReturn = source.atmOptionReturn();
        outcome.wingOptionReturn = source.wingOptionReturn();
        outcome.score = source.score();
        outcome.modelScore = source.modelScore();
        outcome.type = new SignalType(0, source.signal(), source.direction(), "");
        return outcome;
    }
}
