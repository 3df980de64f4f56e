package io.strikeiq.service.command;

import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalRepair;
import io.strikeiq.persistence.journal.JournalReport;
import io.strikeiq.service.cli.EventTime;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a journal holds. */
@Command(
        name = "inspect",
        description = {
            "Read a journal from end to end and say what it holds: kind, counts, times, gaps, last good record.",
            "Exit code 3 when it is damaged; --repair then keeps the records before the damage."
        })
public final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of a tick journal or of a signal journal.")
    private Path directory;

    @Option(
            names = "--repair",
            description = "Cut a damaged journal behind its last good record; the files as they were stay in a folder"
                    + " removed-INDEX beside. Refused while a process writes the journal.")
    private boolean repair;

    @Option(names = "--refused", description = "Also list the ticks of a tick journal that a run refuses, and why.")
    private boolean refused;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        if (repair) {
            JournalRepair.repair(directory)
                    .ifPresentOrElse(
                            this::tell,
                            () -> output.err()
                                    .println("journal " + directory + " is not damaged; nothing was changed"));
            output.err().flush();
        }
        JournalReport report = JournalInspector.inspect(directory);
        Map<String, Object> json = json(report);
        String text = text(report);
        if (refused) {
            RefusedReport list = RefusedReport.of(directory);
            json.put("refused", list.counts());
            json.put("refusedTicks", list.ticks());
            text += System.lineSeparator() + list.text();
        }
        output.result(json, text);
        return report.isDamaged() ? ExitCode.DAMAGED : ExitCode.OK;
    }

    private void tell(JournalRepair.Repaired repaired) {
        output.err().println(repaired.damage());
        output.err()
                .println("repaired: the journal ends with record " + repaired.lastGoodIndex()
                        + (repaired.removed() == null
                                ? ""
                                : "; the files as they were are in " + repaired.removed() + ": "
                                        + String.join(", ", repaired.files())));
    }

    private Map<String, Object> json(JournalReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("journal", directory.toString());
        json.put("kind", report.kind().toString());
        json.put("source", report.info().source());
        json.put("labels", report.info().labels());
        json.put("schemaVersion", report.schemaVersion());
        json.put("records", report.records());
        json.put("recordsByType", report.recordsByType());
        json.put("recordsByUnderlying", report.recordsByUnderlying());
        json.put("firstTime", time(report.firstTime()));
        json.put("lastTime", time(report.lastTime()));
        json.put(
                "longestGaps",
                report.longestGaps().stream().map(InspectCommand::json).toList());
        json.put("timeReversals", report.timeReversals());
        json.put("lastGoodIndex", report.lastGoodIndex());
        json.put("incompleteTail", report.incompleteTail());
        json.put("complete", report.complete());
        json.put("damage", report.damage());
        return json;
    }

    private static Map<String, Object> json(JournalReport.Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", gap.index());
        json.put("from", EventTime.text(gap.from()));
        json.put("seconds", gap.nanos() / 1e9);
        return json;
    }

    private static String time(long nanos) {
        return nanos == 0 ? null : EventTime.text(nanos);
    }

    private String text(JournalReport report) {
        Table facts = new Table("journal", directory.toString())
                .row("kind", report.kind() + ", schema version " + report.schemaVersion())
                .row("source", report.info().source());
        report.info().labels().forEach((name, value) -> facts.row("  " + name, value));
        facts.row("records", number(report.records()));
        report.recordsByType().forEach((type, count) -> facts.row("  " + type, number(count)));
        facts.row("by underlying", "");
        report.recordsByUnderlying().forEach((symbol, count) -> facts.row("  " + symbol, number(count)));
        facts.row("first time", report.firstTime() == 0 ? "none" : EventTime.text(report.firstTime()))
                .row("last time", report.lastTime() == 0 ? "none" : EventTime.text(report.lastTime()))
                .row("longest gaps", gaps(report.longestGaps()))
                .row("time reversals", number(report.timeReversals()))
                .row("last good record", Long.toString(report.lastGoodIndex()))
                .row("state", state(report));
        return facts.toString();
    }

    private static String gaps(List<JournalReport.Gap> gaps) {
        return String.join(
                ", ",
                gaps.stream()
                        .map(gap -> EventTime.length(gap.nanos()) + " before record " + gap.index())
                        .toList());
    }

    private static String state(JournalReport report) {
        if (report.isDamaged()) {
            return "DAMAGED: " + report.damage();
        }
        if (report.incompleteTail()) {
            return "good; a writer died within the record after the last, which the next writer removes";
        }
        return report.complete() ? "good, complete" : "good; without an end: still written, or cut off";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
