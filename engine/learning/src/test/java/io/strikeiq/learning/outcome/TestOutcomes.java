package io.strikeiq.learning.outcome;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import java.util.Map;

/** Outcomes for tests: all that a test does not name is ordinary. */
public final class TestOutcomes {
    private TestOutcomes() {}

    /** A signal in low volatility and long gamma, with a learned confidence of one half. */
    public static SignalSaid said(String engine, Direction direction, String underlying, long time) {
        return said(engine, direction, underlying, time, 0.5, 3);
    }

    public static SignalSaid said(
            String engine, Direction direction, String underlying, long time, double confidence, double count) {
        return new SignalSaid(
                engine, "S", direction, 0, underlying, "low", "long", time, 0.6, confidence, count, Map.of());
    }

    /** An outcome that is known when its horizon ends. */
    public static ScoredSignal outcome(SignalSaid said, long horizon, Outcome outcome, double gross) {
        return new ScoredSignal(
                said,
                horizon,
                said.time() + horizon,
                Double.NaN,
                Double.NaN,
                outcome,
                false,
                gross,
                Double.NaN,
                Math.max(0, gross),
                Math.max(0, -gross),
                1,
                false);
    }
}
