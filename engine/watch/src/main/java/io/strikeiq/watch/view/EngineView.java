package io.strikeiq.watch.view;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.present.PresentMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
        return of(market.symbol(), metric -> market.metric(metric.name()));
    }

    /** Every engine on the underlying of a copy that the stages have made. */
    public static List<EngineView> of(PresentMarket market) {
        return of(market.instrument().symbol(), market.frame()::get);
    }

    private static List<EngineView> of(String symbol, ToDoubleFunction<Metric> values) {
        List<EngineView> views = new ArrayList<>();
        EngineInputs.blocked(values)
                .forEach((engine, unknown) -> views.add(new EngineView(
                        symbol, engine, unknown.stream().map(Metric::name).toList())));
        return views;
    }
}
