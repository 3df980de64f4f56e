package io.strikeiq.service.command;

import io.strikeiq.imports.lean.LeanImporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Imports LEAN data. */
@Command(
        name = "lean",
        description = {
            "Import QuantConnect LEAN data: minute bars of options and equities, open interest, ticks of equities.",
            "A bar becomes ticks at its end. Every row is accepted, or rejected for a reason that the report counts."
        })
public final class ImportLeanCommand implements Callable<Integer> {
    @Mixin
    private ImportOptions options;

    @Override
    public Integer call() {
        return options.run("lean", LeanImporter::new);
    }
}
