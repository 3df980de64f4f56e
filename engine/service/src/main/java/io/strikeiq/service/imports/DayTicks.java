package io.strikeiq.service.imports;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The ticks of one day, collected file by file and passed on in the order of time. Ticks of one time are ordered by
 * {@link Phase}, then by the rank that the importer gives to a kind of tick, then by instrument id, then as added; the order
 * does not depend on the order of the files.
 */
public final class DayTicks {
    /** Order of ticks of the same time around the session's bounds. */
    public enum Phase {
        /** Of a bar that ended when the session opened. */
        BEFORE_OPEN,
        OPEN,
        DATA,
        CLOSE,
        EXPIRY
    }

    private record Entry(
            long time, Phase phase, int rank, int id, TickType type, double a, double b, double c, double d) {}

    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::time)
            .thenComparing(Entry::phase)
            .thenComparingInt(Entry::rank)
            .thenComparingInt(Entry::id);

    /** Ticks of a day, which are held in memory: about 80 bytes each. */
    private static final int MOST = 10_000_000;

    private final List<Entry> entries = new ArrayList<>();
    private final long openTime;
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

    private void add(Entry entry) {
        if (entries.size() == MOST) {
            throw new UserException(
                    ExitCode.FAILURE,
                    String.format(Locale.ROOT, "one day has more than %,d ticks; import a part of it", MOST));
        }
        entries.add(entry);
    }

    private void add(long time, int rank, int id, TickType type, double a, double b, double c, double d) {
        add(new Entry(time, time == openTime ? phaseAtOpen : Phase.DATA, rank, id, type, a, b, c, d));
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
        add(time, rank, id, TickType.VENUE_GREEKS, volatility, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Opens or closes the session of an underlying, or lets an option expire. */
    public void session(long time, int id, SessionPhase sessionPhase) {
        Phase phase = switch (sessionPhase) {
            case OPEN -> Phase.OPEN;
            case CLOSE -> Phase.CLOSE;
            case EXPIRY -> Phase.EXPIRY;
        };
        double code = sessionPhase.ordinal();
        add(new Entry(time, phase, 0, id, TickType.SESSION, code, Double.NaN, Double.NaN, Double.NaN));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Sorts the ticks; {@link #firstTime} and {@link #drainTo} come after. */
    public void sort() {
        entries.sort(ORDER);
    }

    /** Time of the first tick. */
    public long firstTime() {
        return entries.get(0).time();
    }

    /** Passes all ticks on, in order, and forgets them. */
    public void drainTo(TickSink sink) {
        MarketEvent tick = new MarketEvent();
        for (Entry entry : entries) {
            sink.accept(fill(tick, entry));
        }
        entries.clear();
    }

    private static MarketEvent fill(MarketEvent tick, Entry entry) {
        int id = entry.id();
        long time = entry.time();
        return switch (entry.type()) {
            case UNDERLYING_PRICE -> tick.asUnderlyingPrice(id, time, entry.a());
            case TRADE -> tick.asTrade(id, time, entry.a(), entry.b(), Aggressor.UNKNOWN);
            case QUOTE -> tick.asQuote(id, time, entry.a(), entry.b(), entry.c(), entry.d());
            case OPEN_INTEREST -> tick.asOpenInterest(id, time, entry.a());
            case SESSION -> tick.asSession(id, time, SessionPhase.of((int) entry.a()));
            case VENUE_GREEKS ->
                tick.asVenueGreeks(id, time, entry.a(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            default -> throw new IllegalStateException("no day tick of type " + entry.type());
        };
    }
}
