package io.strikeiq.learning.model;

import io.strikeiq.learning.outcome.SignalSaid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a model sees of a signal: its strength and direction, its engine, the values of its evidence, and the regimes. Evidence
 * that a signal does not carry is unknown; names that appear for the first time later are not seen.
 */
public final class FeatureSpace {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    /** Takes the names of all signals given, in their alphabet's order. */
    public FeatureSpace(Collection<SignalSaid> signals) {
        SortedSet<String> seen = new TreeSet<>();
        for (SignalSaid said : signals) {
            seen.addAll(codes(said));
            said.evidence().keySet().forEach(reason -> seen.add("evidence " + reason));
        }
        names = new ArrayList<>(List.of("strength", "direction"));
        names.addAll(seen);
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    private static List<String> codes(SignalSaid said) {
        return List.of("engine " + said.engine(), "IV " + said.ivRegime(), "gamma " + said.gammaRegime());
    }

    public int size() {
        return names.size();
    }

    public String name(int i) {
        return names.get(i);
    }

    /** The features of a signal, {@code NaN} for what it does not carry. */
    double[] of(SignalSaid said) {
        double[] features = new double[names.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = names.get(i).startsWith("evidence ") ? Double.NaN : 0;
        }
        features[0] = said.strength();
        features[1] = said.sign();
        codes(said).forEach(code -> set(features, code, 1));
        said.evidence().forEach((reason, value) -> set(features, "evidence " + reason, value));
        return features;
    }

    private void set(double[] features, String name, double value) {
        Integer place = places.get(name);
        if (place != null) {
            features[place] = value;
        }
    }
}
