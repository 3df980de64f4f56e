package io.strikeiq.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.export.ExportRequest;
import io.strikeiq.export.JournalExport;
import io.strikeiq.export.Recording;
import io.strikeiq.export.columnar.ColumnarEngine;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.persistence.RandomTicks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs that share no code with what wrote the files read them in one line, where this machine has them. {@code -Dstrikeiq.python}
 * names the Python that is asked.
 */
class IndependentReaderTest {
    private static final String PYTHON = System.getProperty("strikeiq.python", "python3");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void export() throws IOException {
        ExportRequest request = new ExportRequest("run", Recording.ticks(), null, Set.of("ticks"), 1);
        try (TableFormat format = ColumnarEngine.find().parquet()) {
            JournalExport.write(request, format, folder.resolve("export"), false, read -> {});
        }
    }

    private static String python(String program) throws IOException, InterruptedException {
        try {
            Process python = new ProcessBuilder(PYTHON, "-c", program)
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = python.waitFor(1, TimeUnit.MINUTES) && python.exitValue() == 0;
            return ended ? out : Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return "no " + PYTHON;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pandas | t = pandas.read_parquet(d); n = len(t); s = t.price.sum(); x = t.time.astype('int64').max()",
                "polars | t = polars.scan_parquet(d + '/**/*.parquet', hive_partitioning=True).collect(); n = len(t);"
                        + " s = t['price'].sum(); x = t['time'].to_physical().max()",
                "pyarrow.dataset | import pyarrow.compute as c; t = pyarrow.dataset.dataset(d, partitioning='hive').to_table();"
                        + " n = len(t); s = c.sum(t['price']).as_py(); x = c.max(t['time'].cast('int64')).as_py()",
                "duckdb | n, s, x = duckdb.sql(f\"select count(*), sum(price), max(epoch_ns(time)) from"
                        + " read_parquet('{d}/*/*/*.parquet', hive_partitioning = true)\").fetchone()"
            })
    void shouldBeReadInOneLineByOtherPrograms(String library, String line) throws IOException, InterruptedException {
        String there = python("import importlib.util as u\ntry: print(u.find_spec('" + library
                + "') is not None)\nexcept ModuleNotFoundError: print(False)");
        assumeTrue(there.equals("True"), PYTHON + " has no " + library + ", so that it is not tried");

        String found = python("import " + library + "\nd = '" + folder.resolve("export/ticks") + "'\n" + line
                + "\nprint(n, int(x), round(float(s), 3))");

        double sum = 0;
        long latest = 0;
        MarketEvent tick = new MarketEvent();
        RandomTicks random = new RandomTicks(11);
        for (int n = 1; n <= Recording.TICKS; n++) {
            random.fill(tick, n);
            boolean priced = tick.type == TickType.TRADE || tick.type == TickType.UNDERLYING_PRICE;
            sum += priced && !Double.isNaN(tick.price) ? tick.price : 0;
            latest = Math.max(latest, tick.exchangeTime);
        }
        assertTrue(found.matches("\\d+ \\d+ \\S+"), found);
        String[] parts = found.split(" ", -1);
        assertEquals(Recording.TICKS + " " + latest, parts[0] + " " + parts[1]);
        assertEquals(sum, Double.parseDouble(parts[2]), 1e-9 * Math.abs(sum) + 0.001);
    }
}
