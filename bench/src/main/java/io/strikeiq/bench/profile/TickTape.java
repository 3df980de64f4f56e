package io.strikeiq.bench.profile;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ticks in memory, packed so that reading one costs a few nanoseconds and millions fit. Words of one tick:
 *
 * <pre>
 *   type | detail | instrument id     time     payload of the type, doubles as bits
 * </pre>
 */
public final class TickTape implements TickSink {
    private final List<Instrument> instruments = new ArrayList<>();
    private long[] words = new long[1 << 20];
    private int size;
    private long count;

    /** Appends a copy of a tick; venue greeks, commands, feed states and day marks are not kept. */
    @Override
    public void accept(MarketEvent tick) {
        if (size + 2 + 4 * MarketEvent.MAX_DEPTH > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        int detail = detail(tick);
        if (detail < 0) {
            return;
        }
        put(((long) tick.type.ordinal() << 56) | ((long) detail << 32) | (tick.instrumentId & 0xffff_ffffL));
        put(tick.exchangeTime);
        count++;
        switch (tick.type) {
            case UNDERLYING_PRICE -> put(tick.price);
            case QUOTE -> {
                put(tick.bidPrice);
                put(tick.bidSize);
                put(tick.askPrice);
                put(tick.askSize);
            }
            case DEPTH -> {
                for (int i = 0; i < tick.depth; i++) {
                    put(tick.bidPrices[i]);
                    put(tick.bidSizes[i]);
                    put(tick.askPrices[i]);
                    put(tick.askSizes[i]);
                }
            }
            case TRADE -> {
                put(tick.price);
                put(tick.size);
            }
            case OPEN_INTEREST -> put(tick.openInterest);
            default -> {
                // The others are all in the first words.
            }
        }
    }

    private int detail(MarketEvent tick) {
        return switch (tick.type) {
            case INSTRUMENT -> {
                instruments.add(tick.definition);
                yield instruments.size() - 1;
            }
            case DEPTH -> tick.depth;
            case TRADE -> tick.aggressor.ordinal();
            case SESSION -> tick.sessionPhase.ordinal();
            case VENUE_GREEKS, CONTROL, DAY, FEED_STATE, CONFIDENCE -> -1;
            default -> 0;
        };
    }

    private void put(long word) {
        words[size++] = word;
    }

    private void put(double value) {
        put(Double.doubleToRawLongBits(value));
    }

    /** Ticks kept. */
    public long count() {
        return count;
    }

    /** A reader from the first tick on. */
    public TickSource read() {
        return new Reader();
    }

    private final class Reader implements TickSource {
        private final Aggressor[] aggressors = Aggressor.values();
        private final SessionPhase[] phases = SessionPhase.values();
        private int at;
        private long sequence;

        @Override
        public boolean next(MarketEvent slot) {
            if (at == size) {
                return false;
            }
            long head = words[at++];
            long time = words[at++];
            int id = (int) head;
            int detail = (int) (head >>> 32) & 0xff_ffff;
            switch (TickType.of((int) (head >>> 56))) {
                case INSTRUMENT -> slot.asInstrument(instruments.get(detail), time);
                case UNDERLYING_PRICE -> slot.asUnderlyingPrice(id, time, get());
                case QUOTE -> slot.asQuote(id, time, get(), get(), get(), get());
                case DEPTH -> depth(slot.asFullDepth(id, time, detail));
                case TRADE -> slot.asTrade(id, time, get(), get(), aggressors[detail]);
                case OPEN_INTEREST -> slot.asOpenInterest(id, time, get());
                case SESSION -> slot.asSession(id, time, phases[detail]);
                default -> slot.asClock(time);
            }
            slot.sequence = ++sequence;
            return true;
        }

        private void depth(MarketEvent slot) {
            for (int i = 0; i < slot.depth; i++) {
                slot.bidPrices[i] = get();
                slot.bidSizes[i] = get();
                slot.askPrices[i] = get();
                slot.askSizes[i] = get();
            }
        }

        private double get() {
            return Double.longBitsToDouble(words[at++]);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
