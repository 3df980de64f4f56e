package io.strikeiq.service.watch;

import io.strikeiq.core.event.FeedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Counts the faults that states of feeds are of, and knows which outages have been told. An outage is one fault, though a feed may note it three
 * times: that nothing comes any more, then that the connection is closed, and at its end the gap that it left; and though its check
 * fails too. A gap in the sequence of what comes is counted as that, not as a state. What was missed while the process did not run is no
 * fault. Owned by the thread of the counters.
 */
final class FeedOutages {
    private static final String BEFORE_STATE = ": ";

    /** How often a feed was noted as down before it was connected first, which is of the time before the process, by feed. */
    private final Map<String, Long> downAtStart = new HashMap<>();
    /** Feeds whose present outage was told, and how often they had been connected then. */
    private final Map<String, Long> told = new HashMap<>();
    /** How often feeds have been connected. */
    private final Map<String, Long> connections = new HashMap<>();
    /** How often feeds have noted a state in which nothing comes. */
    private final Map<String, Long> losses = new HashMap<>();
    /** How often feeds had been connected when the last outage that they noted began. */
    private final Map<String, Long> begun = new HashMap<>();

    /** How often a feed has noted a state of a fault. */
    record Fault(String feed, FeedState state, long count) {
        String label() {
            return FeedOutages.label(feed, state);
        }
    }

    /**
     * The faults so far, by feed and the state that is the first of them.
     *
     * @param states how often each state was noted, by the same labels
     * @param gaps gaps in sequences, by feed and channel
     * @param goesOn whether the process goes on with a run
     */
    List<Fault> count(Map<String, Long> states, Map<String, Long> gaps, boolean goesOn) {
        List<Fault> faults = new ArrayList<>();
        for (String feed : feeds(states)) {
            long stale = noted(states, feed, FeedState.STALE);
            long down = noted(states, feed, FeedState.DOWN);
            long gap = noted(states, feed, FeedState.GAP);
            if (goesOn && connections(feed) == 0) {
                downAtStart.put(feed, down);
            }
            if (stale + down > losses.getOrDefault(feed, 0L)) {
                losses.put(feed, stale + down);
                begun.put(feed, connections(feed));
            }
            connect(feed, noted(states, feed, FeedState.CONNECTED));
            faults.add(new Fault(feed, FeedState.GAP, gap - down - inSequence(gaps, feed)));
            faults.add(new Fault(feed, FeedState.STALE, stale));
            faults.add(new Fault(feed, FeedState.DOWN, down - stale - downAtStart.getOrDefault(feed, 0L)));
        }
        return faults;
    }

    private void connect(String feed, long count) {
        connections.put(feed, count);
        if (count > told.getOrDefault(feed, count)) {
            told.remove(feed);
        }
    }

    private static long inSequence(Map<String, Long> gaps, String feed) {
        return gaps.entrySet().stream()
                .filter(each -> each.getKey().startsWith(feed + BEFORE_STATE))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long connections(String feed) {
        return connections.getOrDefault(feed, 0L);
    }

    /** The present outage of a feed has been told. */
    void tell(String feed) {
        told.put(feed, connections(feed));
    }

    /** The outage that a fault is of has been told. It may be over by then, and the next one is another. */
    void tell(Fault fault) {
        if (begun.getOrDefault(fault.feed(), 0L) == connections(fault.feed())) {
            tell(fault.feed());
        }
    }

    /** The outage of a feed is over; one that comes is another. */
    void end(String feed) {
        told.remove(feed);
    }

    /** Whether the present outage of a feed has been told. */
    boolean isTold(String feed) {
        return told.containsKey(feed);
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
