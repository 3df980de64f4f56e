package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a restart makes of a run that was cut off. Each kill costs a JVM and the start of an embedded database. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class RecoveryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReachTheHashesOfAnUninterruptedRunAndEmitNoSignalTwiceAfterKills(TestInfo test) throws Exception {
        RecoveryRig.assertSameAfterKills(folder, "layout: fused", test);
    }

    @Test
    void shouldAddTheEndOfARunWhoseProcessDiedBetweenItsManifestAndIt() throws IOException {
        SmallSession session = new SmallSession(folder);
        CommandRun.succeeding("run", session.config(), "--json");
        RunFolder run = new RunFolder(session.onlyRun());
        RunManifest manifest = run.manifest();
        manifest.withResult(manifest.result().stored(DatabaseRows.UNKNOWN)).write(run.manifestFile());
        Files.move(run.signals(), folder.resolve("signals-before"));
        Files.move(session.data().resolve("postgres"), folder.resolve("postgres-before"));
        SignalJournalWriter.open(run.signals(), new RunInfo(run.runId(), manifest.tickJournal(), 1))
                .close();

        CommandRun.succeeding("run", session.config(), "--json");

        assertEquals(
                Long.parseUnsignedLong(manifest.result().outcome().stateHash(), 16),
                StoredRows.end(run).stateHash());
    }
}
