package io.strikeiq.imports.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.testing.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded chains of BTC and ETH: every row is accepted or rejected for a named reason. */
final class DeribitRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run() {
        return new DeribitImporter().run(List.of(SharedData.file("deribit/chain-snapshots_2026-03-01_07.zip")), ticks);
    }

    @Test
    void shouldAccountForEveryRowOfTheWeek() {
        ImportReport report = run();
        assertEquals(28, report.files().accepted());
        assertEquals(0, report.malformedRows(), report::toText);
        assertEquals(
                report.rows().read(), report.rows().accepted() + report.rows().rejected());
        assertEquals(2 * 7, report.ticks(TickType.DAY), report::toText);
        assertEquals(2 * 28, report.ticks(TickType.UNDERLYING_PRICE));
        assertTrue(report.rows().rejected() * 100 < report.rows().read(), report::toText);
    }
}
