package io.strikeiq.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ImportReportTest {
    private final ImportReport report = new ImportReport();

    @Test
    void shouldFailWhenARowWasDroppedSilently() {
        report.rows("quote").read(3);
        report.rows("quote").accept(1);
        report.rows("quote").reject(RejectReason.CROSSED, 1);
        IllegalStateException failure = assertThrows(IllegalStateException.class, report::check);
        assertEquals("quote: read 3, but accepted 1 and rejected 1", failure.getMessage());
    }

    @Test
    void shouldCountAllMalformedRowsAndDescribeTheFirst() {
        for (int i = 1; i <= 50; i++) {
            report.rows("quote").read(1);
            report.malformed("quote", new RowError("a.zip!b.csv", i, "bid", "x", "a number"), 1);
        }
        report.check();
        assertEquals(50, report.malformedRows());
        assertEquals(ImportReport.DESCRIBED, report.malformed().size());
        assertTrue(
                report.toText().contains("a.zip!b.csv, line 1, field 'bid': 'x'; allowed: a number"), report.toText());
    }
}
