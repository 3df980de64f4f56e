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
    /** Ticks for which a depth tick counts, since it holds ten levels. */
    private static final int DEPTH_WEIGHT = 4;

    private static final List<Aggressor> SIDES = List.of(Aggressor.values());

    private final List<DayTick> ticks = new ArrayList<>();
    private final TickSpill spill = new TickSpill();
    private final long openTime;
    private long firstTime = Long.MAX_VALUE;
    private int held;
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
        if (held >= IN_MEMORY) {
            spill();
        }
        held += tick.levels() == null ? 1 : DEPTH_WEIGHT;
        firstTime = Math.min(firstTime, tick.time());
        ticks.add(tick);
    }

    private void spill() {
        ticks.sort(DayTick.ORDER);
        spill.write(ticks);
        ticks.clear();
        held = 0;
    }

    private void add(long time, int rank, int id, TickType type, double... values) {
        add(time, rank, id, type, time, values);
    }

    private void add(long time, int rank, int id, TickType type, long received, double... values) {
        add(tick(time, time == openTime ? phaseAtOpen : Phase.DATA, rank, id, type, received, values));
    }

    private static DayTick tick(
            long time, Phase phase, int rank, int id, TickType type, long received, double... values) {
        return new DayTick(
                time,
                phase,
                rank,
                id,
                type,
                received,
                value(values, 0),
                value(values, 1),
                value(values, 2),
                value(values, 3),
                value(values, 4),
                value(values, 5),
                null);
    }

    private static double value(double[] values, int position) {
        return position < values.length ? values[position] : Double.NaN;
    }

    public void underlyingPrice(long time, int rank, int id, double price) {
        add(time, rank, id, TickType.UNDERLYING_PRICE, price);
    }

    /** A trade whose aggressor the source does not give. */
    public void trade(long time, int rank, int id, double price, double size) {
        trade(time, rank, id, price, size, Aggressor.UNKNOWN, time);
    }

    /** A trade with the side that took, and the time of its receipt. */
    public void trade(long time, int rank, int id, double price, double size, Aggressor side, long received) {
        add(time, rank, id, TickType.TRADE, received, price, size, side.ordinal());
    }

    public void quote(long time, int rank, int id, double bid, double bidSize, double ask, double askSize) {
        quote(time, rank, id, bid, bidSize, ask, askSize, time);
    }

    /** A quote with the time of its receipt. */
    public void quote(
            long time, int rank, int id, double bid, double bidSize, double ask, double askSize, long received) {
        add(time, rank, id, TickType.QUOTE, received, bid, bidSize, ask, askSize);
    }

    /** A depth tick that is filled: its levels are copied. */
    public void depth(int rank, MarketEvent filled) {
        double none = Double.NaN;
        add(new DayTick(
                filled.exchangeTime,
                Phase.DATA,
                rank,
                filled.instrumentId,
                TickType.DEPTH,
                filled.receiveTime,
                none,
                none,
                none,
                none,
                none,
                none,
                DepthLevels.of(filled)));
    }

    /** Open interest in units of the underlying. */
    public void openInterest(long time, int rank, int id, double units) {
        add(time, rank, id, TickType.OPEN_INTEREST, units);
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
        venueGreeks(time, rank, id, volatility, delta, Double.NaN, vega, Double.NaN, forward);
    }

    /**
     * As {@link #venueGreeks(long, int, int, double, double, double, double)}, with gamma and theta.
     *
     * @param gamma of the delta, per unit of the underlying's price
     * @param theta per calendar day
     */
    public void venueGreeks(
            long time,
            int rank,
            int id,
            double volatility,
            double delta,
            double gamma,
            double vega,
            double theta,
            double forward) {
        add(time, rank, id, TickType.VENUE_GREEKS, volatility, delta, gamma, vega, forward, theta);
    }

    /** Begins the day of an underlying whose venue has no sessions; what expires then does so before. */
    public void day(long time, int id) {
        add(tick(time, Phase.EXPIRY, 1, id, TickType.DAY, time));
    }

    /** Opens or closes the session of an underlying, or lets an option expire. */
    public void session(long time, int id, SessionPhase sessionPhase) {
        Phase phase = switch (sessionPhase) {
            case OPEN -> Phase.OPEN;
            case CLOSE -> Phase.CLOSE;
            case EXPIRY -> Phase.EXPIRY;
        };
        add(tick(time, phase, 0, id, TickType.SESSION, time, sessionPhase.ordinal()));
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
            held = 0;
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
        payload(slot, tick);
        slot.receiveTime = tick.received();
        return slot;
    }

    private static void payload(MarketEvent slot, DayTick tick) {
        int id = tick.id();
        long time = tick.time();
        switch (tick.type()) {
            case UNDERLYING_PRICE -> slot.asUnderlyingPrice(id, time, tick.a());
            case TRADE -> slot.asTrade(id, time, tick.a(), tick.b(), SIDES.get((int) tick.c()));
            case QUOTE -> slot.asQuote(id, time, tick.a(), tick.b(), tick.c(), tick.d());
            case DEPTH -> tick.levels().fill(slot, id, time);
            case OPEN_INTEREST -> slot.asOpenInterest(id, time, tick.a());
            case SESSION -> slot.asSession(id, time, SessionPhase.of((int) tick.a()));
            case DAY -> slot.asDay(id, time);
            case VENUE_GREEKS ->
                slot.asVenueGreeks(id, time, tick.a(), tick.b(), tick.c(), tick.d(), tick.f(), tick.e());
            default -> throw new IllegalStateException("no day tick of type " + tick.type());
        }
    }
}
