package io.strikeiq.core.signal;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.state.UnderlyingState;
import java.util.function.Consumer;

/**
 * What a signal takes from the tick that it is emitted on; shared by the emitters of an underlying, so that it is set once.
 * The market is looked at when the first signal of a tick begins, which hardly any tick has.
 */
public final class TickContext {
    private final Consumer<TickContext> market;
    private boolean isMarketKnown = true;

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

    /** One that {@link #set} and {@link #market} fill. */
    public TickContext() {
        this(context -> {});
    }

    /**
     * @param market calls {@link #prices} and {@link #market}, at the first signal of a tick
     */
    public TickContext(Consumer<TickContext> market) {
        this.market = market;
    }

    /**
     * Points to the tick being handled, whose market is not looked at before there is a signal.
     *
     * @param slotQueue where its signals go
     * @param firstOrdinal ordinal of its next signal
     */
    public void at(OutboundQueue slotQueue, long sequence, int firstOrdinal, long eventTime) {
        queue = slotQueue;
        tickSequence = sequence;
        time = eventTime;
        ordinal = firstOrdinal;
        isMarketKnown = false;
    }

    /** As {@link #at}, with what {@link #prices} says. */
    public void set(
            OutboundQueue slotQueue,
            long sequence,
            int firstOrdinal,
            long eventTime,
            double spotPrice,
            double iv,
            double gamma) {
        at(slotQueue, sequence, firstOrdinal, eventTime);
        prices(spotPrice, iv, gamma);
        isMarketKnown = true;
    }

    /** Says at what spot and in which regimes of volatility and gamma the signals of the tick are. */
    public void prices(double spotPrice, double iv, double gamma) {
        spot = spotPrice;
        ivRegime = iv;
        gammaRegime = gamma;
    }

    /**
     * Says in what market the signals of the tick are.
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

    /** To be called before a signal is filled. */
    void look() {
        if (!isMarketKnown) {
            isMarketKnown = true;
            market.accept(this);
        }
    }

    /** The ordinal of the next signal of the tick. */
    public int nextOrdinal() {
        return ordinal;
    }
}
