package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.cluster.DrillPlan;
import io.strikeiq.cluster.HandoverDrill;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.service.CommandRun;
import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.LongTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partition goes from one service to another and back, with what its first owner had learned. */
@LongTest
@BrokerTest
class HandoverTest {
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    /** One handover is refused, one is done; its owner is killed and replaced, and hands the partition back. */
    @Test
    void shouldGiveTheOutputsOfOneServiceOverHandoversAndACrash() throws Exception {
        Path desk = folder.resolve("desk");
        new ExperienceDesk(desk).learn(RunExperienceTest.rightOnes(), Instant.EPOCH);
        Path session = folder.resolve("session");
        CommandRun.succeeding(
                "simulate",
                "--journal",
                session,
                "--seed",
                SEED,
                "--underlyings",
                2,
                "--strikes",
                5,
                "--expiries",
                1,
                "--ticks",
                200_000);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean same = HandoverDrill.run(
                new DrillPlan(
                        session,
                        folder.resolve("drill"),
                        2,
                        2,
                        500,
                        "5s",
                        SEED,
                        Optional.of(desk.resolve("experience")),
                        ServiceProcess.command()),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertTrue(same, () -> said.toString(StandardCharsets.UTF_8));
    }
}
