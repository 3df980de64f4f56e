package io.strikeiq.service.imports.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.RecordedTicks;
import io.strikeiq.service.imports.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded Binance stream: every message is accepted or rejected for a named reason. */
final class BinanceRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    @Test
    void shouldAccountForEveryMessage() {
        ImportReport report =
                new BinanceImporter().run(List.of(SharedData.path("binance-l2/btcusdt_20240808.gz")), ticks, rows -> {});
        System.out.println(io.strikeiq.service.cli.OutputOptions.toJson(report.toMap()));
        assertEquals(93_954, report.rows().read());
    }
}
