package io.strikeiq.bench.store;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.service.cli.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows per second of each way to write. */
record StoreFigures(List<Way> ways) {
    static final String WRITER = "batch writer";
    static final String BINARY_COPY = "COPY, binary, from a file";
    static final String TEXT_COPY = "COPY, text, from a file";
    static final String BATCHES = "JDBC batches";
    static final String SINGLE = "one insert per commit";

    private static final double OF_COPY = 0.6;
    private static final double OF_SINGLE = 20;

    /**
     * One way to write.
     *
     * @param name what writes
     * @param rowsPerCommit rows of one transaction
     * @param rows rows written in the fastest round
     * @param rowsPerSecond of the fastest round
     */
    record Way(String name, int rowsPerCommit, int rows, double rowsPerSecond) {}

    private Optional<Way> fastest(String name) {
        return ways.stream()
                .filter(way -> way.name().equals(name))
                .max((a, b) -> Double.compare(a.rowsPerSecond(), b.rowsPerSecond()));
    }

    private double rate(String name) {
        return fastest(name).map(Way::rowsPerSecond).orElse(Double.NaN);
    }

    String text() {
        Table table = new Table("way", ">rows/commit", ">rows", ">rows/s", ">of binary COPY");
        for (Way way : ways) {
            table.row(
                    way.name(),
                    String.format(Locale.ROOT, "%,d", way.rowsPerCommit()),
                    String.format(Locale.ROOT, "%,d", way.rows()),
                    String.format(Locale.ROOT, "%,.0f", way.rowsPerSecond()),
                    String.format(Locale.ROOT, "%.2f", way.rowsPerSecond() / rate(BINARY_COPY)));
        }
        return table.toString();
    }

    List<Verdict> verdicts() {
        double writer = rate(WRITER);
        return List.of(
                Verdict.atLeast("batch writer / binary COPY", writer / rate(BINARY_COPY), OF_COPY, ""),
                Verdict.atLeast("batch writer / one insert per commit", writer / rate(SINGLE), OF_SINGLE, ""));
    }
}
