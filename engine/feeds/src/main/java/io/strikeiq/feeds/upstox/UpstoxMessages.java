package io.strikeiq.feeds.upstox;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.NameTable;
import io.strikeiq.feeds.nse.NseBroker;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseTicks;
import io.strikeiq.feeds.protobuf.ProtoException;
import io.strikeiq.feeds.protobuf.ProtoReader;
import java.util.List;

/**
 * Turns messages of market data feed V3 into ticks. Fields by number:
 *
 * <pre>
 *   FeedResponse      type 1, feeds 2 (key 1, Feed 2), currentTs 3, marketInfo 4
 *   Feed              ltpc 1, fullFeed 2, firstLevelWithGreeks 3, requestMode 4
 *   FullFeed          market 1, index 2
 *   market            ltpc 1, marketLevel 2, optionGreeks 3, ohlc 4, atp 5, vtt 6, oi 7, iv 8, tbq 9, tsq 10
 *   first level       ltpc 1, quote 2, optionGreeks 3, vtt 4, oi 5, iv 6
 *   LTPC              ltp 1, ltt 2, ltq 3, cp 4
 *   marketLevel       quotes 1: bid quantity 1, bid price 2, ask quantity 3, ask price 4
 *   optionGreeks      delta 1, theta 2, gamma 3, vega 4, rho 5
 * </pre>
 *
 * <p>A field that is 0 is left out by protobuf, and is here unknown, but for quantities. Nothing is allocated for a message.
 */
final class UpstoxMessages implements NseBroker.Decoder {
    private static final long MILLISECOND = 1_000_000L;
    private static final int NOWHERE = -1;

    private final ProtoReader reader = new ProtoReader();
    private final NameTable<NseInstrument> byKey = new NameTable<>();
    private final NseTicks out;
    private final ChannelCounts counts;
    private double price;
    private long volume;
    private double openInterest;
    private double volatility;
    private double delta;
    private double gamma;
    private double vega;
    private double theta;
    private int levels;
    private boolean oneLevel;
    /** Whether the message has nothing of the instrument but its last trade. */
    private boolean bare;

    private long tradeMillis;
    private long tradeSize;

    UpstoxMessages(List<NseInstrument> instruments, NseTicks out, ChannelCounts counts) {
        instruments.forEach(each -> byKey.put(each.key, each));
        this.out = out;
        this.counts = counts;
    }

    @Override
    public void decode(byte[] message, int from, int to, boolean isBinary, long now) {
        counts.frame(to - from, now);
        if (!isBinary) {
            return;
        }
        try {
            reader.open(message, from, to);
            long time = time();
            reader.open(message, from, to);
            for (int field = reader.next(); field != 0; field = reader.next()) {
                if (field == 2) {
                    feed(time);
                } else {
                    reader.skip();
                }
            }
        } catch (ProtoException e) {
            counts.drop(Drop.MALFORMED);
        }
    }

    /** Of the message, which comes after its feeds; of receipt where there is none. */
    private long time() {
        long stamp = 0;
        for (int field = reader.next(); field != 0; field = reader.next()) {
            if (field == 3) {
                stamp = reader.whole(0);
            } else {
                reader.skip();
            }
        }
        return stamp > 0 ? stamp * MILLISECOND : out.receiveTime();
    }

