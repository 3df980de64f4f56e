package io.strikeiq.service.command;

import io.strikeiq.imports.deribit.DeribitImporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Imports Deribit's option chains. */
@Command(
        name = "deribit",
        description = {
            "Import snapshots of Deribit's option chains: quotes in coin, open interest, the venue's volatility and greeks.",
            "A snapshot becomes the changes since the one before it. Options expire, and the day begins, at 08:00 UTC."
        })
public final class ImportDeribitCommand implements Callable<Integer> {
    @Mixin
    private ImportOptions options;

    @Override
    public Integer call() {
        return options.run("deribit", DeribitImporter::new);
    }
}
