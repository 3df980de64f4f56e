package io.strikeiq.core.state;

import io.strikeiq.core.event.MarketEvent;
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
        time = tick.time;
        tick.underlyingIndex = -1;
        tick.instrument = null;
        switch (tick.type) {
            case INSTRUMENT -> {
                define(tick.definition);
                resolve(tick, tick.definition.id());
            }
            case CONTROL, CONFIDENCE -> {
                // Commands to engines carry no market state, and are no time of any underlying.
            }
            case CLOCK -> passTime();
            case SESSION, DAY, FEED_STATE -> applyToAllOrOne(tick);
            default -> apply(tick);
        }
    }

    private void passTime() {
        for (int i = 0; i < underlyingCount; i++) {
            underlyings[i].time = time;
        }
    }

    private void applyToAllOrOne(MarketEvent tick) {
        if (tick.instrumentId >= 0) {
            if (resolve(tick, tick.instrumentId) && tick.instrument.isUnderlying()) {
                applyPhase(underlyings[tick.underlyingIndex], tick);
            }
            return;
        }
        passTime();
        for (int i = 0; i < underlyingCount; i++) {
            applyPhase(underlyings[i], tick);
        }
    }

    /** An underlying that never closes has days, and one that closes has none but its sessions. */
    private static void applyPhase(UnderlyingState underlying, MarketEvent tick) {
        if (tick.type == TickType.SESSION) {
            underlying.onPhase(tick.sessionPhase);
        } else if (tick.type == TickType.DAY
                && (tick.instrumentId >= 0 || !underlying.session().hasSessions())) {
            underlying.onDay();
        }
    }

    /** Lets time pass at a tick that concerns none of these underlyings. */
    public void pass(MarketEvent tick) {
        time = tick.time;
    }

    /** Finds instrument and underlying, whose time the tick's is; false, and counted, where there is none. */
    private boolean resolve(MarketEvent tick, int id) {
        Instrument instrument = master.get(id);
        int index = instrument == null ? -1 : underlyingOf[id];
        if (index < 0) {
            unknownInstrumentTicks += tick.type == TickType.INSTRUMENT ? 0 : 1;
            return false;
        }
        tick.instrument = instrument;
        tick.underlyingIndex = index;
        underlyings[index].time = time;
        return true;
    }

    private void apply(MarketEvent tick) {
        int id = tick.instrumentId;
        if (!resolve(tick, id)) {
            return;
        }
        underlyings[tick.underlyingIndex].onData();
        if (tick.instrument.isOption()) {
            applyOption(chainOf[id], columnOf[id], tick);
        } else if (tick.instrument.isUnderlying()) {
            applyUnderlying(underlyings[tick.underlyingIndex], tick);
        }
    }

    private static void applyUnderlying(UnderlyingState underlying, MarketEvent tick) {
        switch (tick.type) {
            case UNDERLYING_PRICE, TRADE -> underlying.onPrice(tick.price);
            case QUOTE -> underlying.onQuote(tick.bidPrice, tick.askPrice);
            case DEPTH -> underlying.onQuote(tick.bidPrices[0], tick.askPrices[0]);
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
                chain.quoteTime[column] = tick.time;
            }
            case DEPTH -> {
                chain.bid[column] = tick.bidPrices[0];
                chain.ask[column] = tick.askPrices[0];
                chain.bidSize[column] = tick.bidSizes[0];
                chain.askSize[column] = tick.askSizes[0];
                chain.quoteTime[column] = tick.time;
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
