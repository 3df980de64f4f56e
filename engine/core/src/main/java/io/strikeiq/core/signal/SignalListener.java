package io.strikeiq.core.signal;

/** Sees every signal on the engines' thread when it is emitted: hashes, counts. Must neither block nor keep it. */
@FunctionalInterface
public interface SignalListener {
    void onSignal(Signal signal);
}
