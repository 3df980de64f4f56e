package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.learning.experience.DeskEntry;
import io.strikeiq.learning.experience.ExperienceDesk;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.learning.experience.Lesson;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {
    private static final SignalType SWEEP = new SignalType(0, "SWEEP", Direction.UP, "never");
    private static final long DAY = 86_400_000_000_000L;

    @TempDir
    private Path folder;

    private Path run() throws IOException {
        return run("run", "{}");
    }

    private Path run(String name, String manifest) throws IOException {
        Path run = folder.resolve(name);
        if (Files.exists(run)) {
            return run;
        }
        Files.createDirectories(run);
        Files.writeString(run.resolve("run.json"), manifest);
        try (SignalJournalWriter writer =
                SignalJournalWriter.open(run.resolve("signals"), new RunInfo(name, "test", 0))) {
            for (int i = 1; i <= 40; i++) {
                Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
                signal.tickSequence = i;
                signal.time = (19_000 + i % 8) * DAY;
                signal.engine = "liquidity";
                signal.type = SWEEP;
                signal.underlying = "AAA";
                signal.direction = Direction.UP;
                signal.confidence = 0.31;
                writer.onSignal(signal);
            }
            for (int i = 1; i <= 40; i++) {
                SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
                outcome.tickSequence = 40L + i;
                outcome.signalTick = i;
                outcome.engine = "liquidity";
                outcome.type = SWEEP;
                outcome.underlying = "AAA";
                outcome.horizon = 300_000_000_000L;
                outcome.outcome = i % 4 == 0 ? Outcome.WIN : Outcome.LOSS;
                outcome.grossReturn = 0.0001;
                outcome.netReturn = Double.NaN;
                outcome.weight = 1;
                writer.onOutcome(outcome);
            }
        }
        return run;
    }

    @Test
    void shouldReportOnARunAsTextAsJsonAndAsAPage() throws IOException {
        Path run = run();
        Path page = folder.resolve("report.html");
        CommandRun text = CommandRun.succeeding("learn", "report", run, "--draws", "50", "--html", page);
        assertTrue(
                text.out().contains("liquidity at 5 min: right in 25.0 % of 40, not compared with a placebo"),
                text.out());
        assertTrue(Files.readString(page).contains("What signals were worth"));

        CommandRun json = CommandRun.succeeding("learn", "report", run, "--draws", "50", "--json");
        assertTrue(json.out().contains("\"wins\":10"), json.out());
        CommandRun part =
                CommandRun.succeeding("learn", "report", run, "--from", "2022-01-09", "--to", "2022-01-09", "--json");
        assertTrue(part.out().contains("\"outcomes\":5,"), part.out());
    }

    /** The ticks of all are gone, so that the folder says whose they were. */
    @Test
    void shouldCountARunAndAReplayOfItsRecordingOnce() throws IOException {
        Path run = run("live", "{\"format\":2,\"tickJournal\":\"/gone/live/ticks\"}");
        Path replay = run("replay", "{\"format\":2,\"tickJournal\":\"/gone/live/ticks\"}");
        Path other = run("other", "{\"format\":2,\"tickJournal\":\"/gone/other/ticks\"}");
        CommandRun once = CommandRun.succeeding("learn", "report", run, replay, "--draws", "50", "--json");
        assertTrue(once.out().contains("\"outcomes\":40,"), once.out());
        CommandRun both = CommandRun.succeeding("learn", "report", run, other, "--draws", "50", "--json");
        assertTrue(both.out().contains("\"outcomes\":80,"), both.out());
    }

    @Test
    void shouldTryTheModelAndKeepTheTrial() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "data: {folder: data}\n");
        CommandRun models = CommandRun.succeeding("learn", "models", run(), "--config", config);
        assertTrue(models.out().contains("does not beat the confidence"), models.out());
        assertTrue(models.out().contains("trials in the ledger: 1"), models.out());
        assertEquals(
                2,
                Files.readAllLines(folder.resolve("data/learning/trials.tsv")).size());
        assertEquals(
                "--held 1.0 is out of range; allowed above 0 and below 1",
                CommandRun.of("learn", "models", run(), "--held", "1", "--config", config)
                        .err()
                        .strip());
    }

    @Test
    void shouldNameTheRunThatIsNotThereAndTheRangeThatIsNone() throws IOException {
        CommandRun missing = CommandRun.of("learn", "report", folder.resolve("nowhere"));
        assertEquals(ExitCode.USAGE, missing.exitCode());
        CommandRun draws = CommandRun.of("learn", "report", run(), "--draws", "0");
        assertEquals(
                "--draws 0 is out of range; allowed 1 to 1000000", draws.err().strip());
        CommandRun days = CommandRun.of("learn", "report", run(), "--from", "2022-02-01", "--to", "2022-01-01");
        assertEquals("--to 2022-01-01 is before --from 2022-02-01", days.err().strip());
    }

    /** A run whose evidence tells what comes of its signals, though its confidence says one half of all. */
    private Path tellingRun() throws IOException {
        Path run = folder.resolve("telling");
        Files.createDirectories(run);
        Files.writeString(run.resolve("run.json"), "{}");
        Reason hint = new Reason("HINT", "what is to come", "");
        SplittableRandom random = new SplittableRandom(11);
        try (SignalJournalWriter writer =
                SignalJournalWriter.open(run.resolve("signals"), new RunInfo("telling", "test", 0))) {
            for (int i = 1; i <= 600; i++) {
                boolean wins = random.nextInt(2) == 0;
                Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
                signal.tickSequence = i;
                signal.time = (19_000 + i / 15) * DAY + i % 15 * 1_000_000_000_000L;
                signal.engine = "liquidity";
                signal.type = SWEEP;
                signal.underlying = "AAA";
                signal.direction = Direction.UP;
                signal.confidence = 0.5;
                signal.evidence(hint, (wins ? 1 : -1) + random.nextGaussian(), 0);
                writer.onSignal(signal);
                SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
                outcome.tickSequence = i;
                outcome.signalTick = i;
                outcome.time = signal.time + 1_800_000_000_000L;
                outcome.engine = "liquidity";
                outcome.type = SWEEP;
                outcome.underlying = "AAA";
                outcome.horizon = 1_800_000_000_000L;
                outcome.outcome = wins ? Outcome.WIN : Outcome.LOSS;
                outcome.netReturn = Double.NaN;
                outcome.weight = 1;
                writer.onOutcome(outcome);
            }
        }
        return run;
    }

    @LongTest
    @Test
    void shouldPromoteTheModelWhereItHasShownThatItIsBetterAndTakeThatBack() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "data: {folder: data}\n");
        CommandRun early = CommandRun.of("learn", "promote", run(), "--config", config);
        assertEquals(ExitCode.FAILURE, early.exitCode());
        assertTrue(early.err().startsWith("nothing has been learned in "), early.err());
        ExperienceDesk desk = new ExperienceDesk(folder.resolve("data"));
        desk.learn(new Lesson("r", "source", 0, 0, List.of()), Instant.EPOCH);

        CommandRun refused = CommandRun.of("learn", "promote", run(), "--config", config);
        assertEquals(ExitCode.FAILURE, refused.exitCode());
        assertTrue(refused.err().startsWith("not promoted: "), refused.err());

        CommandRun.succeeding("learn", "promote", tellingRun(), "--config", config);
        CommandRun summary = CommandRun.succeeding("learn", "summary", "--config", config, "--json");
        assertEquals("online model", summary.json().get("confidenceBy").textValue());
        assertTrue(desk.prior(desk.newest()).modelStates());

        CommandRun.succeeding("learn", "rollback", "--config", config);
        assertFalse(desk.prior(desk.newest()).modelStates());
        assertEquals(
                ExitCode.USAGE,
                CommandRun.of("learn", "rollback", "zz", "--config", config).exitCode());
        assertTrue(CommandRun.succeeding("learn", "experience", "--config", config)
                .out()
                .contains("has no outcome of this"));
    }

    @Test
    void shouldSumUpTheDeskThoughAnEarlierVersionIsNotThere() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "data: {folder: data}\n");
        ExperienceDesk desk = new ExperienceDesk(folder.resolve("data"));
        String gone = desk.prepare(ExperienceVersion.EMPTY.promoted());
        desk.become(gone, DeskEntry.PROMOTE, "", 0, Instant.EPOCH);
        desk.become(desk.prepare(ExperienceVersion.EMPTY), DeskEntry.RESET, "", 0, Instant.EPOCH);
        Path file = desk.folder().resolve("versions").resolve(gone);
        Files.delete(file);

        CommandRun summary = CommandRun.succeeding("learn", "summary", "--config", config);
        assertTrue(summary.out().contains(gone), summary.out());
        assertTrue(summary.out().contains("the next run begins with " + ExperienceVersion.EMPTY.id()), summary.out());
        assertEquals(file + " is not there", summary.err().strip());

        desk.become(desk.prepare(ExperienceVersion.EMPTY.promoted()), DeskEntry.PROMOTE, "", 0, Instant.EPOCH);
        Files.delete(file);
        CommandRun newest = CommandRun.of("learn", "summary", "--config", config);
        assertEquals(ExitCode.DAMAGED, newest.exitCode());
        assertEquals(file + " is not there", newest.err().strip());
    }
}
