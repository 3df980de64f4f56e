package io.strikeiq.core.event;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.OutboundQueue;

/** The payload of a QUOTE tick, of which most of a stream consists, and what else of every tick the header has no room for. */
abstract class TickQuote extends TickHeader {
    public long receiveTime;
    /** Reading of the monotonic clock when the tick was published; 0 when latency is not measured. */
    public long publishedAt;
    /**
     * Prices and sizes of a quote or depth that cannot be, a bit each, by the gate: of level n from 0 the bits {@link
     * MarketEvent#BID_PRICE}, {@link MarketEvent#BID_SIZE}, {@link MarketEvent#ASK_PRICE} and {@link MarketEvent#ASK_SIZE}
     * shifted by 4·n; a quote is level 0.
     */
    public long impossible;

    public double bidPrice = Double.NaN;
    public double askPrice = Double.NaN;
    public double bidSize = Double.NaN;
    public double askSize = Double.NaN;

    /** The terms that an INSTRUMENT tick gives. */
    public Instrument definition;
    /** What this tick caused, for the drain. Filled downstream, never copied. */
    public final OutboundQueue outbound = new OutboundQueue();
}
