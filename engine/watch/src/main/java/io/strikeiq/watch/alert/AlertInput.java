package io.strikeiq.watch.alert;

import io.strikeiq.watch.view.SignalView;

/** Takes what alerts follow from, in the order of a signal journal. */
public interface AlertInput {
    /**
     * Takes a signal.
     *
     * @param isCalibrated whether its confidence was learned from outcomes
     */
    void onSignal(SignalView signal, boolean isCalibrated);

    /** A look at an underlying. */
    void onLook(Look look);
}
