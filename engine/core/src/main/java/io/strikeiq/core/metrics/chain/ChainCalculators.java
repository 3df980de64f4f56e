package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.metrics.MetricCalculator;
import java.util.List;

/** The chain calculators of one underlying; they share the list of live chains, which the first keeps up to date. */
public final class ChainCalculators {
    private ChainCalculators() {}

    /** A fresh set, in the order in which they must run; flow and engines read what they leave. */
    public static List<MetricCalculator> create(ChainSettings settings) {
        LiveChains chains = new LiveChains();
        StrikeLadder ladder = new StrikeLadder(chains);
        QuoteFilter quotes = new QuoteFilter(settings);
        return List.of(
                new RepricingCalculator(settings, chains, quotes),
                new FrontExpiryCalculator(settings, chains, quotes),
                new OpenInterestCalculator(settings, chains, ladder),
                new DealerGammaCalculator(settings, chains, ladder));
    }
}
