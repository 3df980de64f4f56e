package io.strikeiq.core.pipeline;

import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricCalculators;
import io.strikeiq.core.metrics.book.BookMetrics;
import io.strikeiq.core.metrics.chain.ChainCalculators;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.flow.OptionFlowCalculator;
import io.strikeiq.core.metrics.flow.PositioningCalculator;
import io.strikeiq.core.metrics.price.PriceMetrics;
import io.strikeiq.core.metrics.regime.GammaRegime;
import io.strikeiq.core.metrics.regime.RegimeMetrics;
import java.util.ArrayList;
import java.util.List;

/** The metric calculators that come with StrikeIQ, in the order in which a tick meets them. */
public final class StandardMetrics implements MetricCalculators {
    private final MetricsSettings settings;

    public StandardMetrics(MetricsSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<MetricCalculator> create() {
        List<MetricCalculator> calculators = new ArrayList<>();
        ChainSettings chain = settings.chain();
        calculators.addAll(ChainCalculators.create(chain));
        calculators.add(new GammaRegime(chain.gammaRegimeEnter(), chain.gammaRegimeExit()));
        calculators.add(new OptionFlowCalculator(settings.flow()));
        calculators.add(new PositioningCalculator(settings.flow()));
        calculators.add(new BookMetrics(settings.book()));
        calculators.add(new PriceMetrics(settings.price()));
        calculators.add(new RegimeMetrics(settings.regime()));
        return calculators;
    }

    /** The settings that every calculator is made with. */
    public MetricsSettings settings() {
        return settings;
    }
}
