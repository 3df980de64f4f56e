package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tenth as many kills as of the service: {@code -Dfaults.kills=500}, {@code -Dfaults.seed=N}. */
@LongTest
@Timeout(7200)
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
@ExpectedLog(logger = "com.zaxxer.hikari")
class DatabaseKillTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreEverySignalOnceAndInOrderOverKillsOfTheDatabase(TestInfo test) throws Exception {
        int kills = Math.max(2, KillRig.KILLS / 10);
        try (KillRig rig = KillRig.start(folder)) {
            for (int kill = 0; kill < kills; kill++) {
                try (ServiceProcess service = rig.service()) {
                    assertTrue(rig.awaitMoment(service), service::said);
                    rig.database.killAndStart();
                    assertEquals(0, service.await(), () -> "seed " + rig.seed + "\n" + service.said());
                }
            }
            rig.finish();
        }
        FaultReport.survived(test, "kill -9 of PostgreSQL under load", kills, "every signal once, in order");
    }
}
