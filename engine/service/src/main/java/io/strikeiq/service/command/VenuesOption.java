package io.strikeiq.service.command;

import io.strikeiq.venue.VenueFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** By which files of venues a command reads. */
final class VenuesOption {
    @Option(
            names = "--venues",
            paramLabel = "DIR",
            defaultValue = "${env:STRIKEIQ_VENUES}",
            description = "Folder of venue files, such as nse.yaml, that replace those that come with StrikeIQ.")
    private Path folder;

    VenueFiles files() {
        return folder == null ? VenueFiles.shipped() : VenueFiles.in(folder);
    }
}
