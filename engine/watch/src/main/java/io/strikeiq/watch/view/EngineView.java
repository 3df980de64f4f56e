package io.strikeiq.watch.view;

import io.strikeiq.core.metrics.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an engine knows on an underlying what it needs to say anything.
 *
 * @param blockedBy metrics that it does not know yet, empty when it knows enough: it is then silent because the market is
 */
public record EngineView(String symbol, String engine, List<String> blockedBy) {
    /** Takes a copy of the list. */
    public EngineView {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Every engine on the underlying of a market. */
    public static List<EngineView> of(MarketView market) {
        List<EngineView> views = new ArrayList<>();
        EngineInputs.blocked(metric -> market.metric(metric.name()))
                .forEach((engine, unknown) -> views.add(new EngineView(
                        market.symbol(),
                        engine,
                        unknown.stream().map(Metric::name).toList())));
        return views;
    }
}
