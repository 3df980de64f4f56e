package io.strikeiq.watch.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.persistence.database.StoredMarket;
import io.strikeiq.persistence.database.StoredOption;
import io.strikeiq.watch.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what the database has of a moment. */
public final class SnapshotView {
    private static final double ONE_PERCENT = 0.01;
    private static final double NANOS_PER_YEAR = 365.0 * 86_400 * 1e9;
    private final GexConvention convention;

    /** @param convention by which dealers' positions follow from open interest; by flow they are not stored */
    public SnapshotView(GexConvention convention) {
        this.convention = convention;
    }

    /**
     * The market of a snapshot of metrics and of one of its chain.
     *
     * @param options of one time, by expiry, series, strike and right; empty when none are asked for
     */
    public MarketView of(StoredMarket market, List<StoredOption> options) {
        Map<String, Double> metrics = metrics(market.metrics());
        return new MarketView(
                market.symbol(),
                Origin.SNAPSHOT,
                market.timestamp(),
                market.runId(),
                market.tickSequence(),
                metrics.getOrDefault(Metric.SPOT.name(), Double.NaN),
                metrics,
                options.isEmpty() ? null : options.get(0).timestamp(),
                expiries(options),
                null);
    }

    /** The values of a stored object, by name, with those that it lacks unknown. */
    public static Map<String, Double> metrics(String text) {
        JsonNode tree = Json.parse(text);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            JsonNode value = tree.path(metric.name());
            metrics.put(metric.name(), value.isNumber() ? value.doubleValue() : Double.NaN);
        }
        return metrics;
    }

    private List<ExpiryView> expiries(List<StoredOption> options) {
        List<ExpiryView> expiries = new ArrayList<>();
        int from = 0;
        while (from < options.size()) {
            int to = from + 1;
            while (to < options.size() && isSame(options.get(from), options.get(to))) {
                to++;
            }
            expiries.add(expiry(options.subList(from, to)));
            from = to;
        }
        return expiries;
    }

    private static boolean isSame(StoredOption one, StoredOption other) {
        return one.expiry().equals(other.expiry()) && one.series().equals(other.series());
    }

    private ExpiryView expiry(List<StoredOption> options) {
        StoredOption first = options.get(0);
        return new ExpiryView(
                first.expiry(),
                first.series(),
                years(first.timestamp(), first.expiry()),
                first.forward(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                first.spot(),
                null,
                Double.NaN,
                Double.NaN,
                options.stream().map(this::option).toList());
    }

    private static double years(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos()) / NANOS_PER_YEAR;
    }

    private OptionView option(StoredOption option) {
        double units = units(option);
        return new OptionView(
                null,
                option.instrumentId(),
                option.strike(),
                option.right(),
                Double.NaN,
                option.bid(),
                option.ask(),
                option.bidSize(),
                option.askSize(),
                option.last(),
                option.volume(),
                option.openInterest(),
                null,
                option.sigma(),
                null,
                null,
                option.delta(),
                option.gamma(),
                option.vega(),
                option.theta(),
                Double.NaN,
                Double.NaN,
                units,
                ONE_PERCENT * option.spot() * option.spot() * option.gamma() * units);
    }

    private double units(StoredOption option) {
        return switch (convention) {
            case LONG_CALLS_SHORT_PUTS ->
                option.right().equals("CALL") ? option.openInterest() : -option.openInterest();
            case ALL_SHORT -> -option.openInterest();
            case BY_FLOW -> Double.NaN;
        };
    }
}
