package io.strikeiq.feeds.deribit;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;

/**
 * Trades, of a channel and of the venue's history. Each has a number that rises by 1 within its instrument: one that has
 * been there is dropped, one that is missing is a gap. A leg of a combination and a block are tagged; what names an
 * instrument that is not listed here, as the combination itself, is dropped.
 */
final class TradeDecoder {
    private static final long MILLISECOND = 1_000_000L;
    private static final JsonNames FIELDS = JsonNames.of(
            "timestamp",
            "price",
            "amount",
            "direction",
            "instrument_name",
            "trade_id",
            "trade_seq",
            "combo_id",
            "combo_trade_id",
            "block_trade_id",
            "block_rfq_id");

    private JsonReader reader;
    private final NameTable<DeribitInstrument> instruments;
    private final DeribitTicks out;
    private final SeenTrades seen;
    private final DeribitListener listener;
    private long lastTime;
    private long lastSequence;

    TradeDecoder(
            JsonReader reader,
            NameTable<DeribitInstrument> instruments,
            DeribitTicks out,
            SeenTrades seen,
            DeribitListener listener) {
        this.reader = reader;
        this.instruments = instruments;
        this.out = out;
        this.seen = seen;
        this.listener = listener;
    }

    /**
     * Reads an array of trades.
     *
     * @param past whether they come from the venue's history
     * @return how many there were
     */
    int decode(ChannelCounts counts, boolean past) {
        int trades = 0;
        reader.enterArray();
        while (reader.nextElement()) {
            trade(counts, past);
            trades++;
        }
        return trades;
    }

    /** Reads trades of another text than the frame of now while something runs. */
    void readFrom(JsonReader other, Runnable reading) {
        JsonReader own = reader;
        reader = other;
        try {
            reading.run();
        } finally {
            reader = own;
        }
    }

    /** Exchange time of the last trade that was read. */
    long lastTime() {
        return lastTime;
    }

    /** Number, within its instrument, of the last trade that was read. */
    long lastSequence() {
        return lastSequence;
    }

    private void trade(ChannelCounts counts, boolean past) {
        DeribitInstrument instrument = null;
        long time = 0;
        double price = Double.NaN;
        double size = Double.NaN;
        Aggressor side = Aggressor.UNKNOWN;
        long id = 0;
        long sequence = 0;
        int flags = past ? MarketEvent.FLAG_BACKFILLED : 0;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> time = reader.whole() * MILLISECOND;
                case 1 -> price = reader.number();
                case 2 -> size = reader.number();
                case 3 -> side = side();
                case 4 -> {
                    reader.text();
                    instrument = reader.get(instruments);
                }
                case 5 -> id = id();
                case 6 -> sequence = reader.whole();
                case 7, 8 -> flags |= present() ? MarketEvent.FLAG_COMBO : 0;
                case 9, 10 -> flags |= present() ? MarketEvent.FLAG_BLOCK : 0;
                default -> reader.skip();
            }
        }
        lastTime = time;
        lastSequence = sequence;
        if (time == 0 || Double.isNaN(price) || Double.isNaN(size)) {
            counts.drop(Drop.MALFORMED);
        } else if (instrument == null) {
            counts.drop(Drop.UNKNOWN_INSTRUMENT);
        } else if (instrument.isOver(time)) {
            counts.drop(Drop.EXPIRED);
        } else if ((sequence != 0 && !seen.add(instrument.id(), sequence))
                || (past && seen.isRecorded(instrument, id))) {
            counts.drop(Drop.DUPLICATE);
        } else {
            follow(instrument, counts, sequence, past);
            out.tick.asTrade(instrument.id(), time, price, size, side, id, flags);
            give(past);
        }
    }

    private void give(boolean past) {
        if (past) {
            out.givePast();
        } else {
            out.give();
        }
    }

    private void follow(DeribitInstrument instrument, ChannelCounts counts, long sequence, boolean past) {
        long expected = instrument.tradeSequence + 1;
        if (!past && instrument.tradeSequence != 0 && sequence > expected) {
            counts.gap();
            listener.onTradeGap(instrument, expected, sequence - 1);
        }
        instrument.tradeSequence = Math.max(instrument.tradeSequence, sequence);
    }

    private Aggressor side() {
        reader.text();
        return switch (reader.firstCharacter()) {
            case 'b' -> Aggressor.BUY;
            case 's' -> Aggressor.SELL;
            default -> Aggressor.UNKNOWN;
        };
    }

    /** Such as {@code "48079254"} or {@code "ETH-34066"}. */
    private long id() {
        if (!reader.isText()) {
            return reader.whole();
        }
        reader.text();
        return reader.digitsAtEnd();
    }

    private boolean present() {
        boolean there = !reader.isNull();
        reader.skip();
        return there;
    }
}
