package io.strikeiq.imports;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of one day, collected file by file and passed on in the order of time. Ticks of one time are ordered by
 * {@link Phase}, then by the rank that the importer gives to a kind of tick, then by instrument id, then as added; the order
 * does not depend on the order of the files.
 */
public final class DayTicks implements AutoCloseable {
    /** Order of ticks of the same time around the session's bounds. */
    public enum Phase {
        /** Of a bar that ended when the session opened. */
        BEFORE_OPEN,
        OPEN,
        DATA,
        CLOSE,
        EXPIRY
    }

    /** Ticks that are held in memory, about 100 bytes each; more are written to disk in sorted runs. */
    static final int IN_MEMORY = 200_000;

    private final List<DayTick> ticks = new ArrayList<>();
    private final TickSpill spill = new TickSpill();
    private final long openTime;
    private long firstTime = Long.MAX_VALUE;
    private Phase phaseAtOpen = Phase.DATA;

    /** The ticks of a day whose session opens at {@code openTime}. */
    public DayTicks(long openTime) {
        this.openTime = openTime;
    }

    /** Declares that a tick at the session's open is of a bar that ended there, and so belongs before the open. */
    public DayTicks ofBars(boolean bars) {
        phaseAtOpen = bars ? Phase.BEFORE_OPEN : Phase.DATA;
        return this;
    }

    private void add(DayTick tick) {
        if (ticks.size() == IN_MEMORY) {
            spill();
        }
        firstTime = Math.min(firstTime, tick.time());
        ticks.add(tick);
    }

    private void spill() {
        ticks.sort(DayTick.ORDER);
        spill.write(ticks);
        ticks.clear();
    }

    private void add(long time, int rank, int id, TickType type, double a, double b, double c, double d) {
        add(time, rank, id, type, a, b, c, d, Double.NaN);
    }

    private void add(long time, int rank, int id, TickType type, double a, double b, double c, double d, double e) {
        add(new DayTick(time, time == openTime ? phaseAtOpen : Phase.DATA, rank, id, type, a, b, c, d, e));
    }

    public void underlyingPrice(long time, int rank, int id, double price) {
        add(time, rank, id, TickType.UNDERLYING_PRICE, price, Double.NaN, Double.NaN, Double.NaN);
    }

    /** A trade whose aggressor the source does not give. */
    public void trade(long time, int rank, int id, double price, double size) {
        add(time, rank, id, TickType.TRADE, price, size, Double.NaN, Double.NaN);
    }

    public void quote(long time, int rank, int id, double bid, double bidSize, double ask, double askSize) {
        add(time, rank, id, TickType.QUOTE, bid, bidSize, ask, askSize);
    }

    /** Open interest in units of the underlying. */
    public void openInterest(long time, int rank, int id, double units) {
        add(time, rank, id, TickType.OPEN_INTEREST, units, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The venue's implied volatility as an annualised fraction. */
    public void venueVolatility(long time, int rank, int id, double volatility) {
        venueGreeks(time, rank, id, volatility, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * The venue's implied volatility and greeks, {@code NaN} where it gives none.
     *
     * @param vega per volatility point
     * @param forward on which the venue computed them
     */
    public void venueGreeks(long time, int rank, int id, double volatility, double delta, double vega, double forward) {
        add(time, rank, id, TickType.VENUE_GREEKS, volatility, delta, Double.NaN, vega, forward);
    }

    /** Opens or closes the session of an underlying, or lets an option expire. */
    public void session(long time, int id, SessionPhase sessionPhase) {
        Phase phase = switch (sessionPhase) {
            case OPEN -> Phase.OPEN;
            case CLOSE -> Phase.CLOSE;
            case EXPIRY -> Phase.EXPIRY;
        };
        double code = sessionPhase.ordinal();
        double none = Double.NaN;
        add(new DayTick(time, phase, 0, id, TickType.SESSION, code, none, none, none, none));
    }

    public boolean isEmpty() {
        return ticks.isEmpty();
    }

    /** Time of the first tick. */
    public long firstTime() {
        return firstTime;
    }

    /** Passes all ticks on, in order, and forgets them. */
    public void drainTo(TickSink sink) {
        MarketEvent slot = new MarketEvent();
        if (spill.isEmpty()) {
            ticks.sort(DayTick.ORDER);
            ticks.forEach(tick -> sink.accept(fill(slot, tick)));
            ticks.clear();
            return;
        }
        spill();
        spill.merge(tick -> sink.accept(fill(slot, tick)));
        close();
    }

    /** Gives back what is on disk. */
    @Override
    public void close() {
        spill.close();
    }

    private static MarketEvent fill(MarketEvent slot, DayTick tick) {
        int id = tick.id();
        long time = tick.time();
        return switch (tick.type()) {
            case UNDERLYING_PRICE -> slot.asUnderlyingPrice(id, time, tick.a());
            case TRADE -> slot.asTrade(id, time, tick.a(), tick.b(), Aggressor.UNKNOWN);
            case QUOTE -> slot.asQuote(id, time, tick.a(), tick.b(), tick.c(), tick.d());
            case OPEN_INTEREST -> slot.asOpenInterest(id, time, tick.a());
            case SESSION -> slot.asSession(id, time, SessionPhase.of((int) tick.a()));
            case VENUE_GREEKS ->
                slot.asVenueGreeks(id, time, tick.a(), tick.b(), tick.c(), tick.d(), Double.NaN, tick.e());
            default -> throw new IllegalStateException("no day tick of type " + tick.type());
        };
    }
}
