package io.strikeiq.watch.push;

import io.strikeiq.watch.view.SignalView;
import java.util.function.Consumer;

/** Gives the signals of a run as they are journaled; asked by one thread. */
@FunctionalInterface
public interface SignalSource {
    /** Gives those that have come since it was asked last, without waiting for more. */
    void poll(Consumer<SignalView> signals);
}
