package io.strikeiq.core.event;

import io.strikeiq.core.instrument.Instrument;

/**
 * The preallocated slot of the ring buffer, and the scratch tick of adapters and journals.
 *
 * <p>Fields are public and flat: a stage reads what the tick's {@link #type} defines and nothing else, since slots are
 * reused without being cleared. Prices and greeks are in the instrument's currency, sizes and open interest in units of
 * the underlying, times in nanoseconds since the epoch, UTC. {@code NaN} means unknown, never 0.
 *
 * <pre>
 *   header    type, sequence, exchangeTime, receiveTime, instrumentId            publisher
 *   payload   one section by type, the definition of an INSTRUMENT tick included  publisher
 *   gate      time, refused, impossible, underlyingIndex                         gate
 *   resolved  instrument, underlyingIndex, priorOpenInterest                     market state
 *   outbound  signals and snapshots caused by this tick                          engines, snapshots → drain
 * </pre>
 *
 * <p>Header and payload are read-only once published: stages, journal and shards read them at the same time. A stage reads
 * quotes and depth with {@link #bestBid()} and its like, which leave out what the gate found impossible.
 */
public final class MarketEvent extends TickPayload {
    /** Levels of a depth tick at most. */
    public static final int MAX_DEPTH = 10;

    /** Of {@link #flags}: the trade was agreed off the book and reported. */
    public static final int FLAG_BLOCK = 1;
    /** Of {@link #flags}: the trade is a leg of a combination, and tells nothing of aggression in this leg. */
    public static final int FLAG_COMBO = 2;
    /** Of {@link #flags}: the trade was fetched after a gap; it counts for volume and never for bursts. */
    public static final int FLAG_BACKFILLED = 4;

    /** Of {@link #impossible}: the bid's price. */
    public static final long BID_PRICE = 1;
    /** Of {@link #impossible}: the bid's size. */
    public static final long BID_SIZE = 2;
    /** Of {@link #impossible}: the ask's price. */
    public static final long ASK_PRICE = 4;
    /** Of {@link #impossible}: the ask's size. */
    public static final long ASK_SIZE = 8;

    private static final int BITS_OF_LEVEL = 4;

    /** Annualised fraction. */
    public double venueIv = Double.NaN;

    public double venueDelta = Double.NaN;
    public double venueGamma = Double.NaN;
    /** Per volatility point. */
    public double venueVega = Double.NaN;
    /** Per calendar day. */
    public double venueTheta = Double.NaN;
    /** The forward on which the venue computed them. */
    public double venueForward = Double.NaN;

    public SessionPhase sessionPhase = SessionPhase.OPEN;

    public ControlCode controlCode = ControlCode.ENGINE_ON;
    /** Position of the engine in the registry. */
    public int controlEngine = -1;
    /** Position of the parameter in the engine's definition. */
    public int controlParameter = -1;

    public double controlValue = Double.NaN;

    public FeedState feedState = FeedState.CONNECTED;
    /** From when the feed has been so, in nanoseconds since the epoch. */
    public long feedFrom;
    /** Until when it was so; {@link Long#MAX_VALUE} while it lasts. */
    public long feedTo = Long.MAX_VALUE;
    /** Partition of the source that {@link #feedOffset} is of, −1 for none. */
    public int feedPartition = -1;
    /** Offset of the source up to which it has been read, −1 for none. */
    public long feedOffset = -1;

    /** Position of the engine in the registry whose experience a CONFIDENCE tick changes, −1 for every one. */
    public int confidenceEngine = -1;
    /** Position of the cell in the engine's experience, −1 for every one. */
    public int confidenceCell = -1;

    public double confidenceValue = Double.NaN;
    /** Version of the experience from this tick on. */
    public long confidenceVersion;

    public MarketEvent() {
        clearLevels(0);
    }

    /** Whether it is a quote or depth of an option, of which most of a stream consists; known behind the market state. */
    public boolean isOptionQuote() {
        return option && (type == TickType.QUOTE || type == TickType.DEPTH);
    }

    /** When the tick says that it happened, {@link #time} or earlier: how old its content is. */
    public long stamp() {
        return exchangeTime;
    }

    /** Price of the best bid of a QUOTE or DEPTH tick, {@code NaN} where it is not given or cannot be. */
    public double bestBid() {
        return (impossible & BID_PRICE) != 0 ? Double.NaN : type == TickType.DEPTH ? bidPrices[0] : bidPrice;
    }

