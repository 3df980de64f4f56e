package io.strikeiq.bench.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A kernel of the engine and what it is measured beside.
 *
 * @param label what a person calls it
 * @param benchmark class and method, and behind a colon the value of its parameter
 * @param beside the baselines
 */
record Kernel(String label, String benchmark, List<Baseline> beside) {
    /**
     * The same work done by something else.
     *
     * @param label who does it
     * @param benchmark as {@link Kernel#benchmark}
     */
    record Baseline(String label, String benchmark) {}

    Kernel(String label, String benchmark) {
        this(label, benchmark, List.of());
    }

    /** The same with one more baseline. */
    Kernel beside(String who, String other) {
        List<Baseline> more = new ArrayList<>(beside);
        more.add(new Baseline(who, other));
        return new Kernel(label, benchmark, List.copyOf(more));
    }
}
