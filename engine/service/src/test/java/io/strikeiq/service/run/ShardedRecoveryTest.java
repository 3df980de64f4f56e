package io.strikeiq.service.run;

import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a restart makes of a run in shards that was cut off. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class ShardedRecoveryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReachTheHashesOfAnUninterruptedRunAndEmitNoSignalTwiceAfterKills(TestInfo test) throws Exception {
        RecoveryRig.assertSameAfterKills(folder, "layout: pipelined, shards: 2", test);
    }
}
