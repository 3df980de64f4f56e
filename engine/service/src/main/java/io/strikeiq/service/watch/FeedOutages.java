package io.strikeiq.service.watch;

import io.strikeiq.core.event.FeedState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts the faults that states of feeds are of. An outage is one fault, though a feed may note it three times: that nothing comes any more, then
 * that the connection is closed, and at its end the gap that it left. What was missed while the process did not run is none. Owned by the
 * thread of the counters.
 */
final class FeedOutages {
    private static final String BEFORE_STATE = ": ";

    /** How often a feed was noted as down before it was connected first, which is of the time before the process, by feed. */
    private final Map<String, Long> downAtStart = new HashMap<>();
    /** Feeds that have been connected. */
    private final Set<String> connected = new HashSet<>();

    /**
     * How many faults there were so far, by feed and the state that is the first of them.
     *
     * @param states how often each state was noted, by the same labels
     * @param goesOn whether the process goes on with a run
     */
    Map<String, Long> count(Map<String, Long> states, boolean goesOn) {
        Map<String, Long> faults = new LinkedHashMap<>();
        for (String feed : feeds(states)) {
            long stale = noted(states, feed, FeedState.STALE);
            long down = noted(states, feed, FeedState.DOWN);
            long gap = noted(states, feed, FeedState.GAP);
            if (goesOn && !connected.contains(feed)) {
                downAtStart.put(feed, down);
            }
            if (noted(states, feed, FeedState.CONNECTED) > 0) {
                connected.add(feed);
            }
            faults.put(label(feed, FeedState.GAP), gap - down);
            faults.put(label(feed, FeedState.STALE), stale);
            faults.put(label(feed, FeedState.DOWN), down - stale - downAtStart.getOrDefault(feed, 0L));
        }
        return faults;
    }

    private static Set<String> feeds(Map<String, Long> states) {
        return states.keySet().stream()
                .map(label -> label.substring(0, label.lastIndexOf(BEFORE_STATE)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long noted(Map<String, Long> states, String feed, FeedState state) {
        return states.getOrDefault(label(feed, state), 0L);
    }

    /** A state of a feed as the counters name it. */
    static String label(String feed, FeedState state) {
        return feed + BEFORE_STATE + FeedCounters.word(state);
    }
}
