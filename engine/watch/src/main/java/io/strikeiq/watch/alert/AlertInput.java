package io.strikeiq.watch.alert;

import io.strikeiq.watch.view.SignalView;

/** Takes what alerts follow from, in the order of a signal journal. */
public interface AlertInput {
    /** A signal. */
    void onSignal(SignalView signal);

    /** A look at an underlying. */
    void onLook(Look look);
}
