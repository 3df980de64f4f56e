package io.strikeiq.service.imports.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.RecordedTicks;
import io.strikeiq.service.imports.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded LEAN data: every source row is a tick or a named reject. */
final class LeanRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String... sources) {
        List<Path> paths = List.of(sources).stream().map(SharedData::path).toList();
        return new LeanImporter().run(paths, ticks, rows -> {});
    }

    @Test
    void shouldAccountForEveryRowOfTheGoogChain() {
        ImportReport report = run("lean/option/usa/minute/goog", "lean/equity/usa/minute/goog");
        System.out.println(io.strikeiq.service.cli.OutputOptions.toJson(report.toMap()));
        assertEquals(275_552, report.rows("option quote bar").read());
    }

    @Test
    void shouldAccountForEveryRowOfTheIbmTicks() {
        ImportReport report = run("lean/equity/usa/tick/ibm");
        System.out.println(io.strikeiq.service.cli.OutputOptions.toJson(report.toMap()));
        assertEquals(125_750, report.rows("equity quote tick").read());
    }
}
