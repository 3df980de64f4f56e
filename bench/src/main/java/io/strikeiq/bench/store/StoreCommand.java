package io.strikeiq.bench.store;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signals committed per second. */
@Command(
        name = "store",
        description = {
            "Signals committed per second by the batch writer, from the journal to an embedded PostgreSQL with fsync.",
            "Beside it the same rows through the same driver: COPY from a file, JDBC batches, one insert per commit."
        })
public final class StoreCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions bench;

    @Option(names = "--signals", paramLabel = "N", description = "Signals of one round (${DEFAULT-VALUE}).")
    private int signals = 200_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds, of which the fastest counts (${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Override
    public Integer call() {
        if (signals < 1 || rounds < 1) {
            throw new UserException("--signals and --rounds must be positive");
        }
        bench.begin();
        Scratch scratch = new Scratch(bench.folder());
        try (Database database = Database.open(DatabaseSettings.embedded(scratch.next()))) {
            new Migrations(database).migrate();
            StoreFigures figures = new StoreBenchmark(database, scratch, signals, bench::say).run(rounds);
            bench.end(figures.text(), figures.ways(), figures.verdicts());
        } finally {
            scratch.clear();
        }
        return ExitCode.OK;
    }
}
