package io.strikeiq.watch.view;

import static io.strikeiq.core.metrics.Metric.*;

import io.strikeiq.core.metrics.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What each engine must know to say anything: one of these sets of metrics, whole and at one moment. An engine of a plugin does not say
 * what it needs, and is not here.
 */
public final class EngineInputs {
    private static final Map<String, List<List<Metric>>> WAYS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "liquidity",
            List.of(List.of(OFI_Z, VOLUME_Z, SWEEP_LEVELS_UP), List.of(SIGNED_VOLUME_Z, VOLUME_Z, MICROPRICE)),
            "stop_hunt",
            List.of(List.of(OFI_Z, ATR_1M), List.of(TRADE_RATE_Z, ATR_1M)),
            "smart_money",
            List.of(List.of(DELTA_FLOW_Z, PREMIUM_FLOW_Z, OPTION_VOLUME_Z, VOLUME_OI_Z, OI_CHANGE_SHARE)),
            "gamma_squeeze",
            List.of(
                    squeeze(SHORT_DATED_CALL_GAMMA_FLOW_Z, CALL_OI_VELOCITY_Z),
                    squeeze(SHORT_DATED_PUT_GAMMA_FLOW_Z, PUT_OI_VELOCITY_Z)),
            "options_trap",
            List.of(
                    List.of(CALL_WRITING_Z, ATR_1M),
                    List.of(PUT_WRITING_Z, ATR_1M),
                    List.of(CALL_WRITING_Z, CALL_WRITER_PREMIUM_CHANGE, CALL_WRITER_OI_CHANGE),
                    List.of(PUT_WRITING_Z, PUT_WRITER_PREMIUM_CHANGE, PUT_WRITER_OI_CHANGE)),
            "liquidity_vacuum",
            List.of(
                    List.of(ASK_DEPTH_PERCENTILE, SPREAD_PERCENTILE, RETURN_PER_VOLUME_PERCENTILE, VOLUME_Z),
                    List.of(ASK_DEPTH_PERCENTILE, SPREAD_PERCENTILE, RETURN_PER_VOLUME_PERCENTILE, OPTION_VOLUME_Z)),
            "formula",
            List.of(
                    List.of(OFI_Z),
                    List.of(DELTA_FLOW_Z),
                    List.of(PCR_OI_ATM),
                    List.of(PCR_OI_PERCENTILE),
                    List.of(ZERO_GAMMA_DISTANCE_SIGMA)),
            "dealer_gamma",
            List.of(List.of(GAMMA_REGIME, ZERO_GAMMA_ROOTS)),
            "structure",
            List.of(List.of(STRUCTURE_REGIME), List.of(DELTA_FLOW_Z), List.of(IV_REGIME), List.of(PIN_SCORE)))));

    private static final List<List<Metric>> ALL =
            WAYS.values().stream().flatMap(List::stream).distinct().toList();

    private EngineInputs() {}

    private static List<Metric> squeeze(Metric flow, Metric velocity) {
        return List.of(velocity, flow, NORMALISED_GEX, SHORT_GAMMA_STRIKE, ATM_SIGMA_CHANGE, RV_IV_RATIO);
    }

    /** The engines, by name. */
    public static Set<String> engines() {
        return WAYS.keySet();
    }

    /** The sets of an engine. */
    public static List<List<Metric>> of(String engine) {
        return WAYS.get(engine);
    }

    /** The sets of all engines. */
    public static List<List<Metric>> all() {
        return ALL;
    }

    /**
     * By engine the inputs that keep it silent, in the order of their names: of the set that lacks the fewest, those that are unknown.
     * An engine that knows what it needs has an empty list.
     *
     * @param values of a moment, {@code NaN} for unknown
     */
    public static Map<String, List<Metric>> blocked(ToDoubleFunction<Metric> values) {
        Map<String, List<Metric>> blocked = new LinkedHashMap<>();
        WAYS.forEach((engine, ways) -> blocked.put(engine, fewest(ways, values)));
        return blocked;
    }

    private static List<Metric> fewest(List<List<Metric>> ways, ToDoubleFunction<Metric> values) {
        List<Metric> fewest = null;
        for (List<Metric> way : ways) {
            List<Metric> unknown = new ArrayList<>();
            for (Metric metric : way) {
                if (Double.isNaN(values.applyAsDouble(metric))) {
                    unknown.add(metric);
                }
            }
            if (fewest == null || unknown.size() < fewest.size()) {
                fewest = unknown;
            }
        }
        return fewest;
    }
}
