package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/** Writes the outcome of one signal at one horizon and gives it on. One record for all, filled at each use. */
final class OutcomeRecorder {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String[] engines;
    private final SignalType[][] types;
    private final OutcomeSink sink;
    private final SignalOutcome record = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
    /** The tick in hand. */
    private long tick;

    OutcomeRecorder(List<EngineDefinition> definitions, OutcomeSink sink) {
        this.engines = definitions.stream().map(EngineDefinition::name).toArray(String[]::new);
        this.types = definitions.stream()
                .map(definition -> definition.signals().toArray(SignalType[]::new))
                .toArray(SignalType[][]::new);
        this.sink = sink;
    }

    void at(long tickSequence) {
        tick = tickSequence;
    }

    int engines() {
        return engines.length;
    }

    /** Position of an engine, −1 where there is none of the name. */
    int indexOf(String engine) {
        for (int i = 0; i < engines.length; i++) {
            if (engines[i].equals(engine)) {
                return i;
            }
        }
        return -1;
    }

    SignalType type(OpenSignal signal) {
        return types[signal.engine][signal.type];
    }

    /** Starts the record of a signal at a horizon, without what it came to. */
    SignalOutcome begin(OpenSignal signal, int horizon, Instrument underlying, long decidedAt) {
        record.tickSequence = tick;
        record.time = decidedAt;
        record.signalTick = signal.tick;
        record.signalOrdinal = signal.ordinal;
        record.signalTime = signal.time;
        record.engine = engines[signal.engine];
        record.type = type(signal);
        record.underlyingId = underlying.id();
        record.underlying = underlying.symbol();
        record.horizon = Horizons.nanos(horizon);
        record.scoredInstrumentId = signal.book.instrument().id();
        record.ruleVersion = LearningSettings.RULE_VERSION;
        record.strength = signal.strength;
        record.confidence = signal.confidence;
        record.confidenceCount = signal.confidenceCount;
        record.score = signal.score;
        record.modelScore = signal.modelScore;
        record.ivRegime = signal.ivRegime;
        record.gammaRegime = signal.gammaRegime;
        record.sigma = signal.sigma;
        record.barrier = signal.barrier[horizon];
        record.entryTime = signal.entryTime;
        record.entryPrice = signal.entryPrice;
        record.flagged = signal.flagged;
        record.bothBarriers = false;
        record.grossReturn = Double.NaN;
        record.netReturn = Double.NaN;
        record.favourableExcursion = Double.NaN;
        record.adverseExcursion = Double.NaN;
        record.secondsToBarrier = Double.NaN;
        record.realisedVariance = Double.NaN;
        record.impliedVariance = Double.NaN;
        record.atmOptionReturn = Double.NaN;
        record.wingOptionReturn = Double.NaN;
        return record;
    }

    /** Fills in what a position came to. */
    void position(OpenSignal signal, int horizon, Outcome outcome, long exitTime, double exitPrice) {
        record.outcome = outcome;
        record.exitTime = exitTime;
        record.exitPrice = exitPrice;
        if (signal.entered) {
            record.favourableExcursion = Math.max(0, signal.returnAt(signal.best));
            record.adverseExcursion = Math.max(0, -signal.returnAt(signal.worst));
        }
        if (outcome == Outcome.UNRESOLVED) {
            return;
        }
        record.grossReturn = signal.returnAt(exitPrice);
        record.netReturn = signal.costKnown ? record.grossReturn - signal.cost : Double.NaN;
        if (outcome != Outcome.TIMEOUT) {
            record.secondsToBarrier = (exitTime - signal.entryTime) / NANOS_PER_SECOND;
            record.bothBarriers = !Double.isNaN(signal.targetHit[horizon]) && !Double.isNaN(signal.stopHit[horizon]);
        }
        record.atmOptionReturn = optionReturn(signal.atm, signal.atmPaid, exitTime);
        record.wingOptionReturn = optionReturn(signal.wing, signal.wingPaid, exitTime);
    }

    private static double optionReturn(OptionQuote option, double paid, long exitTime) {
        return option == null ? Double.NaN : option.soldAt(exitTime) / paid - 1;
    }

    /** Gives the record on; returns what the signal came to. */
    Outcome give(double weight) {
        record.weight = weight;
        sink.onOutcome(record);
        return record.outcome;
    }
}
