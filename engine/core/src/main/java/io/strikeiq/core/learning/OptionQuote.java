package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Best bid and ask of an option that a trader would have bought, while a signal that says so is open. */
final class OptionQuote implements Visited {
    private Instrument option;
    double bid = Double.NaN;
    double ask = Double.NaN;
    /** Signals that look at it. */
    int users;
    /** Of these, those that have not bought yet. */
    int waiting;
    /** It has expired, or its terms are others: nothing more is known of it. */
    boolean gone;

    OptionQuote of(Instrument terms) {
        option = terms;
        bid = Double.NaN;
        ask = Double.NaN;
        users = 0;
        waiting = 0;
        gone = false;
        return this;
    }

    Instrument option() {
        return option;
    }

    void onQuote(double bestBid, double bestAsk) {
        boolean crossed = bestBid > bestAsk;
        bid = bestBid > 0 && !crossed ? bestBid : Double.NaN;
        ask = bestAsk > 0 && !crossed ? bestAsk : Double.NaN;
    }

    /** What it is sold at, {@code NaN} where nobody buys it or it is there no more. */
    double soldAt(long time) {
        return gone || time >= option.expiryTime() ? Double.NaN : bid;
    }

    @Override
    public void visit(StateVisitor visitor) {
        option = visitor.visit(option);
        bid = visitor.visit(bid);
        ask = visitor.visit(ask);
        users = visitor.visit(users);
        waiting = visitor.visit(waiting);
        gone = visitor.visit(gone);
    }
}
