package io.strikeiq.bench.store;

import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.store.SignalTable.Format;
import io.strikeiq.bench.store.StoreFigures.Way;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.writer.BatchWriter;
import io.strikeiq.persistence.writer.WriterSettings;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the same rows in every way into the empty table, some rounds of all ways one after the other; of each way the
 * fastest round counts.
 */
final class StoreBenchmark {
    private static final int[] WRITER_BATCHES = {1_000, 10_000};
    private static final int JDBC_BATCH = 1_000;
    private static final int SHARE_OF_SINGLES = 20;

    private final Database database;
    private final SignalTable table;
    private final Scratch scratch;
    private final int signals;
    private final Consumer<String> progress;
    private int runs;

    StoreBenchmark(Database database, Scratch scratch, int signals, Consumer<String> progress) {
        this.database = database;
        this.table = new SignalTable(database);
        this.scratch = scratch;
        this.signals = signals;
        this.progress = progress;
    }

    StoreFigures run(int rounds) {
        List<Way> best = List.of();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("round " + round + " of " + rounds);
            List<Way> ways = round();
            best = best.isEmpty() ? ways : faster(best, ways);
        }
        return new StoreFigures(best);
    }

    private static List<Way> faster(List<Way> some, List<Way> others) {
        List<Way> best = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            best.add(some.get(i).rowsPerSecond() >= others.get(i).rowsPerSecond() ? some.get(i) : others.get(i));
        }
        return best;
    }

    private List<Way> round() {
        List<Way> ways = new ArrayList<>();
        for (int batch : WRITER_BATCHES) {
            ways.add(writer(batch));
        }
        Path folder = scratch.next();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot write " + folder + ": " + e.getMessage(), e);
        }
        Path binary = folder.resolve("rows.binary");
        Path text = folder.resolve("rows.text");
        table.copyTo(binary, Format.BINARY);
        table.copyTo(text, Format.TEXT);
        List<List<Object>> rows = table.rows();
        ways.add(way(StoreFigures.BINARY_COPY, signals, signals, () -> table.copyFrom(binary, Format.BINARY)));
        ways.add(way(StoreFigures.TEXT_COPY, signals, signals, () -> table.copyFrom(text, Format.TEXT)));
        ways.add(way(StoreFigures.BATCHES, JDBC_BATCH, signals, () -> table.insert(rows, JDBC_BATCH)));
        List<List<Object>> few = rows.subList(0, Math.max(1, signals / SHARE_OF_SINGLES));
        ways.add(way(StoreFigures.SINGLE, 1, few.size(), () -> table.insert(few, 1)));
        return ways;
    }

    private Way writer(int batch) {
        Path journal = scratch.next();
        SignalRows.journal(journal, "bench-" + ProcessHandle.current().pid() + "-" + runs++, signals);
        WriterSettings settings =
                new WriterSettings(batch, WriterSettings.defaults().batchInterval());
        return way(StoreFigures.WRITER, batch, signals, () -> BatchWriter.catchUp(database, journal, settings));
    }

    private Way way(String name, int rowsPerCommit, int rows, Runnable write) {
        table.empty();
        long startedAt = System.nanoTime();
        write.run();
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        if (table.count() != rows) {
            throw new IllegalStateException(name + " wrote " + table.count() + " rows, not " + rows);
        }
        return new Way(name, rowsPerCommit, rows, rows / seconds);
    }
}
