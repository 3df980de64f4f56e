package io.strikeiq.service.command;

import picocli.CommandLine.Command;

/** The group of importers: a subcommand for each format of the list, and one for kept frames. */
@Command(
        name = "import",
        description = "Turn recorded market data of another format into a tick journal.",
        synopsisSubcommandLabel = "FORMAT",
        modelTransformer = ImportFormatList.class,
        subcommands = ImportFramesCommand.class)
public final class ImportCommand {}
