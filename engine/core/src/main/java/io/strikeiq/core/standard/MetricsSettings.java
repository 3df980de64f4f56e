package io.strikeiq.core.standard;

import io.strikeiq.core.metrics.book.BookSettings;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.flow.FlowSettings;
import io.strikeiq.core.metrics.price.PriceSettings;
import io.strikeiq.core.metrics.regime.RegimeSettings;

/**
 * Settings of the standard calculators, one record for each group.
 *
 * @param chain option chains, open interest and dealer gamma
 * @param flow option flow and positioning
 * @param book book and trades of the underlying
 * @param price price and volatility of the underlying
 * @param regime regimes
 */
public record MetricsSettings(
        ChainSettings chain, FlowSettings flow, BookSettings book, PriceSettings price, RegimeSettings regime) {
    /** The defaults of every group. */
    public static MetricsSettings defaults() {
        return new MetricsSettings(
                ChainSettings.defaults(),
                FlowSettings.defaults(),
                BookSettings.defaults(),
                PriceSettings.defaults(),
                RegimeSettings.defaults());
    }
}
