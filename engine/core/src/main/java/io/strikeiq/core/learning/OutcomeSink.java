package io.strikeiq.core.learning;

import io.strikeiq.core.signal.SignalOutcome;

/** Takes outcomes as they are decided. A record is used again when the call returns: what is to be kept is copied. */
@FunctionalInterface
public interface OutcomeSink {
    void onOutcome(SignalOutcome outcome);
}
