package io.strikeiq.imports;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportedContracts.Contract;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The instruments and ticks of a source whose rows come in any order. Rows are added as they are read; at the end all ticks are given in the
 * order of time, instruments defined before them, and sessions opened, closed and contracts expired by the venue's file.
 *
 * <p>Of one time come prices of an index first, then open interest, quotes that stood, trades, new quotes and depth, and the venue's
 * volatilities: a trade is judged by the quote that stood before it.
 */
public final class ImportedMarket implements AutoCloseable {
    private static final int INDEX = 0;
    private static final int OPEN_INTEREST = 1;
    private static final int STANDING = 2;
    private static final int TRADE = 3;
    private static final int QUOTE = 4;
    private static final int GREEKS = 5;
    private static final long SECOND = 1_000_000_000L;
    /** Days without ticks of a market that never closes. */
    private static final int LONGEST_GAP = 35;

    private final Venue venue;
    private final ImportReport report;
    private final ImportedContracts contracts;
    private final DayTicks ticks = new DayTicks(Long.MIN_VALUE);
    /** Days with ticks, by underlying. */
    private final Map<Integer, TreeSet<LocalDate>> days = new TreeMap<>();
    /** First and last time of a tick, by underlying. */
    private final Map<Integer, long[]> spans = new TreeMap<>();

    private LocalDate day;
    private long dayFrom = Long.MAX_VALUE;
    private long dayTo = Long.MIN_VALUE;

    public ImportedMarket(Venue venue, ImportReport report) {
        this.venue = venue;
        this.report = report;
        this.contracts = new ImportedContracts(venue);
    }

    public Venue venue() {
        return venue;
    }

    /**
     * The underlying of a product, as a number for the methods below.
     *
     * @throws io.strikeiq.venue.VenueException when the venue's file does not know it
     */
    public int underlying(String product) {
        return contracts.underlying(product);
    }

    /** An option of a product, exercised as its options are. */
    public int option(String product, LocalDate expiry, double strike, OptionRight right) {
        return option(product, expiry, strike, right, venue.product(product).exercise());
    }

    /** An option, as a number for the methods below. */
    public int option(String product, LocalDate expiry, double strike, OptionRight right, ExerciseStyle style) {
        return contracts.contract(Contract.option(product, expiry, strike, right, style));
    }

    /** A perpetual on a product, beside its underlying; its sizes are in currency where premiums are in coin. */
    public int perpetual(String product, String name) {
        return contracts.contract(Contract.perpetual(product, name));
    }

    /** Number of the underlying of an instrument. */
    public int underlyingOf(int number) {
        return contracts.underlyingOf(number);
    }

    /** Instant at which an option expires, the largest number of what does not. */
    public long expiryTime(int number) {
        return contracts.of(number).isOption() ? contracts.expiryTime(number) : Long.MAX_VALUE;
    }

    /** Units of the underlying in one contract at a time, one for an underlying. */
    public double lot(int number, long time) {
        return contracts.lot(number, day(time));
    }

    /**
     * Why what happened to an instrument at a time cannot be: the venue did not trade, or the contract no longer; empty when it can. Underlyings
     * are taken at any time of a trading day.
     */
    public Optional<RejectReason> refusal(int number, long time) {
        Contract contract = contracts.of(number);
        Product product = venue.product(contract.product());
        TradingCalendar hours = product.calendar();
        if (!hours.isTradingDay(day(time))) {
            return Optional.of(RejectReason.HOLIDAY);
        }
        if (!contract.isOption()) {
            return Optional.empty();
        }
        // What is of the very end of trading is still of the contract: at one time data come before the end.
        if (time > venue.lastTradeTime(product, contract.expiry())) {
            return Optional.of(RejectReason.AFTER_EXPIRY);
        }
        boolean outside = time < hours.openTime(day) || time > hours.closeTime(day);
        return outside ? Optional.of(RejectReason.OUTSIDE_SESSION) : Optional.empty();
    }

    /**
     * When all of a bar is known: at its end, and of an option with the end of its trading at the latest, after which its ticks would be those of a
     * contract that is no more.
     *
     * @param length of the bar, 0 for what happened at one time
     */
    public long barEnd(int number, long start, long length) {
        Contract contract = contracts.of(number);
        if (!contract.isOption()) {
            return start + length;
        }
        Product product = venue.product(contract.product());
        long last = venue.lastTradeTime(product, contract.expiry());
        if (!product.calendar().isAlwaysOpen()) {
            last = Math.min(last, product.calendar().closeTime(day(start)));
        }
        return Math.max(start, Math.min(start + length, last));
    }

    /** Day of an instant at the venue. */
    public LocalDate day(long time) {
        if (time < dayFrom || time >= dayTo) {
            Instant instant = Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
            day = LocalDate.ofInstant(instant, venue.calendar().zone());
            dayFrom = venue.calendar().at(day, LocalTime.MIDNIGHT);
            dayTo = venue.calendar().at(day.plusDays(1), LocalTime.MIDNIGHT);
        }
        return day;
    }

    private void note(int number, long time) {
        contracts.use(number);
        int underlying = contracts.underlyingOf(number);
        long[] span = spans.computeIfAbsent(underlying, id -> new long[] {time, time});
        span[0] = Math.min(span[0], time);
        span[1] = Math.max(span[1], time);
        days.computeIfAbsent(underlying, id -> new TreeSet<>()).add(day(time));
    }

    /** A price of an underlying without a trade. */
    public void price(int number, long time, double price) {
        note(number, time);
        ticks.underlyingPrice(time, INDEX, number, price);
    }

