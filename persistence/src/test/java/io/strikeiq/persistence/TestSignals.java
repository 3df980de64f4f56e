package io.strikeiq.persistence;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;

/** Signals made by hand. */
public final class TestSignals {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final Reason Z = new Reason("Z", "z-score", "sigma");
    private static final Reason UNKNOWN = new Reason("UNKNOWN", "never known", "units");

    private TestSignals() {}

    /** The signal of tick {@code n}, n seconds after the start. */
    public static Signal signal(long n, String underlying) {
        Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
        signal.tickSequence = n;
        signal.time = START + n * 1_000_000_000L;
        signal.engine = n % 2 == 0 ? "liquidity" : "stop_hunt";
        signal.type = new SignalType(0, n % 2 == 0 ? "LIQUIDITY_SWEEP_UP" : "STOP_HUNT_HIGH", Direction.UP, "never");
        signal.underlyingId = 7;
        signal.underlying = underlying;
        signal.direction = n % 2 == 0 ? Direction.UP : Direction.DOWN;
        signal.strength = 0.7;
        signal.confidence = 0.4;
        signal.spot = 100 + n;
        signal.level = Double.NaN;
        return signal.evidence(Z, 3.5, 0.9).evidence(UNKNOWN, Double.NaN, 0);
    }
}
