package io.strikeiq.feeds.nse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which instruments are subscribed: underlyings and their futures, and of the options the strikes around each index, which follow
 * it when it has moved by two.
 */
public final class NseChain {
    private static final double STEPS_TO_MOVE = 2;

    private final Map<String, NseInstrument> underlyings = new LinkedHashMap<>();
    private final Map<String, List<NseInstrument>> listed = new HashMap<>();
    private final Map<String, Double> centres = new HashMap<>();
    private final int strikes;

    /**
     * @param all every instrument
     * @param strikes on each side of an index
     */
    public NseChain(List<NseInstrument> all, int strikes) {
        this.strikes = strikes;
        for (NseInstrument each : all) {
            if (each.terms.isUnderlying()) {
                String name = each.terms.symbol();
                underlyings.put(name, each);
                listed.put(
                        name,
                        all.stream()
                                .filter(other -> other.terms.underlyingId() == each.terms.id())
                                .toList());
            }
        }
    }

    /** What is wanted now, in the order of the instruments. */
    public Set<NseInstrument> wanted() {
        Set<NseInstrument> wanted = new LinkedHashSet<>();
        underlyings.forEach((name, underlying) -> {
            double price = underlying.price;
            if (price > 0 && !(Math.abs(price - centre(name)) < STEPS_TO_MOVE * step(name, price))) {
                centres.put(name, price);
            }
            List<Double> near = strikes(name, centre(name))
                    .limit(centre(name) > 0 ? 2L * strikes + 1 : 0)
                    .toList();
            listed.get(name).stream()
                    .filter(each -> !each.terms.isOption() || near.contains(each.terms.strike()))
                    .forEach(wanted::add);
        });
        return wanted;
    }

    /** Whether an index has its first price since it was last asked what is wanted. */
    public boolean knowsMore() {
        if (centres.size() < underlyings.size()) {
            for (Map.Entry<String, NseInstrument> each : underlyings.entrySet()) {
                if (each.getValue().price > 0 && !centres.containsKey(each.getKey())) {
                    return true;
                }
            }
        }
        return false;
    }

    private double centre(String name) {
        return centres.getOrDefault(name, Double.NaN);
    }

    /** The nearest first. */
    private Stream<Double> strikes(String name, double price) {
        return listed.get(name).stream()
                .filter(each -> each.terms.isOption())
                .map(each -> each.terms.strike())
                .distinct()
                .sorted(Comparator.comparingDouble(strike -> Math.abs(strike - price)));
    }

    private double step(String name, double price) {
        List<Double> near = strikes(name, price).limit(2).toList();
        return near.size() < 2 ? Double.NaN : Math.abs(near.get(0) - near.get(1));
    }
}