    /** Open interest in units of the underlying. */
    public void openInterest(int number, long time, double units) {
        note(number, time);
        ticks.openInterest(time, OPEN_INTEREST, number, units);
    }

    /** A trade; an intermediate price of a bar is one of {@link #path}. */
    public void trade(int number, long time, double price, double size, Aggressor side, long received) {
        note(number, time);
        ticks.trade(time, TRADE, number, price, size, side, received);
    }

    /** A price on the way of a bar of an underlying, before the trade with which the bar ends. */
    public void path(int number, long time, double price) {
        note(number, time);
        ticks.underlyingPrice(time, TRADE, number, price);
    }

    /** A quote; an empty side is {@code NaN} in price and size. */
    public void quote(int number, long time, double bid, double bidSize, double ask, double askSize, long received) {
        note(number, time);
        ticks.quote(time, QUOTE, number, bid, bidSize, ask, askSize, received);
    }

    /** A quote that stood when a trade of the same time came. */
    public void standing(int number, long time, double bid, double bidSize, double ask, double askSize, long received) {
        note(number, time);
        ticks.quote(time, STANDING, number, bid, bidSize, ask, askSize, received);
    }

    /** A depth tick that is filled, its instrument a number of this market. */
    public void depth(MarketEvent filled) {
        note(filled.instrumentId, filled.exchangeTime);
        ticks.depth(QUOTE, filled);
    }

    /**
     * The venue's volatility and greeks, {@code NaN} where it gives none.
     *
     * @param volatility annualised fraction
     * @param vega per volatility point
     * @param theta per calendar day
     */
    public void greeks(
            int number,
            long time,
            double volatility,
            double delta,
            double gamma,
            double vega,
            double theta,
            double forward) {
        note(number, time);
        ticks.venueGreeks(time, GREEKS, number, volatility, delta, gamma, vega, theta, forward);
    }

    /** Gives all ticks. */
    public void finish(TickSink sink) {
        if (spans.isEmpty()) {
            return;
        }
        days.forEach(this::addSessions);
        addExpiries();
        ClockedSink clocked = new ClockedSink(sink, report);
        contracts.defineAll(ticks.firstTime(), clocked);
        ticks.drainTo(tick -> {
            contracts.redefine(tick.exchangeTime, clocked);
            tick.instrumentId = contracts.id(tick.instrumentId);
            clocked.accept(tick);
        });
        clocked.finish();
    }

    private void addSessions(int underlying, SortedSet<LocalDate> withTicks) {
        TradingCalendar hours = hours(underlying);
        long first = spans.get(underlying)[0];
        if (hours.isAlwaysOpen()) {
            checkGaps(underlying, withTicks);
            ticks.session(first, underlying, SessionPhase.OPEN);
            addDays(underlying, first, spans.get(underlying)[1]);
            return;
        }
        // What begins before the first session opens is outside any session, as what comes after a close is.
        if (!hours.isTradingDay(withTicks.first()) || first < hours.openTime(withTicks.first())) {
            ticks.session(first - 1, underlying, SessionPhase.CLOSE);
        }
        for (LocalDate each : withTicks) {
            // What was written down on a day without trading opens no session.
            if (hours.isTradingDay(each)) {
                ticks.session(hours.openTime(each), underlying, SessionPhase.OPEN);
                ticks.session(hours.closeTime(each), underlying, SessionPhase.CLOSE);
            }
        }
    }

    /** A clock that never stops would tick for as long as a time is wrong by. */
    private void checkGaps(int underlying, SortedSet<LocalDate> withTicks) {
        LocalDate before = withTicks.first();
        for (LocalDate each : withTicks) {
            if (each.isAfter(before.plusDays(LONGEST_GAP))) {
                throw ImportException.failed("between the ticks of "
                        + contracts.of(underlying).product() + " on " + before + " and on " + each + " are more than "
                        + LONGEST_GAP + " days, which are too many where the market never closes: a time is wrong, or"
                        + " they are two imports; no journal was written");
            }
            before = each;
        }
    }

    private void addDays(int underlying, long first, long last) {
        LocalTime mark = venue.dayMark();
        LocalDate end = day(last);
        for (LocalDate each = day(first); !each.isAfter(end); each = each.plusDays(1)) {
            long begin = venue.calendar().at(each, mark);
            if (begin > first && begin <= last) {
                ticks.day(begin, underlying);
            }
        }
    }

    /** Lets expire what does between the first session and the last, or the last tick. */
    private void addExpiries() {
        for (int option : contracts.options()) {
            int underlying = contracts.underlyingOf(option);
            long[] span = spans.get(underlying);
            if (span == null) {
                continue;
            }
            TradingCalendar hours = hours(underlying);
            TreeSet<LocalDate> traded = days.get(underlying);
            long from = hours.isAlwaysOpen() ? span[0] : Math.min(span[0], hours.openTime(traded.first()));
            long to = hours.isAlwaysOpen() ? span[1] : Math.max(span[1], lastClose(option, traded.last()));
            long expiry = contracts.expiryTime(option);
            if (expiry >= from && expiry <= to) {
                ticks.session(expiry, option, SessionPhase.EXPIRY);
            }
        }
    }

    private long lastClose(int option, LocalDate day) {
        return hours(option).closeTime(day);
    }

    private TradingCalendar hours(int number) {
        return venue.product(contracts.of(number).product()).calendar();
    }

    @Override
    public void close() {
        ticks.close();
    }
}
