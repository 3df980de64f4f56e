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

/** A tenth as many kills as of the service: {@code -Dfaults.kills=500}, {@code -Dfaults.seed=N}. */
@LongTest
@Timeout(7200)
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
@ExpectedLog(logger = "com.zaxxer.hikari")
class ServiceAndDatabaseKillTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreEverySignalOnceAndInOrderOverKillsOfBoth(TestInfo test) throws Exception {
        int wanted = Math.max(2, KillRig.KILLS / 10);
        try (KillRig rig = KillRig.start(folder)) {
            long journaled = 0;
            for (int kills = 0; kills < wanted; ) {
                boolean serviceFirst = rig.random.nextBoolean();
                try (ServiceProcess service = rig.service()) {
                    boolean growing = rig.awaitMoment(service);
                    if (serviceFirst) {
                        service.kill();
                    }
                    rig.database.kill();
                    service.kill();
                    boolean killed = service.await() == KillRig.KILLED;
                    long before = journaled;
                    journaled = rig.journaled();
                    assertTrue(!growing || journaled > before, "the kill met no growing journal, seed " + rig.seed);
                    kills += growing && killed ? 1 : 0;
                }
                rig.database.startAgain();
            }
            rig.finish();
        }
        FaultReport.survived(
                test, "kill -9 of the service and PostgreSQL at once", wanted, "every signal once, in order");
    }
}
