package io.strikeiq.core.verify;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/**
 * A running hash over every field of every signal, of all and by underlying, and counts, but for those of the warm-up. The number of the tick and the
 * ordinal within it are left out: they depend on the ticks of other underlyings. Owned by the thread that numbers
 * the signals.
 */
public final class SignalLedger implements SignalListener, Visited {
    private final String[] engines;
    private final long[] counts;
    /** The same, as other threads may see it. */
    private final AtomicLongArray shown;

    private long hash;
    private long total;
    /** Ids in the order of their first signal. */
    private final IntArrayList underlyings = new IntArrayList();

    private final LongArrayList countsByUnderlying = new LongArrayList();
    private final LongArrayList hashByUnderlying = new LongArrayList();

    public SignalLedger(List<EngineDefinition> definitions) {
        this.engines = definitions.stream().map(EngineDefinition::name).toArray(String[]::new);
        this.counts = new long[engines.length];
        this.shown = new AtomicLongArray(engines.length);
    }

    @Override
    public void onSignal(Signal signal) {
        if (signal.tickSequence <= 0) {
            return;
        }
        total++;
        for (int i = 0; i < engines.length; i++) {
            if (engines[i].equals(signal.engine)) {
                counts[i]++;
                shown.lazySet(i, counts[i]);
            }
        }
        int underlying = indexOf(signal.underlyingId);
        countsByUnderlying.setLong(underlying, countsByUnderlying.getLong(underlying) + 1);
        hashByUnderlying.setLong(underlying, hash(hashByUnderlying.getLong(underlying), signal));
        hash = hash(hash, signal);
    }

    private int indexOf(int underlyingId) {
        int index = underlyings.indexOf(underlyingId);
        if (index < 0) {
            index = underlyings.size();
            underlyings.addInt(underlyingId);
            countsByUnderlying.addLong(0);
            hashByUnderlying.addLong(0);
        }
        return index;
    }

    private static long hash(long seed, Signal signal) {
        long h = StateHash.mix(seed, signal.time);
        h = StateHash.mix(h, signal.engine.hashCode());
        h = StateHash.mix(h, signal.type.name().hashCode());
        h = StateHash.mix(h, signal.underlyingId);
        h = StateHash.mix(h, signal.direction.ordinal());
        h = StateHash.mix(h, signal.strength);
        h = StateHash.mix(h, signal.confidence);
        h = StateHash.mix(h, signal.spot);
        h = StateHash.mix(h, signal.level);
        for (int i = 0; i < signal.evidenceCount(); i++) {
            h = StateHash.mix(h, signal.reason(i).code().hashCode());
            h = StateHash.mix(h, signal.value(i));
            h = StateHash.mix(h, signal.contribution(i));
        }
        return h;
    }

    public long hash() {
        return hash;
    }

    public long total() {
        return total;
    }

    /** Hash of the signals on an underlying, 0 when there is none. */
    public long hash(int underlyingId) {
        int index = underlyings.indexOf(underlyingId);
        return index < 0 ? 0 : hashByUnderlying.getLong(index);
    }

    /** Number of signals on an underlying. */
    public long total(int underlyingId) {
        int index = underlyings.indexOf(underlyingId);
        return index < 0 ? 0 : countsByUnderlying.getLong(index);
    }

    @Override
    public void visit(StateVisitor visitor) {
        hash = visitor.visit(hash);
        total = visitor.visit(total);
        visitor.visitAll(counts);
        for (int i = 0; i < counts.length; i++) {
            shown.lazySet(i, counts[i]);
        }
        int size = visitor.visit(underlyings.size());
        for (int i = 0; i < size; i++) {
            int index = indexOf(visitor.visit(i < underlyings.size() ? underlyings.getInt(i) : -1));
            countsByUnderlying.setLong(index, visitor.visit(countsByUnderlying.getLong(index)));
            hashByUnderlying.setLong(index, visitor.visit(hashByUnderlying.getLong(index)));
        }
    }

    public Map<String, Long> byEngine() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < engines.length; i++) {
            map.put(engines[i], counts[i]);
        }
        return map;
    }

    /** As {@link #byEngine}, for any thread, and perhaps of a moment ago. */
    public Map<String, Long> shownByEngine() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < engines.length; i++) {
            map.put(engines[i], shown.get(i));
        }
        return map;
    }
}