    /** Size of the best bid of a QUOTE or DEPTH tick, {@code NaN} where it is not given or cannot be. */
    public double bestBidSize() {
        return (impossible & BID_SIZE) != 0 ? Double.NaN : type == TickType.DEPTH ? bidSizes[0] : bidSize;
    }

    /** Price of the best ask of a QUOTE or DEPTH tick, {@code NaN} where it is not given or cannot be. */
    public double bestAsk() {
        return (impossible & ASK_PRICE) != 0 ? Double.NaN : type == TickType.DEPTH ? askPrices[0] : askPrice;
    }

    /** Size of the best ask of a QUOTE or DEPTH tick, {@code NaN} where it is not given or cannot be. */
    public double bestAskSize() {
        return (impossible & ASK_SIZE) != 0 ? Double.NaN : type == TickType.DEPTH ? askSizes[0] : askSize;
    }

    /**
     * Copies price and size of the best bid and of the best ask of a QUOTE or DEPTH tick to an array, {@code NaN} where one is
     * not given or cannot be.
     */
    public void copyBest(double[] to, int at) {
        if (type == TickType.QUOTE && impossible == 0) {
            to[at] = bidPrice;
            to[at + 1] = bidSize;
            to[at + 2] = askPrice;
            to[at + 3] = askSize;
        } else {
            to[at] = bestBid();
            to[at + 1] = bestBidSize();
            to[at + 2] = bestAsk();
            to[at + 3] = bestAskSize();
        }
    }

    /**
     * Prices of the bids of a DEPTH tick, {@code NaN} where one cannot be, for reading; the same holds of the three others.
     *
     * @param room of {@link #MAX_DEPTH} values, used where one cannot be
     */
    public double[] bidPrices(double[] room) {
        return possible(bidPrices, room, BID_PRICE);
    }

    /** Sizes of the bids, as {@link #bidPrices(double[])}. */
    public double[] bidSizes(double[] room) {
        return possible(bidSizes, room, BID_SIZE);
    }

    /** Prices of the asks, as {@link #bidPrices(double[])}. */
    public double[] askPrices(double[] room) {
        return possible(askPrices, room, ASK_PRICE);
    }

    /** Sizes of the asks, as {@link #bidPrices(double[])}. */
    public double[] askSizes(double[] room) {
        return possible(askSizes, room, ASK_SIZE);
    }

    private double[] possible(double[] values, double[] room, long bit) {
        if (impossible == 0) {
            return values;
        }
        System.arraycopy(values, 0, room, 0, MAX_DEPTH);
        for (int i = 0; i < depth; i++) {
            room[i] = (impossible & bitOf(i, bit)) != 0 ? Double.NaN : room[i];
        }
        return room;
    }

    /** The bit of {@link #impossible} for a value of a level. */
    public static long bitOf(int level, long value) {
        return value << (BITS_OF_LEVEL * level);
    }

    /** Whether it concerns every underlying: a clock, and a session, day or state of the feed that names no instrument. */
    public boolean concernsAll() {
        return switch (type) {
            case CLOCK -> true;
            case SESSION, DAY, FEED_STATE -> instrumentId < 0;
            default -> false;
        };
    }

    /** Whether it says only how far the source has been read, and changes nothing. */
    public boolean isPosition() {
        return type == TickType.FEED_STATE && feedState == FeedState.POSITION;
    }

    /** Whether it is a phase of a session or a day mark. */
    public boolean concernsSession() {
        return type == TickType.SESSION || type == TickType.DAY;
    }

    /**
     * Copies header and payload of another tick, of the payload what its type defines: fewer cache lines of the slot then
     * change hands between the threads. Resolved and outbound sections are left to the stages.
     */
    public void copyFrom(MarketEvent other) {
        type = other.type;
        sequence = other.sequence;
        exchangeTime = other.exchangeTime;
        receiveTime = other.receiveTime;
        instrumentId = other.instrumentId;
        time = other.exchangeTime;
        refused = Refusal.NONE;
        impossible = 0;
        if (definition != null) {
            // The slot meets its next definition perhaps weeks later, when this contract has expired.
            definition = null;
        }
        switch (other.type) {
            case INSTRUMENT -> definition = other.definition;
            case UNDERLYING_PRICE -> price = other.price;
            case QUOTE -> copyQuote(other);
            case DEPTH -> copyDepth(other);
            case TRADE -> copyTrade(other);
            case OPEN_INTEREST -> openInterest = other.openInterest;
            case VENUE_GREEKS -> copyVenueGreeks(other);
            case SESSION -> sessionPhase = other.sessionPhase;
            case CONTROL -> copyControl(other);
            case FEED_STATE -> copyFeedState(other);
            case CONFIDENCE -> copyConfidence(other);
            case CLOCK, DAY -> {
                // The header says it all.
            }
        }
    }

