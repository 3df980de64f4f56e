package io.strikeiq.core.pipeline.shard;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.MarketState;
import java.util.function.LongFunction;

/**
 * Before the stages of a thread: reads what the next ticks of a batch will ask of the market state, for {@value #TICKS} ticks
 * at once. In a market of many thousand options no cache holds these places. One tick after the other, each waits for its own;
 * here they wait together. It changes nothing, and does nothing where one tick comes at a time or the market is small.
 *
 * <pre>
 *   batch    t0 t1 ... t15 | t16 ... t31 | ...
 *            └ places of all, then the stages of each ┘
 * </pre>
 */
public final class LookAhead implements EventHandler<MarketEvent> {
    /** As many loads as the processor has under way at once, and some more. */
    public static final int TICKS = 16;
    /** Living instruments from which on it pays: the places of fewer stay in the caches of a core. */
    static final int LARGE = 8_192;

    private final EventHandler<MarketEvent> stages;
    private final MarketState state;
    private final LongFunction<MarketEvent> slots;
    /** Ticks of a batch that has not begun yet. */
    private long begins;
    /** Last tick of the batch in hand, and the first that has not been looked at. */
    private long last = -1;

    private long next;
    /** Without it the compiler would leave out the loads. */
    private long loaded;

    /**
     * @param state of the stages, on their thread
     * @param slots the ring, by sequence
     */
    public LookAhead(EventHandler<MarketEvent> stages, MarketState state, LongFunction<MarketEvent> slots) {
        this.stages = stages;
        this.state = state;
        this.slots = slots;
    }

    @Override
    public void setSequenceCallback(Sequence sequence) {
        stages.setSequenceCallback(sequence);
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        begins = batchSize;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) throws Exception {
        if (begins != 0) {
            last = ringSequence + begins - 1;
            next = ringSequence;
            begins = 0;
        }
        if (ringSequence == next && ringSequence < last) {
            look(ringSequence);
        }
        stages.onEvent(tick, ringSequence, endOfBatch);
    }

    private void look(long from) {
        long to = Math.min(last, from + TICKS - 1);
        next = to + 1;
        if (state.listed() < LARGE) {
            return;
        }
        long sum = 0;
        for (long sequence = from; sequence <= to; sequence++) {
            sum += state.loadListing(slots.apply(sequence).instrumentId);
        }
        for (long sequence = from; sequence <= to; sequence++) {
            MarketEvent tick = slots.apply(sequence);
            if (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH) {
                sum += state.loadQuote(tick.instrumentId);
            }
        }
        loaded += sum;
    }

    /** The sum of all that has been read, of no meaning. */
    long loaded() {
        return loaded;
    }
}
