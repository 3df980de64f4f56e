package io.strikeiq.service.imports;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mixin of every importer: what to read and which journal to write. */
final class ImportOptions {
    @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "Files, zips or folders to read.")
    private List<Path> sources;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the tick journal to write; must be empty or not there.")
    private Path journal;

    List<Path> sources() {
        return sources;
    }

    Path journal() {
        return journal;
    }
}
