package io.strikeiq.core.verify;

import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.state.StateVisitor;
import java.util.Arrays;

/**
 * Running hashes of what the engines keep, one for each engine and underlying, without those in quarantine: what an engine
 * leaves behind when it fails, such as for want of stack, need not be the same twice.
 */
final class EngineHashes {
    private final EngineStage engines;
    /** By underlying and engine; the last of a row is of who looks at which tick. */
    private long[][] hashes = new long[4][];

    EngineHashes(EngineStage engines) {
        this.engines = engines;
    }

    /** Takes in the present state of an underlying's engines. */
    void take(int underlying, HashVisitor visitor) {
        long[] row = row(underlying);
        for (int engine = 0; engine < engines.count(); engine++) {
            row[engine] = with(row[engine], underlying, engine, visitor);
        }
        row[engines.count()] = withDispatch(row[engines.count()], underlying, visitor);
    }

    private long withDispatch(long seed, int underlying, HashVisitor visitor) {
        visitor.start(seed);
        engines.visitDispatch(underlying, visitor);
        return visitor.hash();
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
            hashes[underlying] = new long[engines.count() + 1];
        }
        return hashes[underlying];
    }

    /** A hash with those of an underlying's engines and their present state in it. */
    long mixed(long hash, int underlying, HashVisitor visitor) {
        long[] row = row(underlying);
        long mixed = StateHash.mix(hash, withDispatch(row[engines.count()], underlying, visitor));
        for (int engine = 0; engine < engines.count(); engine++) {
            if (!engines.isQuarantined(underlying, engine)) {
                mixed = StateHash.mix(mixed, with(row[engine], underlying, engine, visitor));
            }
        }
        return mixed;
    }

    /** Shows the hashes of an underlying's engines. */
    void visit(int underlying, StateVisitor visitor) {
        visitor.visitAll(row(underlying));
    }
}
