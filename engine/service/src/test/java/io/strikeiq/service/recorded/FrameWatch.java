package io.strikeiq.service.recorded;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.watch.view.EngineInputs;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An engine that says nothing: it counts at how many whole instants each input of the others was known, together and
 * alone, how long each day had ticks, and how often dealers' gamma was in each regime.
 */
final class FrameWatch implements EngineDefinition, AnalyticsEngine {
    private static final double NANOS_PER_HOUR = 3.6e12;

    /** Event times of a day's first and last tick. */
    private static final class Span {
        private final long first;
        private long last;

        private Span(long first) {
            this.first = first;
        }
    }

    private final RecordedMarket market;
    private final Map<LocalDate, Span> days = new TreeMap<>();
    private final Map<List<Metric>, Integer> whole = new HashMap<>();
    private final Map<Metric, Integer> known = new EnumMap<>(Metric.class);
    private final Map<Double, Integer> regimes = new TreeMap<>();
    private Span today;
    private long tomorrow = Long.MIN_VALUE;

    FrameWatch(RecordedMarket market) {
        this.market = market;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String summary() {
        return "counts known inputs";
    }

    @Override
    public List<SignalType> signals() {
        return List.of();
    }

    @Override
    public List<Reason> reasons() {
        return List.of();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(EngineDefinition.cooldown(0));
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return this;
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        if (tick.type == TickType.INSTRUMENT || tick.type == TickType.SESSION) {
            return;
        }
        if (tick.type != TickType.CLOCK) {
            seeDay(tick);
        }
        if (!metrics.isWhole()) {
            return;
        }
        for (Metric metric : Metric.values()) {
            if (metrics.isKnown(metric)) {
                known.merge(metric, 1, Integer::sum);
            }
        }
        for (List<Metric> way : EngineInputs.all()) {
            if (way.stream().allMatch(metrics::isKnown)) {
                whole.merge(way, 1, Integer::sum);
            }
        }
        if (metrics.isKnown(Metric.GAMMA_REGIME)) {
            regimes.merge(metrics.get(Metric.GAMMA_REGIME), 1, Integer::sum);
        }
    }

    private void seeDay(MarketEvent tick) {
        if (tick.exchangeTime >= tomorrow) {
            LocalDate day = market.day(tick.exchangeTime);
            today = days.computeIfAbsent(day, date -> new Span(tick.exchangeTime));
            tomorrow = day.plusDays(1).atStartOfDay(market.zone()).toEpochSecond() * 1_000_000_000L;
        }
        today.last = tick.exchangeTime;
    }

    List<LocalDate> days() {
        return List.copyOf(days.keySet());
    }

    /** Hours between the first and the last tick of a day. */
    double hours(LocalDate day) {
        return (days.get(day).last - days.get(day).first) / NANOS_PER_HOUR;
    }

    /** The input for want of which an engine could say nothing at any moment, null when it could. */
    Metric missing(String engine) {
        Metric missing = null;
        for (List<Metric> way : EngineInputs.of(engine)) {
            if (whole.containsKey(way)) {
                return null;
            }
            for (Metric metric : way) {
                if (missing == null || known.getOrDefault(metric, 0) < known.getOrDefault(missing, 0)) {
                    missing = metric;
                }
            }
        }
        return missing;
    }

    /** Largest share of instants that dealers' gamma was in one regime; {@code NaN} when it was never known. */
    double largestRegimeShare() {
        int all = regimes.values().stream().mapToInt(Integer::intValue).sum();
        return regimes.values().stream().mapToInt(Integer::intValue).max().orElse(0) / (double) all;
    }
}
