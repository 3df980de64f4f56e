package io.strikeiq.watch.view;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.chain.GammaSource;
import io.strikeiq.core.present.PresentChain;
import io.strikeiq.core.present.PresentChain.Column;
import io.strikeiq.core.present.PresentMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Shows a copy that the stages have made. */
public final class PresentView {
    private static final double ONE_PERCENT = 0.01;
    private final PresentMarket market;
    private final boolean venue;

    private PresentView(PresentMarket market) {
        this.market = market;
        this.venue = market.frame().get(Metric.GAMMA_SOURCE) == GammaSource.VENUE.ordinal();
    }

    /** The market of a copy. */
    public static MarketView of(PresentMarket market, Origin origin, String runId) {
        PresentView view = new PresentView(market);
        List<ExpiryView> expiries = new ArrayList<>();
        for (int i = 0; i < market.chainCount(); i++) {
            expiries.add(view.expiry(market.chain(i)));
        }
        List<Root> roots = new ArrayList<>();
        for (int i = 0; i < market.rootCount(); i++) {
            roots.add(new Root(market.root(i), market.rootWeight(i)));
        }
        Instant time = time(market.time());
        return new MarketView(
                market.instrument().symbol(),
                origin,
                time,
                runId,
                market.tick(),
                market.spot(),
                metrics(market.frame()),
                time,
                expiries,
                roots);
    }

    private static Map<String, Double> metrics(MetricFrame frame) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            metrics.put(metric.name(), frame.get(metric));
        }
        return metrics;
    }

    private ExpiryView expiry(PresentChain chain) {
        List<OptionView> options = new ArrayList<>();
        for (int column = 0; column < 2 * chain.rows(); column++) {
            if (chain.instrument(column) != null) {
                options.add(option(chain, column));
            }
        }
        return new ExpiryView(
                time(chain.expiryTime()),
                chain.series(),
                chain.tau(),
                chain.forward(),
                chain.atmSigma(),
                chain.straddle(),
                chain.rate(),
                chain.repricedSpot(),
                time(chain.repricedTime()),
                gap(chain, Column.SIGMA, Column.VENUE_SIGMA),
                gap(chain, Column.DELTA, Column.VENUE_DELTA),
                options);
    }

    /** Where the venue's are ours there is nothing to compare. */
    private double gap(PresentChain chain, Column ours, Column theirs) {
        double[] gaps = IntStream.range(0, 2 * chain.rows())
                .filter(column -> !venue && chain.instrument(column) != null)
                .mapToDouble(column -> Math.abs(chain.get(ours, column) - chain.get(theirs, column)))
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        int middle = gaps.length / 2;
        if (gaps.length == 0) {
            return Double.NaN;
        }
        return gaps.length % 2 == 1 ? gaps[middle] : 0.5 * (gaps[middle - 1] + gaps[middle]);
    }

    private OptionView option(PresentChain chain, int column) {
        Instrument terms = chain.instrument(column);
        double units = chain.get(Column.UNITS, column);
        double gamma = chain.get(Column.GAMMA, column);
        return new OptionView(
                terms.symbol(),
                terms.id(),
                terms.strike(),
                terms.right().name(),
                terms.contractSize(),
                chain.get(Column.BID, column),
                chain.get(Column.ASK, column),
                chain.get(Column.BID_SIZE, column),
                chain.get(Column.ASK_SIZE, column),
                chain.get(Column.LAST, column),
                chain.get(Column.VOLUME, column),
                chain.get(Column.OPEN_INTEREST, column),
                time(chain.quoteTime(column)),
                chain.get(Column.SIGMA, column),
                origin(chain, column),
                time(venue ? 0 : chain.sigmaTime(column)),
                chain.get(Column.DELTA, column),
                gamma,
                chain.get(Column.VEGA, column),
                chain.get(Column.THETA, column),
                chain.get(Column.VANNA, column),
                chain.get(Column.CHARM, column),
                units,
                ONE_PERCENT * market.spot() * market.spot() * gamma * units);
    }

    private SigmaOrigin origin(PresentChain chain, int column) {
        if (Double.isNaN(chain.get(Column.SIGMA, column))) {
            return SigmaOrigin.NONE;
        } else if (venue) {
            return SigmaOrigin.VENUE;
        }
        return chain.sigmaTime(column) >= chain.repricedTime() ? SigmaOrigin.QUOTE : SigmaOrigin.CARRIED;
    }

    /** Null for 0, which means never. */
    private static Instant time(long nanos) {
        return nanos == 0 ? null : Instant.EPOCH.plusNanos(nanos);
    }
}
