package io.strikeiq.service.command;

import picocli.CommandLine.Command;

/** The group of commands about venues. */
@Command(
        name = "venue",
        description = "Play a local venue for live feeds, without a network.",
        synopsisSubcommandLabel = "COMMAND")
public final class VenueCommand {}
