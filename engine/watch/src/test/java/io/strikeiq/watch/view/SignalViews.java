package io.strikeiq.watch.view;

import io.strikeiq.watch.json.Json;
import java.time.Instant;
import java.util.Map;

/** Signals of an engine {@code liquidity} as tests show them. */
public final class SignalViews {
    private SignalViews() {}

    /**
     * One that is up, with confidence 0.5.
     *
     * @param tick number of its tick
     * @param outcomes that its confidence is of
     */
    public static SignalView of(
            long tick, Instant time, String symbol, String name, double strength, double outcomes, double spot) {
        return new SignalView(
                "run:1:" + tick + ":liquidity:0",
                time,
                symbol,
                "liquidity",
                name,
                "UP",
                strength,
                0.5,
                Double.NaN,
                Double.NaN,
                outcomes,
                spot,
                Double.NaN,
                "run",
                tick,
                tick,
                Json.tree(Map.of()));
    }
}
