package io.strikeiq.feeds.kite;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.connection.ChannelCounts;
import io.strikeiq.feeds.connection.Drop;

/**
 * Turns binary messages into ticks, big-endian:
 *
 * <pre>
 *   message  count(2), then of each packet length(2) and the packet
 *   packet   token(4) last(4)                                                          8: last price
 *            high(4) low(4) open(4) close(4) change(4) [time(4)]                 28 or 32: an index
 *            lastQuantity(4) average(4) volume(4) buy(4) sell(4) ohlc(16)              44: quote
 *            lastTradeTime(4) interest(4) high(4) low(4) time(4) depth(10 × 12)       184: full
 *   depth    quantity(4) price(4) orders(2) free(2): five bids, then five asks
 * </pre>
 *
 * <p>Prices are whole numbers, over 100 but for currencies. The volume is the day's: what it has grown by is a trade at the
 * last price, whose side is that of the quote before (at or beyond it, or the nearer one). Volume and open interest are in
 * units of the underlying.
 */
final class KitePackets {
    private static final int LAST_PRICE = 8;
    private static final int INDEX = 28;
    private static final int INDEX_WITH_TIME = 32;
    private static final int QUOTE = 44;
    private static final int FULL = 184;
    private static final int VOLUME = 16;
    private static final int INTEREST = 48;
    private static final int TIME = 60;
    private static final int DEPTH = 64;
    private static final int LEVELS = 5;
    private static final int LEVEL = 12;
    private static final int CURRENCIES = 3;
    private static final int BSE_CURRENCIES = 6;
    private static final long SECOND = 1_000_000_000L;

    private final MarketEvent tick = new MarketEvent();
    private final KiteInstruments instruments;
    private final FeedSink sink;
    private final ChannelCounts counts;
    private byte[] bytes = new byte[0];
    private long receiveTime;
    private long readAt;
    private long lastTime;

    KitePackets(KiteInstruments instruments, FeedSink sink, ChannelCounts counts) {
        this.instruments = instruments;
        this.sink = sink;
        this.counts = counts;
    }

    /** Exchange time of the latest tick, 0 before the first. */
    long lastTime() {
        return lastTime;
    }

    /**
     * Takes a message; one byte is a heartbeat.
     *
     * @param receiptNanos when it was received, nanoseconds since the epoch
     * @param now reading of the monotonic clock
     */
    void decode(byte[] message, int from, int to, long receiptNanos, long now) {
        if (to - from < 2) {
            return;
        }
        bytes = message;
        receiveTime = receiptNanos;
        readAt = now;
        counts.frame(to - from, now);
        int packets = short16(from);
        int at = from + 2;
        for (int i = 0; i < packets; i++) {
            int length = at + 2 <= to ? short16(at) : Integer.MAX_VALUE;
            if (length > to - at - 2) {
                counts.drop(Drop.MALFORMED);
                return;
            }
            packet(at + 2, length);
            at += 2 + length;
        }
    }

    private int short16(int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private int int32(int at) {
        return (short16(at) << 16) | short16(at + 2);
    }

    /** A count, which has no sign. */
    private long count(int at) {
        return int32(at) & 0xFFFF_FFFFL;
    }

    private static double divisor(int token) {
        return switch (token & 0xFF) {
            case CURRENCIES -> 1e7;
            case BSE_CURRENCIES -> 1e4;
            default -> 100;
        };
    }

    private void packet(int at, int length) {
        if (length != LAST_PRICE && length != INDEX && length != INDEX_WITH_TIME && length != QUOTE && length != FULL) {
            counts.drop(Drop.MALFORMED);
            return;
        }
        KiteInstrument instrument = instruments.of(int32(at));
        if (instrument == null) {
            counts.drop(Drop.UNKNOWN_INSTRUMENT);
            return;
        }
        double price = int32(at + 4) / divisor(instrument.token);
        long time = receiveTime;
        if (length == INDEX_WITH_TIME || length == FULL) {
            long stamp = count(at + (length == FULL ? TIME : INDEX));
            time = stamp == 0 ? time : stamp * SECOND;
        }
        if (instrument.terms.kind() == InstrumentKind.INDEX) {
            index(instrument, time, price);
        } else if (time >= instrument.terms.expiryTime()) {
            counts.drop(Drop.EXPIRED);
        } else {
            contract(instrument, at, length, time, price);
        }
    }

    private void index(KiteInstrument instrument, long time, double price) {
        if (price > 0) {
            instrument.price = price;
            tick.asUnderlyingPrice(instrument.terms.id(), time, price);
            give();
        }
    }

    private void contract(KiteInstrument instrument, int at, int length, long time, double price) {
        if (length >= QUOTE) {
            trade(instrument, time, price, count(at + VOLUME));
        }
        if (length == FULL) {
            interest(instrument, time, count(at + INTEREST));
            depth(instrument, at + DEPTH, time);
        }
        instrument.price = price;
    }

    private void trade(KiteInstrument instrument, long time, double price, long volume) {
        long traded = volume - instrument.volume;
        // Of the first packet, and of a new day, it is not known when it was traded.
        boolean known = instrument.volume >= 0 && traded > 0;
        instrument.volume = volume;
        if (known && price > 0) {
            Aggressor side = instrument.gapped ? Aggressor.UNKNOWN : side(instrument, price);
            int flags = instrument.gapped ? MarketEvent.FLAG_BACKFILLED : 0;
            tick.asTrade(instrument.terms.id(), time, price, (double) traded, side, 0, flags);
            give();
        }
        instrument.gapped = false;
    }

    private static Aggressor side(KiteInstrument instrument, double price) {
        double middle = 0.5 * (instrument.bid + instrument.ask);
        if (price > middle) {
            return Aggressor.BUY;
        }
        return price < middle ? Aggressor.SELL : Aggressor.UNKNOWN;
    }

    private void interest(KiteInstrument instrument, long time, long interest) {
        if (interest != instrument.openInterest) {
            instrument.openInterest = interest;
            tick.asOpenInterest(instrument.terms.id(), time, (double) interest);
            give();
        }
    }

    private void depth(KiteInstrument instrument, int at, long time) {
        double divisor = divisor(instrument.token);
        tick.asDepth(instrument.terms.id(), time, LEVELS);
        fill(at, divisor, tick.bidPrices, tick.bidSizes);
        fill(at + LEVELS * LEVEL, divisor, tick.askPrices, tick.askSizes);
        instrument.bid = tick.bidPrices[0];
        instrument.ask = tick.askPrices[0];
        give();
    }

    /** An empty level has no price. */
    private void fill(int at, double divisor, double[] prices, double[] sizes) {
        int level = 0;
        for (int i = 0; i < LEVELS; i++) {
            long size = count(at + i * LEVEL);
            int price = int32(at + i * LEVEL + 4);
            if (size > 0 && price > 0) {
                prices[level] = price / divisor;
                sizes[level++] = (double) size;
            }
        }
    }

    private void give() {
        tick.receiveTime = receiveTime;
        lastTime = Math.max(lastTime, tick.exchangeTime);
        sink.accept(tick, readAt);
    }
}
