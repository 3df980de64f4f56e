package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The storage path under thousands of seeded fault schedules. {@code -Dfaults.simulations=N} runs more of them, {@code
 * -Dfaults.seed=N} the one of a number.
 */
@LongTest
@Timeout(3600)
class FaultSimulationTest {
    private static final int SIMULATIONS = Integer.getInteger("faults.simulations", 1_000);

    private static final Logger BACK_OFF = (Logger) LoggerFactory.getLogger(BackOff.class);

    @TempDir
    Path directory;

    /** Each schedule would say many times that its database is away. */
    @BeforeEach
    void silence() {
        BACK_OFF.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        BACK_OFF.setLevel(null);
    }

    @Test
    void shouldStoreEveryRowOnceAndInOrderUnderAnySchedule(TestInfo test) throws IOException {
        Long only = Long.getLong("faults.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? SIMULATIONS : only;
        long kills = 0;
        long failures = 0;
        long powerFailures = 0;
        long lostEnds = 0;
        for (long seed = first; seed <= last; seed++) {
            Path journal = Files.createDirectory(directory.resolve("seed-" + seed));
            StorageSimulation simulation = new StorageSimulation(seed, journal);
            try {
                simulation.run();
            } catch (RuntimeException e) {
                throw new AssertionError(simulation.toString(), e);
            }
            kills += simulation.kills();
            failures += simulation.failures();
            powerFailures += simulation.powerFailures();
            lostEnds += simulation.lostEnds();
            Files.delete(journal.resolve("20260101F.cq4"));
        }
        long runs = last - first + 1;
        assertTrue(only != null || (kills > runs && failures > runs), kills + " kills, " + failures + " failures");
        FaultReport.survived(
                test,
                "simulated schedules of faults",
                runs,
                "%,d kills, %,d power failures, %,d failures of the database: every row once, in order; %,d unforced journals refused"
                        .formatted(kills - powerFailures, powerFailures, failures, lostEnds));
    }
}
