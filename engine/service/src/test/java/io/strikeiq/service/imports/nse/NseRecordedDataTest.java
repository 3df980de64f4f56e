package io.strikeiq.service.imports.nse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.RecordedTicks;
import io.strikeiq.service.imports.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded NSE tables: every row is accepted or rejected for a named reason. */
final class NseRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String... sources) {
        List<Path> paths = List.of(sources).stream().map(SharedData::path).toList();
        return new NseImporter().run(paths, ticks, rows -> {});
    }

    @Test
    void shouldAccountForEveryRowOfNiftyInJuly() {
        ImportReport report = run("nse-2019/NIFTY_2019-07.zip");
        System.out.println(io.strikeiq.service.cli.OutputOptions.toJson(report.toMap()));
        assertEquals(2 * 48_743, report.rows(NseImporter.ROWS).read());
    }

    @Test
    void shouldAccountForEveryRowOfBankNiftyInJuly() {
        ImportReport report = run("nse-2019/BANKNIFTY_2019-07.zip");
        System.out.println(io.strikeiq.service.cli.OutputOptions.toJson(report.toMap()));
        assertEquals(2 * 38_765, report.rows(NseImporter.ROWS).read());
    }

    @Test
    void shouldImportAllMonthsAndExpiriesTogether() {
        ImportReport report = run("nse-2019");
        System.out.println(report.toText());
    }
}
