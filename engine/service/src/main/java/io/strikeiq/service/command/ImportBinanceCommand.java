package io.strikeiq.service.command;

import io.strikeiq.imports.binance.BinanceImporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Imports recorded Binance streams. */
@Command(
        name = "binance",
        description = {
            "Import a recorded Binance futures stream: book differences, best quotes and trades of one perpetual.",
            "The book is built from a snapshot and chained differences; a gap is reported."
        })
public final class ImportBinanceCommand implements Callable<Integer> {
    @Mixin
    private ImportOptions options;

    @Override
    public Integer call() {
        return options.run("binance", BinanceImporter::new);
    }
}
