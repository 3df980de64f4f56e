package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dfaults.kills=500} makes more of it, {@code -Dfaults.seed=N} other moments than the commit's. */
@LongTest
@Timeout(7200)
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
@ExpectedLog(logger = "com.zaxxer.hikari")
class ServiceKillTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreEverySignalOnceAndInOrderOverKillsOfTheService(TestInfo test) throws Exception {
        try (KillRig rig = KillRig.start(folder)) {
            long journaled = 0;
            for (int kills = 0; kills < KillRig.KILLS; ) {
                try (ServiceProcess service = rig.service()) {
                    boolean growing = rig.awaitMoment(service);
                    service.kill();
                    boolean killed = service.await() == KillRig.KILLED;
                    long before = journaled;
                    journaled = rig.journaled();
                    assertTrue(!growing || journaled > before, "the kill met no growing journal, seed " + rig.seed);
                    kills += growing && killed ? 1 : 0;
                }
            }
            rig.finish();
        }
        FaultReport.survived(
                test, "kill -9 of the service while its journal grows", KillRig.KILLS, "every signal once, in order");
    }
}
