package io.strikeiq.service.command;

import picocli.CommandLine.Command;

/** The group of importers; each source format is a subcommand. */
@Command(
        name = "import",
        description = "Turn recorded market data of another format into a tick journal.",
        synopsisSubcommandLabel = "FORMAT",
        subcommands = {
            ImportLeanCommand.class,
            ImportNseCommand.class,
            ImportBinanceCommand.class,
            ImportDeribitCommand.class,
            ImportFramesCommand.class
        })
public final class ImportCommand {}
