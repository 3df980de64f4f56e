package io.strikeiq.core.pipeline;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A running hash over every field of every signal, and counts by engine. Owned by the engines' thread. */
final class SignalLedger implements SignalListener {
    private final String[] engines;
    private final long[] counts;
    private long hash;
    private long total;

    SignalLedger(List<EngineDefinition> definitions) {
        this.engines = definitions.stream().map(EngineDefinition::name).toArray(String[]::new);
        this.counts = new long[engines.length];
    }

    @Override
    public void onSignal(Signal signal) {
        total++;
        for (int i = 0; i < engines.length; i++) {
            if (engines[i].equals(signal.engine)) {
                counts[i]++;
            }
        }
        long h = StateHash.mix(hash, signal.tickSequence);
        h = StateHash.mix(h, signal.ordinal);
        h = StateHash.mix(h, signal.time);
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
        hash = h;
    }

    long hash() {
        return hash;
    }

    long total() {
        return total;
    }

    Map<String, Long> byEngine() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < engines.length; i++) {
            map.put(engines[i], counts[i]);
        }
        return map;
    }
}