    private void copyTrade(MarketEvent other) {
        price = other.price;
        size = other.size;
        aggressor = other.aggressor;
        tradeId = other.tradeId;
        flags = other.flags;
    }

    private void copyQuote(MarketEvent other) {
        bidPrice = other.bidPrice;
        askPrice = other.askPrice;
        bidSize = other.bidSize;
        askSize = other.askSize;
    }

    private void copyDepth(MarketEvent other) {
        depth = other.depth;
        levelsOffered = other.levelsOffered;
        for (int i = 0; i < depth; i++) {
            bidPrices[i] = other.bidPrices[i];
            bidSizes[i] = other.bidSizes[i];
            askPrices[i] = other.askPrices[i];
            askSizes[i] = other.askSizes[i];
        }
        clearLevels(depth);
        levelsFilled = depth;
    }

    /** From a level on to the last that is not known to be {@code NaN}. */
    private void clearLevels(int from) {
        for (int i = from; i < levelsFilled; i++) {
            bidPrices[i] = Double.NaN;
            bidSizes[i] = Double.NaN;
            askPrices[i] = Double.NaN;
            askSizes[i] = Double.NaN;
        }
    }

    private void copyVenueGreeks(MarketEvent other) {
        venueIv = other.venueIv;
        venueDelta = other.venueDelta;
        venueGamma = other.venueGamma;
        venueVega = other.venueVega;
        venueTheta = other.venueTheta;
        venueForward = other.venueForward;
    }

    private void copyControl(MarketEvent other) {
        controlCode = other.controlCode;
        controlEngine = other.controlEngine;
        controlParameter = other.controlParameter;
        controlValue = other.controlValue;
    }

    private void copyFeedState(MarketEvent other) {
        feedState = other.feedState;
        feedFrom = other.feedFrom;
        feedTo = other.feedTo;
        feedPartition = other.feedPartition;
        feedOffset = other.feedOffset;
    }

    private void copyConfidence(MarketEvent other) {
        confidenceEngine = other.confidenceEngine;
        confidenceCell = other.confidenceCell;
        confidenceValue = other.confidenceValue;
        confidenceVersion = other.confidenceVersion;
    }

    /** Makes this a tick that the gate refuses, in place of one that could not be copied. */
    public MarketEvent asUnreadable() {
        header(TickType.UNDERLYING_PRICE, -1, 0);
        price = Double.NaN;
        return this;
    }

    private MarketEvent header(TickType tickType, int id, long at) {
        type = tickType;
        instrumentId = id;
        exchangeTime = at;
        receiveTime = at;
        time = at;
        refused = Refusal.NONE;
        impossible = 0;
        instrument = null;
        return this;
    }

    /** Makes this an INSTRUMENT tick. */
    public MarketEvent asInstrument(Instrument terms, long time) {
        header(TickType.INSTRUMENT, terms.id(), time);
        definition = terms;
        return this;
    }

    /** Makes this an UNDERLYING_PRICE tick. */
    public MarketEvent asUnderlyingPrice(int id, long time, double value) {
        header(TickType.UNDERLYING_PRICE, id, time);
        price = value;
        return this;
    }

    /** Makes this a QUOTE tick; an empty side is {@code NaN} in price and size. */
    public MarketEvent asQuote(int id, long time, double bid, double bidQuantity, double ask, double askQuantity) {
        header(TickType.QUOTE, id, time);
        bidPrice = bid;
        bidSize = bidQuantity;
        askPrice = ask;
        askSize = askQuantity;
        return this;
    }

    /** Makes this a TRADE tick whose venue gives neither id nor flags. */
    public MarketEvent asTrade(int id, long time, double tradePrice, double tradeSize, Aggressor side) {
        return asTrade(id, time, tradePrice, tradeSize, side, 0, 0);
    }

