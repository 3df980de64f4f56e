package io.strikeiq.service.run;

import io.strikeiq.service.cli.Table;
import io.strikeiq.service.config.RunSettings;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table that ends a run. */
final class RunReport {
    private RunReport() {}

    /**
     * The summary of a run.
     *
     * @param config what it ran with
     * @param database where the rows are, null when nothing is stored
     * @param folder the run's folder, null when nothing is stored
     */
    static String text(RunResult result, StrikeIqConfig config, String database, RunFolder folder) {
        Table facts = new Table("run", result.runId().isEmpty() ? "not stored" : result.runId())
                .row("ticks", number(result.outcome().ticks()) + (result.completed() ? "" : ", stopped before the end"))
                .row(
                        "rate",
                        String.format(
                                Locale.ROOT,
                                "%,d ticks/s over %.1f s",
                                result.pace().ticksPerSecond(),
                                result.pace().elapsedMs() / 1e3))
                .row("signals", number(result.outcome().signals()));
        result.outcome().signalsByEngine().forEach((engine, count) -> facts.row("  " + engine, number(count)));
        facts.row("state hash", result.outcome().stateHash())
                .row("signal hash", result.outcome().signalHash());
        result.outcome().underlyings().forEach((symbol, hashes) -> facts.row("  " + symbol, hashes(hashes)));
        facts.row("blocked", number(result.pace().blockedTicks()) + " ticks waited for the ring");
        if (result.outcome().skippedTicks() > 0) {
            facts.row("SKIPPED", number(result.outcome().skippedTicks()) + " ticks that a stage failed on");
        }
        if (result.faults().stalls() > 0) {
            facts.row(
                    "STALLED", "a thread stood still " + number(result.faults().stalls()) + " times");
        }
        result.faults().failedThreads().forEach(thread -> facts.row("ENDED EARLY", thread));
        if (result.feed() != null) {
            facts.row(
                    "feed",
                    number(result.feed().received()) + " ticks, "
                            + number(result.feed().conflated()) + " conflated"
                            + byType(result.feed().conflatedByType()) + ", "
                            + number(result.feed().blocked()) + " blocked");
        }
        if (result.outcome().unknownInstrumentTicks() > 0) {
            facts.row("unknown", number(result.outcome().unknownInstrumentTicks()) + " ticks of undefined instruments");
        }
        result.outcome().refused().forEach((reason, count) -> facts.row("refused", number(count) + " for " + reason));
        if (!result.outcome().quarantinedEngines().isEmpty()) {
            facts.row(
                    "DEGRADED",
                    "in quarantine: " + String.join(", ", result.outcome().quarantinedEngines()));
        }
        if (database != null) {
            facts.row("rows", number(result.rows().rowsCommitted()) + " in the database" + pending(result));
            result.rows().rowsByTable().forEach((table, rows) -> facts.row("  " + table, number(rows)));
            facts.row("database", database).row("journal", folder.signals().toString());
        }
        return facts + System.lineSeparator() + latencies(result, config.run());
    }

    private static String byType(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(each -> each.getKey() + " " + number(each.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String hashes(UnderlyingHashes hashes) {
        return "state " + hashes.stateHash() + ", " + number(hashes.signals()) + " signals " + hashes.signalHash();
    }

    private static String pending(RunResult result) {
        return result.isFlushed()
                ? ""
                : ", " + number(result.rows().rowsPending()) + " in the journal only; the next start writes them";
    }

    /** As fast as possible the ring is always full, and the time in it says nothing of the pipeline. */
    private static String latencies(RunResult result, RunSettings run) {
        boolean paced = run.source() == Source.LIVE || !run.speed().equals(Speed.MAX);
        Table table = new Table("latency in us", ">p50", ">p90", ">p99", ">p99.9", ">max");
        result.latency().entrySet().stream()
                .filter(each -> paced || !each.getKey().equals("ring"))
                .forEach(each -> row(table, each.getKey(), each.getValue()));
        return table.toString();
    }

    private static void row(Table table, String name, Latency latency) {
        table.row(
                name,
                micros(latency.p50()),
                micros(latency.p90()),
                micros(latency.p99()),
                micros(latency.p999()),
                micros(latency.max()));
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,.1f", nanos / 1e3);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
