package io.strikeiq.feeds.nse;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.connection.UnitCheck;
import io.strikeiq.venue.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Makes ticks of what brokers say of an instrument. The volume is the day's: what it has grown by is a trade at the last
 * price, whose side is that of the quote before (at or beyond it, or the nearer one). Volume and open interest are in units of
 * the underlying.
 */
public final class NseTicks {
    /** Levels of a side. */
    public static final int LEVELS = 5;

    private final MarketEvent tick = new MarketEvent();
    private final FeedSink sink;
    private final TradingCalendar calendar;
    private final UnitCheck units = new UnitCheck();
    private long receiveTime;
    private long readAt;
    private long lastTime;
    /** The venue's day of the latest volume: from its beginning to that of the next. */
    private long dayFrom;

    private long dayTo;
    private int bids;
    private int asks;

    /**
     * Gives ticks to a sink.
     *
     * @param calendar says when a day ends, and its volume with it
     */
    public NseTicks(FeedSink sink, TradingCalendar calendar) {
        this.sink = sink;
        this.calendar = calendar;
    }

    /**
     * A message has come.
     *
     * @param receiptNanos when, in nanoseconds since the epoch
     * @param now reading of the monotonic clock
     */
    public void message(long receiptNanos, long now) {
        receiveTime = receiptNanos;
        readAt = now;
    }

    public long receiveTime() {
        return receiveTime;
    }

    /** Exchange time of the latest tick, 0 before the first. */
    public long lastTime() {
        return lastTime;
    }

    /** The price of an index. */
    public void index(NseInstrument instrument, long time, double price) {
        if (price > 0) {
            instrument.price = price;
            tick.asUnderlyingPrice(instrument.terms.id(), time, price);
            give();
        }
    }

    /** The day's volume, and the price of its last trade. */
    public void volume(NseInstrument instrument, long time, double price, long volume) {
        long day = day(time);
        long traded = volume - instrument.volume;
        // Of the first packet, and of the first of a new day, it is not known when it was traded.
        boolean known = instrument.volume >= 0 && instrument.volumeDay == day && traded > 0;
        instrument.volume = volume;
        instrument.volumeDay = day;
        if (known && price > 0) {
            trade(instrument, time, price, traded);
        }
        instrument.gapped = false;
    }

    /** When the venue's day of a time began. */
    private long day(long time) {
        if (time < dayFrom || time >= dayTo) {
            LocalDate day = NseHours.day(calendar, time);
            dayFrom = calendar.at(day, LocalTime.MIDNIGHT);
            dayTo = calendar.at(day.plusDays(1), LocalTime.MIDNIGHT);
        }
        return dayFrom;
    }

    /**
     * The last trade, of a message that says no volume of the day: a trade when its time is another. Of several between two messages
     * it is the last alone.
     *
     * @param tradeTime in any unit; not that of the tick
     */
    public void lastTrade(NseInstrument instrument, long time, double price, long size, long tradeTime) {
        boolean known = instrument.tradeTime > 0 && tradeTime > instrument.tradeTime && size > 0 && price > 0;
        instrument.tradeTime = Math.max(instrument.tradeTime, tradeTime);
        if (known) {
            trade(instrument, time, price, size);
        }
        instrument.gapped = false;
    }

    private void trade(NseInstrument instrument, long time, double price, long size) {
        Aggressor side = instrument.gapped ? Aggressor.UNKNOWN : side(instrument, price);
        int flags = instrument.gapped ? MarketEvent.FLAG_BACKFILLED : 0;
        tick.asTrade(instrument.terms.id(), time, price, (double) size, side, 0, flags);
        give();
    }

    private static Aggressor side(NseInstrument instrument, double price) {
        double middle = 0.5 * (instrument.bid + instrument.ask);
        if (price > middle) {
            return Aggressor.BUY;
        }
        return price < middle ? Aggressor.SELL : Aggressor.UNKNOWN;
    }

    /** Gives the last price of a contract, for whoever comes back to it. */
    public void last(NseInstrument instrument, double price) {
        instrument.price = price;
    }

    public void openInterest(NseInstrument instrument, long time, long interest) {
        if (interest != instrument.openInterest) {
            instrument.openInterest = interest;
            units.add(instrument.terms.symbol(), (double) interest, Math.max(1, instrument.terms.contractSize()));
            tick.asOpenInterest(instrument.terms.id(), time, (double) interest);
            give();
        }
    }

    /** Volatility and greeks as the broker has them. */
    public void greeks(
            NseInstrument instrument,
            long time,
            double volatility,
            double delta,
            double gamma,
            double vega,
            double theta) {
        tick.asVenueGreeks(instrument.terms.id(), time, volatility, delta, gamma, vega, theta, Double.NaN);
        give();
    }

    /** Begins the depth of an instrument, whose {@link #level levels} follow, then {@link #endDepth}. */
    public void beginDepth(NseInstrument instrument, long time) {
        tick.asDepth(instrument.terms.id(), time, LEVELS);
        bids = 0;
        asks = 0;
    }

    /** A level of a side, the best first; an empty one has no price. */
    public void level(boolean bid, double price, long size) {
        int count = bid ? bids : asks;
        if (size <= 0 || !(price > 0) || count == LEVELS) {
            return;
        }
        (bid ? tick.bidPrices : tick.askPrices)[count] = price;
        (bid ? tick.bidSizes : tick.askSizes)[count] = (double) size;
        if (bid) {
            bids++;
        } else {
            asks++;
        }
    }

    public void endDepth(NseInstrument instrument) {
        instrument.bid = tick.bidPrices[0];
        instrument.ask = tick.askPrices[0];
        give();
    }

    private void give() {
        tick.receiveTime = receiveTime;
        lastTime = Math.max(lastTime, tick.exchangeTime);
        sink.accept(tick, readAt);
    }
}
