package io.strikeiq.imports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An import report as text for people and as a map for JSON. */
final class ReportFormat {
    private ReportFormat() {}

    static Map<String, Object> map(ImportReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("files", counts(report.files()));
        map.put("filesIgnored", report.ignoredFiles());
        Map<String, String> firstRejected = new LinkedHashMap<>();
        report.firstRejected().forEach((reason, file) -> firstRejected.put(reason.label(), file));
        map.put("firstRejectedFile", firstRejected);
        map.put("rows", counts(report.rows()));
        Map<String, Object> kinds = new LinkedHashMap<>();
        report.rowsByKind().forEach((kind, counts) -> kinds.put(kind, counts(counts)));
        map.put("rowsByKind", kinds);
        map.put("ticks", report.ticks());
        map.put("ticksByType", report.ticksByType());
        map.put("firstTime", time(report.firstTime()));
        map.put("lastTime", time(report.lastTime()));
        map.put("notes", report.notes());
        map.put("malformed", report.malformed());
        return map;
    }

    private static Map<String, Object> counts(RowCounts counts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("read", counts.read());
        map.put("accepted", counts.accepted());
        map.put("rejected", counts.rejected());
        map.put("rejectedBy", counts.rejectedByLabel());
        return map;
    }

    private static String time(long nanos) {
        return nanos == Long.MIN_VALUE
                ? null
                : Instant.EPOCH.plus(nanos, ChronoUnit.NANOS).toString();
    }

    static String text(ImportReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "files", report.files());
        report.firstRejected().forEach((reason, file) -> append(text, "    first %s: %s%n", reason.label(), file));
        report.rowsByKind().forEach((kind, counts) -> line(text, kind, counts));
        report.notes().forEach((what, count) -> append(text, "%-24s %,12d%n", what, count));
        report.ticksByType()
                .forEach((type, count) ->
                        append(text, "%-24s %,12d%n", type.name().toLowerCase(Locale.ROOT) + " ticks", count));
        String period = report.ticks() == 0 ? "none" : time(report.firstTime()) + " to " + time(report.lastTime());
        append(text, "%-24s %,12d   %s%n", "ticks", report.ticks(), period);
        ignored(text, report.ignoredFiles());
        if (report.malformedRows() > 0 || report.malformedFiles() > 0) {
            append(
                    text,
                    "%,d rows and %,d names or headers of files cannot be read:%n",
                    report.malformedRows(),
                    report.malformedFiles());
            report.malformed().forEach(error -> append(text, "  %s%n", error));
        }
        return text.toString();
    }

    private static void ignored(StringBuilder text, List<String> names) {
        if (!names.isEmpty()) {
            append(text, "%,d files of another kind were left out:%n", names.size());
            names.stream().limit(ImportReport.DESCRIBED).forEach(name -> append(text, "  %s%n", name));
        }
    }

    private static void line(StringBuilder text, String kind, RowCounts counts) {
        append(
                text,
                "%-24s %,12d read, %,12d accepted, %,10d rejected%n",
                kind,
                counts.read(),
                counts.accepted(),
                counts.rejected());
        counts.rejectedByReason()
                .forEach((reason, count) ->
                        append(text, "  %-22s %,12d   %s%n", reason.label(), count, reason.explanation()));
    }

    private static void append(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