    /** Makes this a TRADE tick; see {@link #tradeId} and {@link #flags}. */
    public MarketEvent asTrade(
            int id, long time, double tradePrice, double tradeSize, Aggressor side, long venueId, int tradeFlags) {
        header(TickType.TRADE, id, time);
        price = tradePrice;
        size = tradeSize;
        aggressor = side;
        tradeId = venueId;
        flags = tradeFlags;
        return this;
    }

    /**
     * Makes this a DEPTH tick of the best {@code levels} levels, or of {@link #MAX_DEPTH} where more are offered; the
     * caller then fills the first {@link #depth} of the level arrays.
     */
    public MarketEvent asDepth(int id, long time, int levels) {
        return asDepth(id, time, levels, 0);
    }

    /** As {@link #asDepth}, for a caller that fills both sides of every level, so that what stood there need not be cleared. */
    public MarketEvent asFullDepth(int id, long time, int levels) {
        return asDepth(id, time, levels, Math.min(levels, MAX_DEPTH));
    }

    private MarketEvent asDepth(int id, long time, int levels, int filled) {
        header(TickType.DEPTH, id, time);
        depth = Math.min(levels, MAX_DEPTH);
        levelsOffered = levels;
        clearLevels(filled);
        levelsFilled = depth;
        return this;
    }

    /** Makes this an OPEN_INTEREST tick, in units of the underlying. */
    public MarketEvent asOpenInterest(int id, long time, double units) {
        header(TickType.OPEN_INTEREST, id, time);
        openInterest = units;
        return this;
    }

    /** Makes this a VENUE_GREEKS tick; unknown values are {@code NaN}. */
    public MarketEvent asVenueGreeks(
            int id, long time, double iv, double delta, double gamma, double vega, double theta, double forward) {
        header(TickType.VENUE_GREEKS, id, time);
        venueIv = iv;
        venueDelta = delta;
        venueGamma = gamma;
        venueVega = vega;
        venueTheta = theta;
        venueForward = forward;
        return this;
    }

    /** Makes this a CLOCK tick: every tick up to and at {@code time} has been published. */
    public MarketEvent asClock(long time) {
        return header(TickType.CLOCK, -1, time);
    }

    /** Makes this a SESSION tick of an underlying, with id −1 of every one, or for EXPIRY of an option. */
    public MarketEvent asSession(int id, long time, SessionPhase phase) {
        header(TickType.SESSION, id, time);
        sessionPhase = phase;
        return this;
    }

    /** Makes this a CONTROL tick. */
    public MarketEvent asControl(long time, ControlCode code, int engine, int parameter, double value) {
        header(TickType.CONTROL, -1, time);
        controlCode = code;
        controlEngine = engine;
        controlParameter = parameter;
        controlValue = value;
        return this;
    }

    /** Makes this a DAY tick of an underlying, or with id −1 of every one whose venue has no sessions. */
    public MarketEvent asDay(int id, long time) {
        return header(TickType.DAY, id, time);
    }

    /** Whether this is a trade of a gap, fetched later: traded then, and no burst, flow or sweep of now. */
    public boolean isBackfilled() {
        return (flags & FLAG_BACKFILLED) != 0;
    }

    /**
     * Makes this a FEED_STATE tick of an instrument, or with id −1 of all.
     *
     * @param from from when the feed has been in this state
     * @param to until when it was, {@link Long#MAX_VALUE} while it lasts
     */
    public MarketEvent asFeedState(int id, long time, FeedState state, long from, long to) {
        header(TickType.FEED_STATE, id, time);
        feedState = state;
        feedFrom = from;
        feedTo = to;
        feedPartition = -1;
        feedOffset = -1;
        return this;
    }

    /** Makes this a FEED_STATE tick that says how far the source has been read, so that a restart goes on there. */
    public MarketEvent asFeedPosition(long time, int partition, long offset) {
        asFeedState(-1, time, FeedState.POSITION, time, time);
        feedPartition = partition;
        feedOffset = offset;
        return this;
    }

    /** Makes this a CONFIDENCE tick; −1 means every engine, every cell. */
    public MarketEvent asConfidence(long time, int engine, int cell, double value, long version) {
        header(TickType.CONFIDENCE, -1, time);
        confidenceEngine = engine;
        confidenceCell = cell;
        confidenceValue = value;
        confidenceVersion = version;
        return this;
    }
}
