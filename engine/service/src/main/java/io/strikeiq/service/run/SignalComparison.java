package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.util.Objects;
import java.util.Optional;

/** Compares each signal and each outcome of a replay with the next one of a recorded journal. Called on the drain's thread. */
final class SignalComparison implements OutboundDrain {
    private final SignalJournalReader recorded;
    private final boolean prefix;
    private long compared;
    private String difference;
    /** That gave the signal which is compared. */
    private String engine = "";
    /** The signal or the outcome that is compared, for people. */
    private String what = "";

    private long outcomes;

    /**
     * @param prefix whether the journal may end before the replay does, as that of a run that died does
     */
    SignalComparison(SignalJournalReader recorded, boolean prefix) {
        this.recorded = recorded;
        this.prefix = prefix;
    }

    @Override
    public void onSignal(Signal signal) {
        if (difference != null) {
            return;
        }
        JournalRecord next = next();
        if (next == null) {
            if (!prefix) {
                differ("the replay gives one more: " + describe(signal));
            }
            return;
        }
        if (!(next instanceof SignalEmitted expected)) {
            differ("engine " + signal.engine + ": the replay gives a signal, " + describe(signal)
                    + ", where the journal has an outcome: " + describe((SignalScored) next));
            return;
        }
        compared++;
        if (isEarlier(signal, expected)) {
            differ("engine " + signal.engine + ": the replay gives one that the journal has not: " + describe(signal));
        } else if (expected.tickSequence() < signal.tickSequence) {
            differ("engine " + expected.engine() + ": the journal has one that the replay does not give: "
                    + describe(expected));
        }
        header(signal, expected);
        evidence(signal, expected);
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {}

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {}

    @Override
    public void onOutcome(SignalOutcome outcome) {
        if (difference != null) {
            return;
        }
        JournalRecord next = next();
        if (next == null) {
            if (!prefix) {
                differ("the replay gives one more: " + describe(outcome));
            }
            return;
        }
        if (!(next instanceof SignalScored expected)) {
            differ("engine " + outcome.engine + ": the replay gives an outcome, " + describe(outcome)
                    + ", where the journal has a signal: " + describe((SignalEmitted) next));
            return;
        }
        outcomes++;
        what = "outcome " + outcomes;
        engine = outcome.engine;
        identity(outcome, expected);
        prices(outcome, expected);
        circumstances(outcome, expected);
    }

    private void identity(SignalOutcome outcome, SignalScored expected) {
        same("tick", expected.tickSequence(), outcome.tickSequence);
        same("time", expected.time(), outcome.time);
        same("tick of the signal", expected.signalTick(), outcome.signalTick);
        same("engine", expected.engine(), outcome.engine);
        same("ordinal of the signal", expected.signalOrdinal(), outcome.signalOrdinal);
        same("signal", expected.signal(), outcome.type.name());
        same("underlying", expected.underlying(), outcome.underlying);
        same("horizon", expected.horizon(), outcome.horizon);
        same("outcome", expected.outcome(), outcome.outcome);
        same("reaching of both barriers", expected.bothBarriers(), outcome.bothBarriers);
        same("rule", expected.ruleVersion(), outcome.ruleVersion);
        same("instrument scored", expected.scoredInstrumentId(), outcome.scoredInstrumentId);
    }

    private void prices(SignalOutcome outcome, SignalScored expected) {
        same("time of entry", expected.entryTime(), outcome.entryTime);
        same("price of entry", expected.entryPrice(), outcome.entryPrice);
        same("time of exit", expected.exitTime(), outcome.exitTime);
        same("price of exit", expected.exitPrice(), outcome.exitPrice);
        same("gross return", expected.grossReturn(), outcome.grossReturn);
        same("net return", expected.netReturn(), outcome.netReturn);
        same("favourable excursion", expected.favourableExcursion(), outcome.favourableExcursion);
        same("adverse excursion", expected.adverseExcursion(), outcome.adverseExcursion);
        same("seconds to the barrier", expected.secondsToBarrier(), outcome.secondsToBarrier);
        same("realised variance", expected.realisedVariance(), outcome.realisedVariance);
        same("implied variance", expected.impliedVariance(), outcome.impliedVariance);
        same("return of the at-the-money option", expected.atmOptionReturn(), outcome.atmOptionReturn);
        same("return of the 25-delta option", expected.wingOptionReturn(), outcome.wingOptionReturn);
    }

    private void circumstances(SignalOutcome outcome, SignalScored expected) {
        same("weight", expected.weight(), outcome.weight);
        same("flag", expected.flagged(), outcome.flagged);
        same("strength", expected.strength(), outcome.strength);
        same("confidence", expected.confidence(), outcome.confidence);
        same("confidence's outcomes", expected.confidenceCount(), outcome.confidenceCount);
        same("IV regime", expected.ivRegime(), outcome.ivRegime);
        same("gamma regime", expected.gammaRegime(), outcome.gammaRegime);
        same("volatility", expected.sigma(), outcome.sigma);
        same("barrier", expected.barrier(), outcome.barrier);
        same("score", expected.score(), outcome.score);
        same("score of the model", expected.modelScore(), outcome.modelScore);
    }

    /** The next signal or outcome, null at the end. */
    private JournalRecord next() {
        for (JournalRecord record = recorded.next(); record != null; record = recorded.next()) {
            if (record instanceof SignalEmitted || record instanceof SignalScored) {
                return record;
            }
        }
        return null;
    }

    private void header(Signal signal, SignalEmitted expected) {
        what = "signal " + compared;
        same("tick", expected.tickSequence(), signal.tickSequence);
        same("engine", expected.engine(), signal.engine);
        engine = signal.engine;
        same("ordinal", expected.ordinal(), signal.ordinal);
        same("time", expected.time(), signal.time);
        same("signal", expected.signal(), signal.type.name());
        same("underlying", expected.underlying(), signal.underlying);
        same("direction", expected.direction(), signal.direction);
        same("strength", expected.strength(), signal.strength);
        same("confidence", expected.confidence(), signal.confidence);
        same("confidence's lower end", expected.confidenceLow(), signal.confidenceLow);
        same("confidence's upper end", expected.confidenceHigh(), signal.confidenceHigh);
        same("confidence's outcomes", expected.confidenceCount(), signal.confidenceCount);
        same("probability of the model", expected.model().probability(), signal.modelProbability);
        same("spot", expected.spot(), signal.spot);
        same("level", expected.level(), signal.level);
        same("pieces of evidence", expected.evidence().size(), signal.evidenceCount());
    }

    private void evidence(Signal signal, SignalEmitted expected) {
        for (int i = 0; difference == null && i < signal.evidenceCount(); i++) {
            Evidence evidence = expected.evidence().get(i);
            same("reason", evidence.reason(), signal.reason(i).code());
            same("value of " + evidence.reason(), evidence.value(), signal.value(i));
            same("contribution of " + evidence.reason(), evidence.contribution(), signal.contribution(i));
        }
    }

    /** Numbers are the same when their bits are; boxed doubles compare so. */
    private void same(String field, Object journaled, Object replayed) {
        if (difference == null && !Objects.equals(journaled, replayed)) {
            differ(what + (engine.isEmpty() ? "" : " of engine " + engine) + ": " + field + " is "
                    + journaled + " in the journal (record " + recorded.position() + ") and " + replayed
                    + " in the replay");
        }
    }

    private void differ(String text) {
        difference = text;
    }

    private static boolean isEarlier(Signal signal, SignalEmitted expected) {
        return signal.tickSequence < expected.tickSequence();
    }

    private static String describe(SignalEmitted signal) {
        return signal.engine() + " " + signal.signal() + " on " + signal.underlying() + " at tick "
                + signal.tickSequence();
    }

    private static String describe(Signal signal) {
        return signal.engine + " " + signal.type.name() + " on " + signal.underlying + " at tick "
                + signal.tickSequence;
    }

    private static String describe(SignalScored outcome) {
        return outcome.engine() + " " + outcome.signal() + " of tick " + outcome.signalTick() + " after "
                + outcome.horizon() + " ns: " + outcome.outcome();
    }

    private static String describe(SignalOutcome outcome) {
        return outcome.engine + " " + outcome.type.name() + " of tick " + outcome.signalTick + " after "
                + outcome.horizon + " ns: " + outcome.outcome;
    }

    /** To be called after the last record: one that only the journal has is a difference too. */
    void finish() {
        if (difference == null) {
            JournalRecord rest = next();
            if (rest instanceof SignalEmitted signal) {
                differ("the journal has one more: " + describe(signal));
            } else if (rest != null) {
                differ("the journal has one more outcome: " + describe((SignalScored) rest));
            }
        }
    }

    /** Outcomes of the journal that an outcome of the replay was compared with. */
    long outcomesCompared() {
        return outcomes;
    }

    /** Signals of the journal that a signal of the replay was compared with. */
    long compared() {
        return compared;
    }

    /** The first difference, if there is any. */
    Optional<String> difference() {
        return Optional.ofNullable(difference);
    }
}
