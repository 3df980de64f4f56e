package io.strikeiq.bench.watch;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a service that is watched, and their targets. */
final class WatchReport {
    private static final double METRICS_MILLIS = 5;
    private static final double GEX_MILLIS = 10;
    private static final double PUSH_MILLIS = 5;
    private static final double COST_PERCENT = 3;
    /** What a p99 of some seconds differs by from itself. */
    private static final double AS_WITHOUT = 1.2;

    private final List<WatchMeasured> measured;
    private final List<WatchCost> costs;

    WatchReport(List<WatchMeasured> measured, List<WatchCost> costs) {
        this.measured = List.copyOf(measured);
        this.costs = List.copyOf(costs);
    }

    String text() {
        Table table = new Table("market", ">ticks/s", ">clients", "way", ">p50 ms", ">p99 ms", ">max ms", ">samples");
        for (WatchMeasured each : measured) {
            row(table, each, "GET /metrics", each.metrics());
            row(table, each, "GET /api/v1/gex", each.gex());
            row(table, each, "journal to /ws/signals", each.push());
        }
        Table cost = new Table("market", ">on, ns a tick", ">off, ns a tick", ">cost, % (median of pairs)");
        for (WatchCost each : costs) {
            cost.row(
                    market(each.underlyings(), each.contracts()),
                    numbers(each.on()),
                    numbers(each.off()),
                    number(each.median()));
        }
        Table pushed = new Table("market", ">clients", ">sending thread, % of a core", ">us a signal and client");
        for (WatchMeasured each : measured) {
            pushed.row(
                    market(each.underlyings(), each.contracts()),
                    each.listeners().words(),
                    number(each.pushMicros() / 1e4),
                    number(each.microsOfOne(looks(each))));
        }
        return table
                + System.lineSeparator()
                + pushed
                + System.lineSeparator()
                + (costs.isEmpty() ? "" : cost.toString());
    }

    /** What looking at the journal costs who sends, which is most of what it spends on a single client. */
    private double looks(WatchMeasured of) {
        return measured.stream()
                .filter(each ->
                        each.listeners().clients() == 1 && !of.listeners().bare())
                .filter(each -> each.underlyings() == of.underlyings() && each.contracts() == of.contracts())
                .mapToDouble(WatchMeasured::pushMicros)
                .findFirst()
                .orElse(0);
    }

    /** The p99 of the same clients without the stuck one, in microseconds; not known when that was not measured. */
    private double withoutStuck(WatchMeasured of) {
        Listeners same = new Listeners(of.listeners().clients(), false, false);
        return measured.stream()
                .filter(each -> each.listeners().equals(same))
                .filter(each -> each.underlyings() == of.underlyings() && each.contracts() == of.contracts())
                .mapToDouble(each -> each.push().p99())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String market(int underlyings, int contracts) {
        return underlyings + " x " + contracts;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String numbers(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.0f", value))
                .reduce((one, other) -> one + " " + other)
                .orElse("-");
    }

    private static void row(Table table, WatchMeasured each, String way, WatchMeasured.Times times) {
        table.row(
                market(each.underlyings(), each.contracts()),
                String.format(Locale.ROOT, "%,.0f", each.rate()),
                each.listeners().words(),
                way,
                number(times.p50() / 1e3),
                number(times.p99() / 1e3),
                number(times.max() / 1e3),
                String.format(Locale.ROOT, "%,d", times.count()));
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (WatchMeasured each : measured) {
            String where = ", " + market(each.underlyings(), each.contracts()) + ", "
                    + each.listeners().words() + " listening";
            verdicts.add(Verdict.atMost("/metrics p99" + where, each.metrics().p99() / 1e3, METRICS_MILLIS, "ms"));
            verdicts.add(Verdict.atMost("/api/v1/gex p99" + where, each.gex().p99() / 1e3, GEX_MILLIS, "ms"));
            if (!each.listeners().bare()) {
                verdicts.add(
                        Verdict.atMost("/ws/signals p99" + where, each.push().p99() / 1e3, PUSH_MILLIS, "ms"));
            }
            if (each.listeners().stuck()) {
                verdicts.add(Verdict.atMost(
                        "/ws/signals p99 of the others with a stuck one against without, "
                                + market(each.underlyings(), each.contracts()),
                        each.push().p99() / withoutStuck(each),
                        AS_WITHOUT,
                        "x"));
            }
        }
        for (WatchCost each : costs) {
            verdicts.add(Verdict.atMost(
                    "cost of a tick, " + market(each.underlyings(), each.contracts()),
                    each.median(),
                    COST_PERCENT,
                    "%"));
        }
        return verdicts;
    }
}
