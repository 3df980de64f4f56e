package io.strikeiq.learning.report;

import io.strikeiq.learning.outcome.MarketPath;
import java.util.HashMap;
import java.util.Map;

/** Where horizons end that begin at each snapshot, kept for all who ask. */
final class PathEnds {
    private record Key(String underlying, long horizon) {}

    private final Map<Key, int[]> ends = new HashMap<>();

    /** By snapshot; −1 where the horizon does not end within the session. */
    int[] of(MarketPath path, long horizon) {
        return ends.computeIfAbsent(new Key(path.underlying(), horizon), key -> {
            int[] made = new int[path.size()];
            for (int i = 0; i < made.length; i++) {
                made[i] = path.end(i, horizon);
            }
            return made;
        });
    }
}
