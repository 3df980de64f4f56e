package io.strikeiq.core.signal;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.state.UnderlyingState;

/** What a signal takes from the tick that it is emitted on; shared by the emitters of a stage, so that it is set once. */
public final class TickContext {
    OutboundQueue queue;
    long tickSequence;
    long time;
    double spot;
    double ivRegime;
    double gammaRegime;
    int ordinal;
    UnderlyingState underlying;
    double impliedSigma = Double.NaN;
    double realisedSigma = Double.NaN;
    Instrument book;

    /**
     * Points to the tick being handled.
     *
     * @param slotQueue where its signals go
     * @param firstOrdinal ordinal of its next signal
     */
    public void set(
            OutboundQueue slotQueue,
            long sequence,
            int firstOrdinal,
            long eventTime,
            double spotPrice,
            double iv,
            double gamma) {
        queue = slotQueue;
        tickSequence = sequence;
        time = eventTime;
        spot = spotPrice;
        ivRegime = iv;
        gammaRegime = gamma;
        ordinal = firstOrdinal;
    }

    /**
     * Says in what market the signals of the tick are; to be called after {@link #set}.
     *
     * @param implied ATM implied volatility at the forward, annualised
     * @param realised realised volatility, annualised
     * @param bookOf the instrument other than the underlying whose book and trades the metrics are of, null for none
     */
    public void market(UnderlyingState market, double implied, double realised, Instrument bookOf) {
        underlying = market;
        book = bookOf;
        impliedSigma = implied;
        realisedSigma = realised;
    }

    /** The ordinal of the next signal of the tick. */
    public int nextOrdinal() {
        return ordinal;
    }
}
