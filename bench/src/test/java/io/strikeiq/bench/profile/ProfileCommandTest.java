package io.strikeiq.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.BenchRun;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class ProfileCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldShowEveryCalculatorAndEngineAtATinySize() {
        BenchRun run = BenchRun.of("profile", "--ticks", "20000", "--repeat", "1", "--shared-data", folder);

        assertEquals(0, run.exitCode(), run::err);
        for (String line : new String[] {
            "simulated day: 20,000 ticks", "market state", "BookMetrics", "snapshots", "stop_hunt, alone", "engines"
        }) {
            assertTrue(run.out().contains(line), () -> line + " is missing in\n" + run.out());
        }
        assertTrue(run.out().matches("(?s).*all on one thread +[0-9.]+ +100 %.*"), run::out);
    }

    @Test
    void shouldRefuseNoRunAtAll() {
        assertEquals(2, BenchRun.of("profile", "--repeat", "0").exitCode());
    }
}
