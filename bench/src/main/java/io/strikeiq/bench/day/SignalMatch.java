package io.strikeiq.bench.day;

import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The signals of two runs, each beside its like in the other: the same of the same engine on the same underlying in the same
 * direction within a time.
 */
final class SignalMatch {
    /** Frames of two connections are not read at the same moment, and tell the same at other times. */
    private static final long NEAR = TimeUnit.SECONDS.toNanos(30);

    private final List<SignalEmitted> alone = new ArrayList<>();
    private long pairs;

    private SignalMatch() {}

    static SignalMatch of(List<SignalEmitted> first, List<SignalEmitted> second) {
        SignalMatch match = new SignalMatch();
        List<SignalEmitted> left = new ArrayList<>(second);
        for (SignalEmitted each : first) {
            SignalEmitted like = like(each, left);
            if (like == null) {
                match.alone.add(each);
            } else {
                left.remove(like);
                match.pairs++;
            }
        }
        match.alone.addAll(left);
        return match;
    }

    private static SignalEmitted like(SignalEmitted signal, List<SignalEmitted> among) {
        SignalEmitted nearest = null;
        for (SignalEmitted each : among) {
            boolean same = each.engine().equals(signal.engine())
                    && each.signal().equals(signal.signal())
                    && each.underlying().equals(signal.underlying())
                    && each.direction() == signal.direction()
                    && apart(each, signal) <= NEAR;
            if (same && (nearest == null || apart(each, signal) < apart(nearest, signal))) {
                nearest = each;
            }
        }
        return nearest;
    }

    private static long apart(SignalEmitted one, SignalEmitted other) {
        return Math.abs(one.time() - other.time());
    }

    /** Signals that have a like in the other run. */
    long pairs() {
        return pairs;
    }

    /** Signals of either run that have none. */
    List<SignalEmitted> alone() {
        return alone;
    }
}
