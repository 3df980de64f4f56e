package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.binance.BinanceImporter;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.Report;
import io.strikeiq.testing.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The regression of Cont, Kukanov and Stoikov (2014), ΔP = α + β·OFI + ε over intervals of 10 s, on the recorded book:
 * fitted on the first half, tested on the second. They report R² of 65 % on average, in sample, for the same interval.
 */
@LongTest
final class OrderFlowRegressionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Report REPORT = new Report(
            "order-flow-imbalance",
            "price change over",
            "windows start every",
            "fitted on",
            "tested on",
            "slope, USDT per BTC",
            "R2 in sample",
            "R2 out of sample",
            "R2 fitted on all");

    /** Mid and sum of order-flow imbalance since the start, once a second. */
    private record Path(List<Double> mids, List<Double> flows) {}

    /** x and y of the windows. */
    private record Windows(List<Double> flows, List<Double> changes) {
        static Windows of(Path path, int from, int to, int length, int step, int ahead) {
            Windows windows = new Windows(new ArrayList<>(), new ArrayList<>());
            for (int k = from; k + length + ahead <= to; k += step) {
                windows.flows.add(path.flows.get(k + length) - path.flows.get(k));
                windows.changes.add(path.mids.get(k + length + ahead) - path.mids.get(k + ahead));
            }
            return windows;
        }
    }

    /** Least squares of y on x. */
    private record Line(double slope, double intercept, double meanChange) {
        static Line through(Windows windows) {
            double x = mean(windows.flows);
            double y = mean(windows.changes);
            double covariance = 0;
            double variance = 0;
            for (int i = 0; i < windows.flows.size(); i++) {
                double away = windows.flows.get(i) - x;
                covariance += away * (windows.changes.get(i) - y);
                variance += away * away;
            }
            return new Line(covariance / variance, y - covariance / variance * x, y);
        }

        private static double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        /** One minus the squared error of the line over that of the mean change that it was fitted on. */
        double rSquared(Windows windows) {
            double ofLine = 0;
            double ofMean = 0;
            for (int i = 0; i < windows.flows.size(); i++) {
                double change = windows.changes.get(i);
                ofLine += Math.pow(change - intercept - slope * windows.flows.get(i), 2);
                ofMean += Math.pow(change - meanChange, 2);
            }
            return 1 - ofLine / ofMean;
        }
    }

    @Test
    void shouldExplainThePriceChangeOfTheSameInterval() {
        Path path = path();
        double contemporaneous = report(path, 10, 1, 0);
        assertTrue(contemporaneous > 0.3, "R² out of sample: " + contemporaneous);
        assertTrue(report(path, 10, 10, 0) > 0.3, "without overlap");
        assertTrue(report(path, 1, 1, 0) > 0.3, "over one second");
        assertTrue(report(path, 10, 10, 10) < contemporaneous, "the next interval is told less well");
        assertTrue(report(path, 10, 1, 10) < contemporaneous, "the next interval is told less well");
        assertTrue(report(path, 1, 1, 1) < contemporaneous, "the next second is told less well");
    }

    private static double report(Path path, int length, int step, int ahead) {
        int last = path.mids.size() - 1;
        Windows first = Windows.of(path, 0, last / 2, length, step, ahead);
        Windows second = Windows.of(path, last / 2, last, length, step, ahead);
        Windows all = Windows.of(path, 0, last, length, step, ahead);
        Line line = Line.through(first);
        double outOfSample = line.rSquared(second);
        REPORT.add(
                2,
                (ahead == 0 ? "the same " : "the next ") + length + " s",
                step + " s",
                String.valueOf(first.flows.size()),
                String.valueOf(second.flows.size()),
                decimal(line.slope),
                decimal(line.rSquared(first)),
                decimal(outOfSample),
                decimal(Line.through(all).rSquared(all)));
        return outOfSample;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** The book through the metrics, with a half-life of ten years: OFI is then the plain sum since the start. */
    private static Path path() {
        MetricsSettings settings = ConfigFile.parse("test", "metrics: {book: {flowHalfLife: 3650d}}", Map.of())
                .metrics();
        MarketState state = new MarketState();
        MetricsStage metrics = new MetricsStage(state, new StandardMetrics(settings));
        Path path = new Path(new ArrayList<>(), new ArrayList<>());
        long due = 0;
        List<MarketEvent> ticks = recorded();
        // The clock runs on for a while behind the last message.
        ticks.removeIf(tick -> tick.type == TickType.CLOCK);
        for (MarketEvent tick : ticks) {
            if (due == 0 && tick.type == TickType.DEPTH) {
                due = tick.exchangeTime + SECOND;
            }
            for (; due > 0 && tick.exchangeTime > due; due += SECOND) {
                path.mids.add(state.underlying(0).mid());
                path.flows.add(metrics.wholeFrame(0).get(Metric.OFI));
            }
            state.find(tick);
            metrics.beforeTick(tick);
            state.onTick(tick);
            metrics.onTick(tick);
        }
        return path;
    }

    private static List<MarketEvent> recorded() {
        RecordedTicks ticks = new RecordedTicks();
        new BinanceImporter().run(List.of(SharedData.file("binance-l2/btcusdt_20240808.gz")), ticks);
        return ticks.all();
    }

    /** Contribution of one change of the best quotes. */
    private record Event(long time, double imbalance) {}

    @Test
    void shouldBeTheSumOverAllEventsOfTheRecordedBook() {
        MarketState state = new MarketState();
        MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
        List<Event> events = new ArrayList<>();
        double[] before = null;
        long compareAt = 0;
        double worst = 0;
        int cases = 0;
        for (MarketEvent tick : recorded()) {
            state.find(tick);
            metrics.beforeTick(tick);
            state.onTick(tick);
            metrics.onTick(tick);
            if (tick.type != TickType.QUOTE && tick.type != TickType.DEPTH) {
                continue;
            }
            double[] after = best(tick);
            if (before != null) {
                events.add(new Event(tick.exchangeTime, imbalance(before, after)));
            }
            before = after;
            if (events.size() > 1 && tick.exchangeTime > compareAt) {
                compareAt = tick.exchangeTime + SECOND / 2;
                worst = Math.max(worst, error(metrics.wholeFrame(0).get(Metric.OFI), events, tick.exchangeTime));
                cases++;
            }
        }
        ReferenceReport.check(
                "order flow", "sum over all events", "OFI of BTCUSDT 2024-08-08, relative", worst, 1e-9, cases);
    }

    private static double error(double measured, List<Event> events, long now) {
        double halfLife = MetricsSettings.defaults().book().flowHalfLife();
        double sum = 0;
        double size = 0;
        for (Event event : events) {
            double weight = Math.pow(2, -(now - event.time) / halfLife);
            sum += weight * event.imbalance;
            size += weight * Math.abs(event.imbalance);
        }
        return Math.abs(measured - sum) / size;
    }

    private static double[] best(MarketEvent tick) {
        return tick.type == TickType.DEPTH
                ? new double[] {tick.bidPrices[0], tick.bidSizes[0], tick.askPrices[0], tick.askSizes[0]}
                : new double[] {tick.bidPrice, tick.bidSize, tick.askPrice, tick.askSize};
    }

    /** Section 2.1 of the paper, by its cases. */
    private static double imbalance(double[] before, double[] after) {
        double bid = after[0] > before[0] ? after[1] : after[0] < before[0] ? -before[1] : after[1] - before[1];
        double ask = after[2] < before[2] ? after[3] : after[2] > before[2] ? -before[3] : after[3] - before[3];
        return bid - ask;
    }
}
