package io.strikeiq.service.command;

import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.recording.JournalDraft;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.venue.VenueFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mixin of every importer: what to read, which journal to write, and how it is done. */
final class ImportOptions {
    private static final int KILOBYTE = 1_000;

    @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "Files, zips or folders to read.")
    private List<Path> sources;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the tick journal to write; must be empty or not there.")
    private Path journal;

    @Mixin
    private VenuesOption venues;

    @Mixin
    private OutputOptions output;

    private final WallClock clock;

    ImportOptions(WallClock clock) {
        this.clock = clock;
    }

    /** Imports the sources into the journal, which is there whole afterwards or not at all. */
    int run(String format, Function<VenueFiles, Importer> importers) {
        try {
            return runWithinTheHeap(format, importers);
        } catch (OutOfMemoryError e) {
            throw JournalDraft.outOfMemory(e);
        }
    }

    private int runWithinTheHeap(String format, Function<VenueFiles, Importer> importers) {
        Importer importer = importers.apply(venues.files());
        importer.venue()
                .ending(LocalDate.ofInstant(clock.now(), ZoneOffset.UTC))
                .ifPresent(warning -> {
                    output.err().println("warning: " + warning);
                    output.err().flush();
                });
        long startedAt = System.nanoTime();
        JournalInfo info = new JournalInfo(format, Map.of("sources", names()));
        ImportReport report;
        try (SourceTree tree = new SourceTree(sources);
                Progress progress =
                        output.progress("import " + format, "KB", importer.passes() * tree.size() / KILOBYTE)) {
            tree.onRead(bytes -> progress.at(bytes / KILOBYTE));
            report = imported(info, importer, tree);
        }
        long elapsed = (System.nanoTime() - startedAt) / 1_000_000;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal.toString());
        result.putAll(report.toMap());
        result.put("elapsedMs", elapsed);
        boolean nothing = report.rows().accepted() == 0;
        output.result(
                result,
                report.toText()
                        + (nothing
                                ? "no row was accepted; no journal was written"
                                : String.format(Locale.ROOT, "journal %s, %,d ms", journal, elapsed)));
        if (nothing) {
            return ExitCode.NOTHING_ACCEPTED;
        }
        return report.malformedRows() + report.malformedFiles() > 0 ? ExitCode.DAMAGED : ExitCode.OK;
    }

    /** Imports into a journal, which is dropped when no row was accepted. */
    private ImportReport imported(JournalInfo info, Importer importer, SourceTree tree) {
        ImportReport[] read = {null};
        new JournalDraft(journal).writeIf(info, (writer, folder) -> {
            read[0] = importer.run(tree, writer);
            return read[0].rows().accepted() > 0;
        });
        return read[0];
    }

    /** File names alone: a journal is the same wherever its sources stood. */
    private String names() {
        return String.join(
                ", ",
                sources.stream()
                        .map(path -> Objects.toString(path.getFileName(), path.toString()))
                        .toList());
    }
}
