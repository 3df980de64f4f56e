package io.strikeiq.service.imports;

import picocli.CommandLine.Command;

/** The group of importers; each source format is a subcommand. */
@Command(
        name = "import",
        description = "Turn recorded market data of another format into a tick journal.",
        synopsisSubcommandLabel = "FORMAT",
        subcommands = {})
public final class ImportCommand {}
