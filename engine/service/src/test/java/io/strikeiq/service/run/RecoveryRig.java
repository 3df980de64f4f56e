package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.FaultReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.TestInfo;

/** A run that is killed and goes on, and what it gives when nobody kills it. */
final class RecoveryRig {
    static final String PACE = "speed: 2000x";
    private static final int KILLS = 2;
    private static final long SEED = CommitSeed.value();

    private RecoveryRig() {}

    private static List<Object> identity(SignalEmitted signal) {
        return List.of(signal.tickSequence(), signal.engine(), signal.ordinal());
    }

    private static List<String> withoutIndexAndEpoch(Path run) {
        return StoredRows.signals(run.resolve("signals")).stream()
                .map(signal -> signal.toString().replaceFirst("index=\\d+, epoch=\\d+, ", ""))
                .toList();
    }

    static void killOnce(SmallSession session, Path folder, int signals) throws Exception {
        try (ServiceProcess service = ServiceProcess.start(folder, "run", session.config(PACE))) {
            int[] left = {signals};
            service.awaitLine(line -> line.contains("  strength ") && left[0]-- == 0);
            service.kill();
            service.await();
        }
    }

    /** Kills a run in a shape of the pipeline, and compares where it comes to with one that was left alone. */
    static void assertSameAfterKills(Path folder, String shape, TestInfo test) throws Exception {
        SmallSession whole = new SmallSession(folder.resolve("whole")).record();
        JsonNode expected =
                CommandRun.succeeding("run", whole.config(), "--json").json();
        SmallSession session =
                new SmallSession(folder.resolve("killed")).at(whole.journal()).shaped(shape);
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            killOnce(session, folder, random.nextInt(6));
        }

        CommandRun last = CommandRun.succeeding("run", session.config(PACE), "--json");

        assertTrue(last.err().contains("going on behind tick "), last.err());
        for (String key : List.of(
                "ticks", "signals", "signalsByEngine", "stateHash", "signalHash", "underlyings", "rowsByTable")) {
            assertEquals(expected.get(key), last.json().get(key), key + ", seed " + SEED);
        }
        List<SignalEmitted> signals = StoredRows.signals(session.onlyRun().resolve("signals"));
        assertEquals(
                signals.size(),
                signals.stream().map(RecoveryRig::identity).distinct().count(),
                "identities, seed " + SEED);
        assertEquals(withoutIndexAndEpoch(whole.onlyRun()), withoutIndexAndEpoch(session.onlyRun()), "seed " + SEED);
        StoredRows.assertEqualToJournal(session);
        FaultReport.survived(
                test,
                "run killed in mid-session, " + shape,
                KILLS,
                "hashes of an uninterrupted run, no signal twice, each row once");
    }
}
