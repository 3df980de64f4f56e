package io.strikeiq.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.run.WallClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tables of others in Parquet, through the import commands. */
class ParquetImportTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = StrikeIq.commandLine(new Shutdown(onSignal -> {}), WallClock.SYSTEM, arguments);
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    private Path parquet(String name, String select) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("copy (" + select + ") to '" + file + "' (format parquet, compression zstd)");
        }
        return file;
    }

    @Test
    void shouldImportTheBhavcopy() throws SQLException {
        Path file = parquet(
                "BhavCopy_NSE_FO_0_0_0_20240814_F_0000.parquet",
                "select date '2024-08-14' as TradDt, 'IDO' as FinInstrmTp, 'NIFTY' as TckrSymb, date '2024-08-22' as XpryDt,"
                        + " 24350.0 + 50 * i as StrkPric, 'CE' as OptnTp, 93.85 as ClsPric, 24143.75 as UndrlygPric,"
                        + " 622200 as OpnIntrst, 113799 as TtlTradgVol, 25 as NewBrdLotQty from range(10) t(i)");
        String journal = folder.resolve("journal").toString();
        assertEquals(
                ExitCode.OK, run("import", "bhavcopy", file.toString(), "--journal", journal, "--json"), err::toString);
        assertTrue(out.toString().contains("\"accepted\":10"), out.toString());
        assertTrue(out.toString().contains("\"OPEN_INTEREST\":10"), out.toString());
    }

    @Test
    void shouldImportATableByAMapping() throws SQLException, IOException {
        Path file = parquet(
                "quotes.parquet",
                "select 'NIFTY' as symbol, timestamp '2024-07-15 04:30:00' + interval (i) minute as moment,"
                        + " case when i = 3 then null else 100.0 + i end as bid, 200.5 as ask from range(5) t(i)");
        Path mapping = Files.writeString(folder.resolve("quotes.yaml"), """
                venue: NSE
                files: "quotes\\\\.parquet"
                instrument: {product: {column: symbol}}
                time: {column: moment, format: "uuuu-MM-dd'T'HH:mm:ssX"}
                fields: {bid: {column: bid}, ask: {column: ask}}
                """);
        String journal = folder.resolve("journal").toString();
        assertEquals(
                ExitCode.OK,
                run("import", "csv", file.toString(), "--mapping", mapping.toString(), "--journal", journal, "--json"),
                err::toString);
        assertTrue(out.toString().contains("\"QUOTE\":5"), out.toString());
        assertTrue(out.toString().contains("\"firstTime\":\"2024-07-15T03:45:00Z\""), out.toString());
    }

    @Test
    void shouldSayThatAFileIsDamaged() throws IOException {
        Path file = Files.writeString(folder.resolve("fo01JUL2019bhav.parquet"), "PAR1 and no more");
        int code = run(
                "import",
                "bhavcopy",
                file.toString(),
                "--journal",
                folder.resolve("journal").toString());
        assertEquals(ExitCode.FAILURE, code);
        assertTrue(err.toString().contains("cannot read " + file), err.toString());
    }
}
