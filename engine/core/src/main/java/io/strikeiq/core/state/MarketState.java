package io.strikeiq.core.state;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.InstrumentMaster;
import java.util.Arrays;

/**
 * First stage of a tick: brings the state of its underlying and chain up to date, O(1) in the size of the chain, and
 * resolves {@link MarketEvent#instrument} and {@link MarketEvent#underlyingIndex} for the stages behind it.
 */
public final class MarketState {
    private static final int INITIAL = 1024;

    private final InstrumentMaster master = new InstrumentMaster();
    private UnderlyingState[] underlyings = new UnderlyingState[4];
    private int underlyingCount;
    /** By instrument id: index of the underlying, −1 for none. */
    private int[] underlyingOf = filled(-1);

    private ChainState[] chainOf = new ChainState[INITIAL];
    /** By instrument id: column in its chain. */
    private int[] columnOf = filled(-1);

    private long time;
    private long unknownInstrumentTicks;

    private static int[] filled(int value) {
        int[] array = new int[INITIAL];
        Arrays.fill(array, value);
        return array;
    }

    /** Applies a tick. Ticks of an instrument that was never defined are counted and change nothing. */
    public void onTick(MarketEvent tick) {
        time = tick.exchangeTime;
        tick.underlyingIndex = -1;
        switch (tick.type) {
            case INSTRUMENT -> {
                tick.instrument = tick.definition;
                define(tick.definition);
                tick.underlyingIndex = underlyingOf[tick.definition.id()];
            }
            case CLOCK, CONTROL, CONFIDENCE -> tick.instrument = null;
            case DAY, FEED_STATE -> applyToAllOrOne(tick);
            default -> apply(tick);
        }
        if (tick.underlyingIndex >= 0) {
            underlyings[tick.underlyingIndex].time = time;
        } else if (tick.instrument == null && !isCommand(tick)) {
            for (int i = 0; i < underlyingCount; i++) {
                underlyings[i].time = time;
            }
        }
    }

    private static boolean isCommand(MarketEvent tick) {
        return tick.type == TickType.CONTROL || tick.type == TickType.CONFIDENCE;
    }

    private void applyToAllOrOne(MarketEvent tick) {
        if (tick.instrumentId < 0) {
            tick.instrument = null;
        } else {
            apply(tick);
        }
    }

    /** Lets time pass at a tick that concerns none of these underlyings. */
    public void pass(MarketEvent tick) {
        time = tick.exchangeTime;
    }

    private void apply(MarketEvent tick) {
        int id = tick.instrumentId;
        Instrument instrument = master.get(id);
        int index = instrument == null ? -1 : underlyingOf[id];
        if (index < 0) {
            tick.instrument = null;
            unknownInstrumentTicks++;
            return;
        }
        tick.instrument = instrument;
        tick.underlyingIndex = index;
        if (tick.type == TickType.SESSION) {
            onSession(underlyings[index], tick);
        } else if (instrument.isOption()) {
            applyOption(chainOf[id], columnOf[id], tick);
        } else if (instrument.isUnderlying()) {
            applyUnderlying(underlyings[index], tick);
        }
    }

    private static void onSession(UnderlyingState underlying, MarketEvent tick) {
        if (tick.sessionPhase == SessionPhase.OPEN) {
            underlying.startSession();
        } else if (tick.sessionPhase == SessionPhase.CLOSE) {
            underlying.sessionOpen = false;
            underlying.sessionClosed = true;
        }
    }

    private static void applyUnderlying(UnderlyingState underlying, MarketEvent tick) {
        switch (tick.type) {
            case UNDERLYING_PRICE -> underlying.onPrice(tick.price);
            case QUOTE -> underlying.onQuote(tick);
            case DEPTH -> underlying.onDepth(tick);
            case TRADE -> underlying.onTrade(tick);
            default -> {
                // Open interest and greeks of an underlying itself carry no state.
            }
        }
    }

