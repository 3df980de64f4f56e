package io.strikeiq.core.pipeline.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.verify.HashVisitor;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.OptimisedTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OptimisedTest
class LookAheadTest {
    private static final long START = 1_767_584_700_000_000_000L;
    private static final int RING = 256;

    private final MarketState state = new MarketState();
    private final List<Long> looked = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();
    private final MarketEvent[] ring = new MarketEvent[RING];
    private boolean quiet;
    private final LookAhead handler = new LookAhead(
            (tick, sequence, endOfBatch) -> {
                state.onTick(tick);
                if (!quiet) {
                    done.add(sequence);
                }
            },
            state,
            sequence -> {
                if (!quiet) {
                    looked.add(sequence);
                }
                return ring[(int) (sequence % RING)];
            });

    private void list(MarketState market, int options) {
        MarketEvent tick = new MarketEvent();
        market.onTick(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 1, "USD"), START));
        for (int id = 1; id <= options; id++) {
            OptionRight right = id % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            long expiry = START + 1_000_000_000_000L * (1 + id % 40);
            market.onTick(tick.asInstrument(
                    Instrument.option(id, "O" + id, 0, right, 100 + id, expiry, ExerciseStyle.EUROPEAN, 1, 1, "USD"),
                    START));
        }
    }

    /** Quotes, and among them ticks of an underlying, of what is not listed and of none. */
    private void fill(int options) {
        for (int i = 0; i < RING; i++) {
            MarketEvent slot = new MarketEvent();
            ring[i] = switch (i % 7) {
                case 3 -> slot.asUnderlyingPrice(0, START + i, 100 + i);
                case 4 -> slot.asQuote(10 * options, START + i, 1, 1, 2, 2);
                case 5 -> slot.asClock(START + i);
                default -> slot.asQuote(1 + i * 37 % options, START + i, 1 + i, 10, 2 + i, 20);
            };
        }
    }

    private void batch(long from, int size) throws Exception {
        handler.onBatchStart(size, size);
        for (int i = 0; i < size; i++) {
            handler.onEvent(ring[(int) ((from + i) % RING)], from + i, i == size - 1);
        }
    }

    @Test
    void shouldLookAtEachTickOfABatchBeforeItsTurnAndAtNoneBehind() throws Exception {
        list(state, LookAhead.LARGE);
        fill(LookAhead.LARGE);
        batch(5, 2 * LookAhead.TICKS + 3);
        long last = 5 + 2 * LookAhead.TICKS + 2;
        for (long sequence = 5; sequence <= last; sequence++) {
            assertTrue(looked.contains(sequence), "no look at " + sequence);
        }
        assertEquals(last, looked.stream().mapToLong(Long::longValue).max().orElseThrow());
        assertEquals(2 * LookAhead.TICKS + 3, done.size());
        assertNotEquals(0, handler.loaded());
    }

    @Test
    void shouldNotLookWhereOneTickComesAtATime() throws Exception {
        list(state, LookAhead.LARGE);
        fill(LookAhead.LARGE);
        batch(0, 1);
        batch(1, 1);
        assertEquals(List.of(), looked);
        assertEquals(List.of(0L, 1L), done);
    }

    @Test
    void shouldLeaveASmallMarketAlone() throws Exception {
        list(state, 100);
        fill(100);
        batch(0, 64);
        assertEquals(List.of(), looked);
        assertEquals(64, done.size());
    }

    @Test
    void shouldChangeNothing() throws Exception {
        list(state, LookAhead.LARGE);
        fill(LookAhead.LARGE);
        batch(0, RING);
        MarketState same = new MarketState();
        list(same, LookAhead.LARGE);
        fill(LookAhead.LARGE);
        for (MarketEvent tick : ring) {
            same.onTick(tick);
        }
        assertEquals(hash(same), hash(state));
    }

    private static long hash(MarketState market) {
        HashVisitor visitor = new HashVisitor();
        market.visit(visitor);
        return visitor.hash();
    }

    @Test
    void shouldAllocateNothing() {
        list(state, LookAhead.LARGE);
        fill(LookAhead.LARGE);
        quiet = true;
        assertEquals(0, Allocation.leastBytesOfUpTo(30, () -> {
            for (int i = 0; i < 1_000; i++) {
                repeat(i);
            }
        }));
    }

    private void repeat(int round) {
        try {
            batch((long) round * RING, RING);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
