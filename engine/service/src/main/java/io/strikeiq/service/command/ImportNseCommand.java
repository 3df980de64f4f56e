package io.strikeiq.service.command;

import io.strikeiq.imports.nse.NseImporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Imports NSE's option chain tables. */
@Command(
        name = "nse",
        description = {
            "Import option chain tables of NSE, captured during the day.",
            "A table becomes the changes since the one before it. Stale and misdated tables are rejected and counted."
        })
public final class ImportNseCommand implements Callable<Integer> {
    @Mixin
    private ImportOptions options;

    @Override
    public Integer call() {
        return options.run("nse", NseImporter::new);
    }
}
