package io.strikeiq.core.signal;

import io.strikeiq.core.outbound.OutboundQueue;

/** What a signal takes from the tick that it is emitted on; shared by the emitters of a stage, so that it is set once. */
public final class TickContext {
    OutboundQueue queue;
    long tickSequence;
    long time;
    double spot;
    double ivRegime;
    double gammaRegime;
    int ordinal;

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

    /** The ordinal of the next signal of the tick. */
    public int nextOrdinal() {
        return ordinal;
    }
}
