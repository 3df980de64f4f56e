package io.strikeiq.core.engine.formula;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.signal.VolatilityClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Declares the formula engine: three signals for each formula that takes sides and for the bias vote, one for any other. */
public final class FormulaSignals implements EngineDefinition {
    static final Parameter INTERVAL = new Parameter(
            1, "interval", 60, 1, 3_600, "s", "event time between two evaluations, which keep to its multiples");
    static final Parameter BIAS_THRESHOLD =
            new Parameter(2, "biasThreshold", 0.35, 0.05, 1, "share", "weighted vote from which the bias takes a side");
    static final Parameter LEAST_FAMILIES =
            new Parameter(3, "leastFamilies", 4, 1, 7, "count", "families that must know their inputs for a bias vote");
    static final Parameter EXIT_SHARE = new Parameter(
            4, "exitShare", 0.7, 0, 1, "share", "share of its threshold below which a vote goes back to HOLD");
    static final Parameter CONFIRMATIONS = new Parameter(
            5, "confirmations", 2, 1, 20, "count", "evaluations in a row after which another vote counts");
    private static final int FIRST_WEIGHT = 6;
    private static final List<SignalType> SIGNALS = declareSignals();
    /** By formula, the bias last: index of its HOLD, which the sides follow. */
    private static final int[] FIRST_TYPES = firstTypes();

    private static final List<Reason> REASONS = declareReasons();
    private static final List<Parameter> PARAMETERS = declareParameters();

    private static List<SignalType> declareSignals() {
        List<SignalType> types = new ArrayList<>();
        for (int i = 0; i <= Formula.count(); i++) {
            String name = i < Formula.count() ? Formula.at(i).name() : "BIAS";
            String refuted = "price moves against the vote within the outcome horizon";
            types.add(new SignalType(
                    types.size(),
                    name + "_HOLD",
                    Direction.NONE,
                    "price moves beyond the barriers within the outcome horizon",
                    VolatilityClaim.CALM));
            if (takesSides(i)) {
                types.add(new SignalType(types.size(), name + "_BUY", Direction.UP, refuted));
                types.add(new SignalType(types.size(), name + "_SELL", Direction.DOWN, refuted));
            }
        }
        return List.copyOf(types);
    }

    private static List<Reason> declareReasons() {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < Formula.count(); i++) {
            Formula formula = Formula.at(i);
            reasons.add(new Reason(formula.name() + "_" + formula.code(), formula.meaning(), formula.unit()));
        }
        for (Family family : Family.values()) {
            String code = "FAMILY_" + family.name();
            String words = family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            reasons.add(new Reason(code, "mean vote of the " + words + " formulas", "-1..1"));
        }
        reasons.add(new Reason("BIAS_SCORE", "weighted vote of the families", "-1..1"));
        return List.copyOf(reasons);
    }

    static Reason formulaReason(int formula) {
        return REASONS.get(formula);
    }

    static Reason familyReason(int family) {
        return REASONS.get(Formula.count() + family);
    }

    static Reason biasReason() {
        return REASONS.get(REASONS.size() - 1);
    }

    private static List<Parameter> declareParameters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(EngineDefinition.cooldown(300));
        parameters.add(INTERVAL);
        parameters.add(BIAS_THRESHOLD);
        parameters.add(LEAST_FAMILIES);
        parameters.add(EXIT_SHARE);
        parameters.add(CONFIRMATIONS);
        for (Family family : Family.values()) {
            String name = "weight" + camel(family.name());
            parameters.add(new Parameter(
                    FIRST_WEIGHT + family.ordinal(), name, 1, 0, 10, "weight", "weight of the family in the bias"));
        }
        return List.copyOf(parameters);
    }

    private static String camel(String upper) {
        StringBuilder name = new StringBuilder();
        for (String word : upper.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static boolean takesSides(int formula) {
        return formula == Formula.count() || Formula.at(formula).takesSides();
    }

    private static int[] firstTypes() {
        int[] first = new int[Formula.count() + 1];
        for (int i = 1; i < first.length; i++) {
            first[i] = first[i - 1] + (takesSides(i - 1) ? Vote.values().length : 1);
        }
        return first;
    }

    /** The signal of a vote; a formula that takes no side has one for HOLD only. */
    static SignalType type(int formula, Vote vote) {
        return SIGNALS.get(FIRST_TYPES[formula] + vote.ordinal());
    }

    static Parameter weight(int family) {
        return PARAMETERS.get(FIRST_WEIGHT + family);
    }

    @Override
    public String name() {
        return "formula";
    }

    @Override
    public String summary() {
        return "ten formula signals and their weighted bias vote";
    }

    @Override
    public List<SignalType> signals() {
        return SIGNALS;
    }

    @Override
    public List<Reason> reasons() {
        return REASONS;
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new FormulaEngine(parameters);
    }
}
