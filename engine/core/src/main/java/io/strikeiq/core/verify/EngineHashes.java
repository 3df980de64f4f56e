package io.strikeiq.core.verify;

import io.strikeiq.core.engine.EngineStage;
import java.util.Arrays;
import java.util.Collection;

/**
 * Running hashes of what the engines keep, one for each engine and underlying. An engine that fails stops everywhere at
 * once on one thread, but on the underlyings of its own shard alone where there are several; its hashes are therefore
 * left out of a result.
 */
final class EngineHashes {
    private final EngineStage engines;
    /** By underlying and engine. */
    private long[][] hashes = new long[4][];

    EngineHashes(EngineStage engines) {
        this.engines = engines;
    }

    /** Takes in the present state of an underlying's engines. */
    void take(int underlying, HashVisitor visitor) {
        long[] row = row(underlying);
        for (int engine = 0; engine < row.length; engine++) {
            row[engine] = with(row[engine], underlying, engine, visitor);
        }
    }

    private long with(long seed, int underlying, int engine, HashVisitor visitor) {
        visitor.start(seed);
        engines.visit(underlying, engine, visitor);
        return visitor.hash();
    }

    private long[] row(int underlying) {
        if (underlying >= hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * underlying);
        }
        if (hashes[underlying] == null) {
            hashes[underlying] = new long[engines.count()];
        }
        return hashes[underlying];
    }

    /**
     * A hash with those of an underlying's engines and their present state in it.
     *
     * @param failed names of the engines that are left out
     */
    long mixed(long hash, int underlying, Collection<String> failed, HashVisitor visitor) {
        long mixed = hash;
        long[] row = row(underlying);
        for (int engine = 0; engine < row.length; engine++) {
            if (!failed.contains(engines.name(engine))) {
                mixed = StateHash.mix(mixed, with(row[engine], underlying, engine, visitor));
            }
        }
        return mixed;
    }
}
