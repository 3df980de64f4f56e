package io.strikeiq.service.simulator;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;

/** One option of a simulated chain. Open interest is in units of the underlying, quotes are the last published. */
final class SimulatedOption {
    final Instrument instrument;
    final boolean call;
    double openInterest;
    double publishedOpenInterest = Double.NaN;
    double bid = Double.NaN;
    double ask = Double.NaN;

    SimulatedOption(Instrument instrument) {
        this.instrument = instrument;
        this.call = instrument.right() == OptionRight.CALL;
    }

    double strike() {
        return instrument.strike();
    }
}
