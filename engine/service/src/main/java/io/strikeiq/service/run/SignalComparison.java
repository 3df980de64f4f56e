package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.util.Objects;
import java.util.Optional;

/** Compares each signal of a replay with the next one of a recorded journal. Called on the drain's thread. */
final class SignalComparison implements OutboundDrain {
    private final SignalJournalReader recorded;
    private final boolean prefix;
    private long compared;
    private String difference;
    /** That gave the signal which is compared. */
    private String engine = "";

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
        SignalEmitted expected = nextSignal();
        if (expected == null) {
            if (!prefix) {
                differ("the replay gives one more: " + describe(signal));
            }
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

    private SignalEmitted nextSignal() {
        for (JournalRecord record = recorded.next(); record != null; record = recorded.next()) {
            if (record instanceof SignalEmitted signal) {
                return signal;
            }
        }
        return null;
    }

    private void header(Signal signal, SignalEmitted expected) {
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
    private void same(String what, Object journaled, Object replayed) {
        if (difference == null && !Objects.equals(journaled, replayed)) {
            differ("signal " + compared + (engine.isEmpty() ? "" : " of engine " + engine) + ": " + what + " is "
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

    /** To be called behind the last signal: a signal that only the journal has is a difference too. */
    void finish() {
        if (difference == null) {
            SignalEmitted rest = nextSignal();
            if (rest != null) {
                differ("the journal has one more: " + describe(rest));
            }
        }
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
