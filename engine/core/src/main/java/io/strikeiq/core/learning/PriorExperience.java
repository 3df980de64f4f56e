package io.strikeiq.core.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of signals before a run's own outcomes: the outcomes of earlier runs, in the order in which they were learned. */
public final class PriorExperience {
    /** Nothing is known. */
    public static final PriorExperience NONE = new PriorExperience(List.of(), false);

    private final Map<String, List<PastOutcome>> bySymbol = new HashMap<>();
    private final int size;
    private final boolean modelStates;

    /** @param modelStates whether the online model gives signals their confidence, in place of the cells */
    public PriorExperience(List<PastOutcome> outcomes, boolean modelStates) {
        for (PastOutcome each : outcomes) {
            bySymbol.computeIfAbsent(each.underlying(), symbol -> new ArrayList<>())
                    .add(each);
        }
        this.size = outcomes.size();
        this.modelStates = modelStates;
    }

    /** Of an underlying: two venues may list one symbol, and what was learned of one says nothing of the other. */
    public List<PastOutcome> of(String venue, String underlying) {
        return bySymbol.getOrDefault(underlying, List.of()).stream()
                .filter(each -> each.venue().isEmpty() || each.venue().equals(venue))
                .toList();
    }

    public int size() {
        return size;
    }

    /** Whether the online model gives signals their confidence. */
    public boolean modelStates() {
        return modelStates;
    }
}