    private static void applyOption(ChainState chain, int column, MarketEvent tick) {
        switch (tick.type) {
            case QUOTE -> {
                chain.bid[column] = tick.bidPrice;
                chain.ask[column] = tick.askPrice;
                chain.bidSize[column] = tick.bidSize;
                chain.askSize[column] = tick.askSize;
                chain.quoteTime[column] = tick.exchangeTime;
            }
            case DEPTH -> {
                chain.bid[column] = tick.bidPrices[0];
                chain.ask[column] = tick.askPrices[0];
                chain.bidSize[column] = tick.bidSizes[0];
                chain.askSize[column] = tick.askSizes[0];
                chain.quoteTime[column] = tick.exchangeTime;
            }
            case TRADE -> {
                chain.last[column] = tick.price;
                if (tick.size > 0) {
                    chain.volume[column] += tick.size;
                }
            }
            case OPEN_INTEREST -> {
                tick.priorOpenInterest = chain.openInterest[column];
                chain.openInterest[column] = tick.openInterest;
            }
            case VENUE_GREEKS -> {
                chain.venueIv[column] = tick.venueIv;
                chain.venueDelta[column] = tick.venueDelta;
                chain.venueGamma[column] = tick.venueGamma;
                chain.venueForward = tick.venueForward;
            }
            default -> {
                return;
            }
        }
        chain.dirty = true;
    }

    private void define(Instrument instrument) {
        master.define(instrument);
        ensureCapacity(instrument.id());
        if (instrument.isUnderlying()) {
            if (underlyingOf[instrument.id()] < 0) {
                addUnderlying(instrument);
            }
            return;
        }
        int underlyingIndex =
                instrument.underlyingId() < underlyingOf.length ? underlyingOf[instrument.underlyingId()] : -1;
        underlyingOf[instrument.id()] = underlyingIndex;
        if (underlyingIndex >= 0 && instrument.kind() == InstrumentKind.FUTURE) {
            underlyings[underlyingIndex].listFuture(instrument);
        }
        if (underlyingIndex < 0 || !instrument.isOption()) {
            return;
        }
        ChainState chain = underlyings[underlyingIndex].chainOf(instrument.expiryTime());
        if (chain.list(instrument)) {
            remap(chain);
        } else {
            columnOf[instrument.id()] = ChainState.column(chain.rowOf(instrument.strike()), instrument.right());
            chainOf[instrument.id()] = chain;
        }
    }

    private void remap(ChainState chain) {
        for (int column = 0; column < 2 * chain.rows(); column++) {
            int id = chain.instrumentIds[column];
            if (id >= 0) {
                columnOf[id] = column;
                chainOf[id] = chain;
            }
        }
    }

    private void addUnderlying(Instrument instrument) {
        if (underlyingCount == underlyings.length) {
            underlyings = Arrays.copyOf(underlyings, 2 * underlyingCount);
        }
        underlyings[underlyingCount] = new UnderlyingState(instrument, underlyingCount);
        underlyingOf[instrument.id()] = underlyingCount++;
    }

    private void ensureCapacity(int id) {
        int length = underlyingOf.length;
        if (id < length) {
            return;
        }
        int size = Math.max(id + 1, 2 * length);
        underlyingOf = Arrays.copyOf(underlyingOf, size);
        Arrays.fill(underlyingOf, length, size, -1);
        columnOf = Arrays.copyOf(columnOf, size);
        Arrays.fill(columnOf, length, size, -1);
        chainOf = Arrays.copyOf(chainOf, size);
    }

    /** Event time of the last tick. */
    public long time() {
        return time;
    }

    public int underlyingCount() {
        return underlyingCount;
    }

    public UnderlyingState underlying(int index) {
        return underlyings[index];
    }

    /** The chain of an option, null for anything else. */
    public ChainState chainOf(int instrumentId) {
        return chainOf[instrumentId];
    }

    /** The column of an option in its chain. */
    public int columnOf(int instrumentId) {
        return columnOf[instrumentId];
    }

    public InstrumentMaster instruments() {
        return master;
    }

    /** Ticks that named an instrument before its definition. */
    public long unknownInstrumentTicks() {
        return unknownInstrumentTicks;
    }
}
