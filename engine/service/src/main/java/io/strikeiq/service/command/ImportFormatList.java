package io.strikeiq.service.command;

import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.formats.ImportFormats;
import io.strikeiq.service.run.WallClock;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Makes a subcommand of every format that can be imported. */
public final class ImportFormatList implements CommandLine.IModelTransformer {
    private final WallClock clock;

    ImportFormatList(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public CommandSpec transform(CommandSpec imports) {
        for (ImportFormat format : ImportFormats.all()) {
            imports.addSubcommand(format.name(), ImportFormatCommand.of(format, new CommandFactory(clock)));
        }
        return imports;
    }
}
