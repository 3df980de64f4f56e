package io.strikeiq.feeds.kite;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.nse.NseBroker;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseTicks;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.agrona.collections.Int2ObjectHashMap;

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
 * <p>Prices are whole numbers, over 100 but for currencies.
 */
final class KitePackets implements NseBroker.Decoder {
    private static final int LAST_PRICE = 8;
    private static final int INDEX = 28;
    private static final int INDEX_WITH_TIME = 32;
    private static final int QUOTE = 44;
    private static final int FULL = 184;
    private static final int VOLUME = 16;
    private static final int INTEREST = 48;
    private static final int TIME = 60;
    private static final int DEPTH = 64;
    private static final int LEVEL = 12;
    private static final int CURRENCIES = 3;
    private static final int BSE_CURRENCIES = 6;
    private static final long SECOND = 1_000_000_000L;

    private static final JsonNames TEXT = JsonNames.of("type", "data");

    private final Int2ObjectHashMap<NseInstrument> byToken = new Int2ObjectHashMap<>();
    private final NseTicks out;
    private final ChannelCounts counts;
    private byte[] bytes = new byte[0];

    KitePackets(List<NseInstrument> instruments, NseTicks out, ChannelCounts counts) {
        instruments.forEach(each -> byToken.put(Integer.parseInt(each.key), each));
        this.out = out;
        this.counts = counts;
    }

    /** Takes a message; one byte is a heartbeat, a text is of orders or an error. */
    @Override
    public void decode(byte[] message, int from, int to, boolean isBinary, long now) throws IOException {
        if (!isBinary) {
            text(message, from, to);
            return;
        }
        if (to - from < 2) {
            return;
        }
        bytes = message;
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

    /** The broker has not yet let go of a socket that has just ended: it says that there are too many tokens. */
    private void text(byte[] message, int from, int to) throws IOException {
        String type = "";
        String data = "";
        try {
            JsonReader reader = new JsonReader();
            reader.open(message, from, to);
            reader.enterObject();
            while (reader.nextField()) {
                switch (reader.field(TEXT)) {
                    case 0 -> type = reader.string();
                    case 1 -> {
                        if (reader.isText()) {
                            data = reader.string();
                        } else {
                            reader.skip();
                        }
                    }
                    default -> reader.skip();
                }
            }
        } catch (JsonException e) {
            counts.drop(Drop.MALFORMED);
        }
        if (type.equals("error")) {
            throw new VenueException(
                    "the venue says: " + PlainText.of(data),
                    data.toLowerCase(Locale.ROOT).contains("too many"));
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
        int token = int32(at);
        NseInstrument instrument = byToken.get(token);
        if (instrument == null) {
            counts.drop(Drop.UNKNOWN_INSTRUMENT);
            return;
        }
        double divisor = divisor(token);
        double price = int32(at + 4) / divisor;
        long time = out.receiveTime();
        if (length == INDEX_WITH_TIME || length == FULL) {
            long stamp = count(at + (length == FULL ? TIME : INDEX));
            time = stamp == 0 ? time : stamp * SECOND;
        }
        if (instrument.terms.kind() == InstrumentKind.INDEX) {
            out.index(instrument, time, price);
        } else if (time >= instrument.terms.expiryTime()) {
            counts.drop(Drop.EXPIRED);
        } else {
            contract(instrument, at, length, time, price, divisor);
        }
    }

    private void contract(NseInstrument instrument, int at, int length, long time, double price, double divisor) {
        if (length >= QUOTE) {
            out.volume(instrument, time, price, count(at + VOLUME));
        }
        if (length == FULL) {
            out.openInterest(instrument, time, count(at + INTEREST));
            out.beginDepth(instrument, time);
            levels(true, at + DEPTH, divisor);
            levels(false, at + DEPTH + NseTicks.LEVELS * LEVEL, divisor);
            out.endDepth(instrument);
        }
        out.last(instrument, price);
    }

    private void levels(boolean bid, int at, double divisor) {
        for (int i = 0; i < NseTicks.LEVELS; i++) {
            out.level(bid, int32(at + i * LEVEL + 4) / divisor, count(at + i * LEVEL));
        }
    }
}