    private void feed(long time) {
        NseInstrument instrument = null;
        int value = NOWHERE;
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> {
                    reader.text();
                    instrument = reader.get(byKey);
                }
                case 2 -> {
                    value = reader.position();
                    reader.skip();
                }
                default -> reader.skip();
            }
        }
        if (instrument == null) {
            counts.drop(Drop.UNKNOWN_INSTRUMENT);
        } else if (value != NOWHERE) {
            reader.seek(value);
            read();
            give(instrument, time);
        }
        reader.leave(outer);
    }

    private void read() {
        price = Double.NaN;
        volume = NOWHERE;
        openInterest = Double.NaN;
        volatility = Double.NaN;
        delta = Double.NaN;
        gamma = Double.NaN;
        vega = Double.NaN;
        theta = Double.NaN;
        levels = NOWHERE;
        oneLevel = false;
        bare = false;
        tradeMillis = 0;
        tradeSize = 0;
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> {
                    bare = true;
                    lastPrice();
                }
                case 2 -> full();
                case 3 -> firstLevel();
                default -> reader.skip();
            }
        }
        reader.leave(outer);
    }

    private void lastPrice() {
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> price = reader.number();
                case 2 -> tradeMillis = reader.whole(0);
                case 3 -> tradeSize = reader.whole(0);
                default -> reader.skip();
            }
        }
        reader.leave(outer);
    }

    private void full() {
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            if (field == 1 || field == 2) {
                market();
            } else {
                reader.skip();
            }
        }
        reader.leave(outer);
    }

    /** Of an index only the price is there. */
    private void market() {
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> lastPrice();
                case 2 -> levels = passed();
                case 3 -> greeks();
                case 6 -> volume = reader.whole(NOWHERE);
                case 7 -> openInterest = reader.number();
                case 8 -> volatility = reader.number();
                default -> reader.skip();
            }
        }
        reader.leave(outer);
    }

    private void firstLevel() {
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> lastPrice();
                case 2 -> {
                    levels = passed();
                    oneLevel = true;
                }
                case 3 -> greeks();
                case 4 -> volume = reader.whole(NOWHERE);
                case 5 -> openInterest = reader.number();
                case 6 -> volatility = reader.number();
                default -> reader.skip();
            }
        }
        reader.leave(outer);
    }

    private int passed() {
        int position = reader.position();
        reader.skip();
        return position;
    }

    private void greeks() {
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> delta = reader.number();
                case 2 -> theta = reader.number();
                case 3 -> gamma = reader.number();
                case 4 -> vega = reader.number();
                default -> reader.skip();
            }
        }
        reader.leave(outer);
    }

    private void give(NseInstrument instrument, long time) {
        if (instrument.terms.kind() == InstrumentKind.INDEX) {
            out.index(instrument, time, price);
            return;
        }
        if (time >= instrument.terms.expiryTime()) {
            counts.drop(Drop.EXPIRED);
            return;
        }
        if (bare) {
            out.lastTrade(instrument, time, price, tradeSize, tradeMillis);
        }
        if (volume != NOWHERE) {
            out.volume(instrument, time, price, volume);
        }
        if (openInterest >= 0) {
            out.openInterest(instrument, time, Math.round(openInterest));
        }
        if (volatility > 0 || !Double.isNaN(delta)) {
            double known = volatility > 0 ? volatility : Double.NaN;
            out.greeks(instrument, time, known, delta, gamma, vega, theta);
        }
        if (levels != NOWHERE) {
            depth(instrument, time);
        }
        out.last(instrument, price);
    }

    private void depth(NseInstrument instrument, long time) {
        out.beginDepth(instrument, time);
        reader.seek(levels);
        if (oneLevel) {
            quote();
        } else {
            int outer = reader.enter();
            for (int field = reader.next(); field != 0; field = reader.next()) {
                if (field == 1) {
                    quote();
                } else {
                    reader.skip();
                }
            }
            reader.leave(outer);
        }
        out.endDepth(instrument);
    }

    private void quote() {
        long bidSize = 0;
        double bid = Double.NaN;
        long askSize = 0;
        double ask = Double.NaN;
        int outer = reader.enter();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> bidSize = reader.whole(0);
                case 2 -> bid = reader.number();
                case 3 -> askSize = reader.whole(0);
                case 4 -> ask = reader.number();
                default -> reader.skip();
            }
        }
        reader.leave(outer);
        out.level(true, bid, bidSize);
        out.level(false, ask, askSize);
    }
}
