package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.signal.VolatilityClaim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the online model sees of a signal: its strength, what it says, its engine, the regimes, and the values of its evidence
 * by reason. Evidence that a signal does not carry is unknown.
 */
final class SignalFeatures {
    private static final int STRENGTH = 0;
    private static final int SIGN = 1;
    private static final int FIRST_ENGINE = 2;

    private final int firstVolatility;
    private final int firstGamma;
    private final int firstReason;
    private final List<String> reasons = new ArrayList<>();
    /** By engine: the reasons that it declares, and beside them their places. */
    private final List<List<Reason>> declared = new ArrayList<>();

    private final int[][] places;

    SignalFeatures(List<EngineDefinition> definitions) {
        firstVolatility = FIRST_ENGINE + definitions.size();
        firstGamma = firstVolatility + Regime.VOLATILITIES;
        firstReason = firstGamma + Regime.GAMMAS;
        places = new int[definitions.size()][];
        for (int i = 0; i < places.length; i++) {
            List<Reason> of = List.copyOf(definitions.get(i).reasons());
            declared.add(of);
            places[i] = of.stream().mapToInt(reason -> placeOf(reason.code())).toArray();
        }
    }

    private int placeOf(String code) {
        if (!reasons.contains(code)) {
            reasons.add(code);
        }
        return firstReason + reasons.indexOf(code);
    }

    int size() {
        return firstReason + reasons.size();
    }

    /** What stands at the place of a reason, −1 where no engine declares it. */
    int place(String code) {
        int index = reasons.indexOf(code);
        return index < 0 ? -1 : firstReason + index;
    }

    /** Takes the evidence of a signal. */
    void collect(Signal signal, int engine, EvidenceFeatures evidence) {
        evidence.clear();
        for (int i = 0; i < signal.evidenceCount(); i++) {
            evidence.add(place(engine, signal.reason(i)), signal.value(i));
        }
    }

    private int place(int engine, Reason reason) {
        List<Reason> of = declared.get(engine);
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i).equals(reason)) {
                return places[engine][i];
            }
        }
        return -1;
    }

    /** Fills in all features of a signal. */
    void fill(
            double[] features,
            int engine,
            SignalType type,
            double strength,
            double ivRegime,
            double gammaRegime,
            EvidenceFeatures evidence) {
        Arrays.fill(features, 0, firstReason, 0);
        Arrays.fill(features, firstReason, features.length, Double.NaN);
        features[STRENGTH] = strength;
        features[SIGN] = sign(type);
        features[FIRST_ENGINE + engine] = 1;
        features[firstVolatility + Regime.volatility(ivRegime)] = 1;
        features[firstGamma + Regime.gamma(gammaRegime)] = 1;
        evidence.fill(features);
    }

    /** Up, or more variance than implied: 1. */
    private static int sign(SignalType type) {
        if (type.direction() != Direction.NONE) {
            return type.direction() == Direction.UP ? 1 : -1;
        }
        return type.claim() == VolatilityClaim.NONE ? 0 : type.claim() == VolatilityClaim.CALM ? -1 : 1;
    }
}
