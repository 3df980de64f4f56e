package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.imports.nse.NseImporter;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mode that reproduces NSE's printed volatility, from the config through the import to the chain: Black-Scholes on
 * spot, r = 10 %, whole calendar days. NSE implies from the last trade and the engine from the mid, so that single options
 * differ and the median is what is compared.
 */
@LongTest
final class NseVolatilityTest {
    private static final double NEAR_THE_MONEY = 0.02;
    private static final double TIGHT = 0.03;

    /** Compares what the chain holds with what was printed whenever a table is complete. */
    private static final class Comparison implements TickSink {
        private final MarketState state = new MarketState();
        private final MetricsStage metrics;
        private final List<Double> errors = new ArrayList<>();
        private long tableTime;

        private Comparison(MetricsSettings settings) {
            metrics = new MetricsStage(state, new StandardMetrics(settings));
        }

        @Override
        public void accept(MarketEvent tick) {
            state.find(tick);
            metrics.beforeTick(tick);
            if (tick.exchangeTime > tableTime && state.underlyingCount() > 0) {
                compare(state.underlying(0));
            }
            state.onTick(tick);
            metrics.onTick(tick);
            tableTime = tick.exchangeTime;
        }

        private void compare(UnderlyingState underlying) {
            ChainState chain = underlying.front();
            for (int column = 0; chain != null && column < 2 * chain.rows(); column++) {
                double mid = chain.mid(column);
                boolean fresh = chain.quoteTime(column) == tableTime;
                boolean liquid = chain.ask(column) - chain.bid(column) < TIGHT * mid;
                double away = Math.abs(chain.strike(column / 2) / underlying.spot - 1);
                double error = 100 * (chain.sigma[column] - chain.venueIv[column]);
                if (fresh && liquid && away < NEAR_THE_MONEY && !Double.isNaN(error)) {
                    errors.add(error);
                }
            }
        }

        private double median() {
            Collections.sort(errors);
            return errors.isEmpty() ? Double.NaN : errors.get(errors.size() / 2);
        }
    }

    private static Comparison compare(String underlying, String mode) {
        String yaml = "metrics: {chain: {ivMode: " + mode + ", zoneOffset: 330m}}";
        Comparison comparison =
                new Comparison(ConfigFile.parse("test", yaml, Map.of()).metrics());
        new NseImporter().run(List.of(SharedData.file("nse-2019/" + underlying + "_2019-07.zip")), comparison);
        return comparison;
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIFTY", "BANKNIFTY"})
    void shouldPrintVolatilityAsTheExchangeDoes(String underlying) {
        Comparison comparison = compare(underlying, "nse");
        ReferenceReport.check(
                "implied volatility on spot",
                "NSE tables of " + underlying + ", July 2019",
                "from config to chain, median, points",
                Math.abs(comparison.median()),
                0.05,
                comparison.errors.size());
        double otherModel = Math.abs(compare(underlying, "black_76").median());
        assertTrue(otherModel > 0.2, () -> "the comparison does not tell the models apart: " + otherModel);
    }
}
