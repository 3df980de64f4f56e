package io.strikeiq.watch.push;

import io.strikeiq.watch.view.SignalView;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a client wishes to get.
 *
 * @param metricsOf symbol of the underlying whose metrics it gets, null for signals
 * @param names metrics that it gets, empty for all
 * @param symbol underlying of signals, null for all, as the other texts
 * @param strength least strength, {@code NaN} for any
 * @param confidence least confidence, {@code NaN} for any
 * @param after id of the last signal that it had, null for none
 * @param rate messages a second at most
 */
public record Wish(
        String metricsOf,
        Set<String> names,
        String symbol,
        String engine,
        String signal,
        double strength,
        double confidence,
        String after,
        int rate) {
    /** Signals that a client may get in a second. */
    public static final int MOST_SIGNALS = 1_000;
    /** Metrics that a client may get in a second. */
    public static final int MOST_METRICS = 20;

    /** Takes a copy of the names. */
    public Wish {
        names = Set.copyOf(names);
    }

    /** Nanoseconds between two messages, 0 where the rate is the largest that there is. */
    long interval() {
        return metricsOf == null && rate == MOST_SIGNALS ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** Whether a signal is wished for. */
    boolean takes(SignalView view) {
        return metricsOf == null
                && (symbol == null || symbol.equals(view.symbol()))
                && (engine == null || engine.equals(view.engine()))
                && (signal == null || signal.equals(view.signal()))
                && (Double.isNaN(strength) || view.strength() >= strength)
                && (Double.isNaN(confidence) || view.confidence() >= confidence);
    }
}
