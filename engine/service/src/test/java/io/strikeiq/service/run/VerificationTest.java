package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verification says of journals that were tampered with, their checksums mended. */
@LongTest
class VerificationTest {
    private static Path recorded;

    @TempDir
    private Path folder;

    private Path run;
    private List<SignalEmitted> signals;

    @BeforeAll
    static void recordARun(@TempDir Path once) {
        recorded = recordedIn(once);
    }

    private static Path recordedIn(Path place) {
        SmallSession session = new SmallSession(place);
        CommandRun.succeeding("run", session.config(), "--json");
        return session.onlyRun();
    }

    /** Each test tampers with a copy of the run; the tick journal is that of the original. */
    @BeforeEach
    void copyTheRun() throws IOException {
        run = folder.resolve(recorded.getFileName());
        try (Stream<Path> files = Files.walk(recorded)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(recorded.relativize(file)));
            }
        }
        signals = StoredRows.signals(run.resolve("signals"));
        assertTrue(signals.size() >= 3, "the session gives too few signals to tamper with");
    }

    private CommandRun verify() {
        return CommandRun.of("replay", "--verify", run, "--json");
    }

    /** Deletes all that is in a folder. */
    private static void empty(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(folder)) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Writes the journal again up to a number of signals; the strength of the one at {@code changed} is one bit more. */
    private void rewrite(int left, int changed) throws Exception {
        rewrite(left, changed, -1);
    }

    /** As the other; the outcome at {@code scored} is another. */
    private void rewrite(int left, int changed, int scored) throws Exception {
        Path journal = run.resolve("signals");
        List<JournalRecord> records = records(journal);
        empty(journal);
        RunInfo info = new RunInfo(run.getFileName().toString(), "test", 1);
        try (SignalJournalWriter writer = SignalJournalWriter.open(journal, info)) {
            int i = 0;
            int outcomes = 0;
            for (JournalRecord record : records) {
                if (record instanceof SignalEmitted emitted) {
                    if (i == left) {
                        return;
                    }
                    Signal signal = signal(emitted);
                    signal.strength = i++ == changed ? Math.nextUp(signal.strength) : signal.strength;
                    writer.onSignal(signal);
                } else if (record instanceof SignalScored each) {
                    SignalOutcome outcome = CopiedOutcome.of(each);
                    outcome.outcome = outcomes++ == scored ? Outcome.UNRESOLVED : outcome.outcome;
                    writer.onOutcome(outcome);
                }
            }
        }
    }

    private static List<JournalRecord> records(Path journal) {
        List<JournalRecord> records = new ArrayList<>();
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private static Signal signal(SignalEmitted source) {
        Signal signal = new Pool<>(1, 0, Signal::new).claim();
        signal.tickSequence = source.tickSequence();
        signal.ordinal = source.ordinal();
        signal.time = source.time();
        signal.engine = source.engine();
        signal.type = new SignalType(0, source.signal(), source.direction(), "");
        signal.underlyingId = source.underlyingId();
        signal.underlying = source.underlying();
        signal.direction = source.direction();
        signal.strength = source.strength();
        signal.confidence = source.confidence();
        signal.confidenceLow = source.confidenceLow();
        signal.confidenceHigh = source.confidenceHigh();
        signal.confidenceCount = source.confidenceCount();
        signal.spot = source.spot();
        signal.level = source.level();
        signal.ivRegime = source.ivRegime();
        signal.gammaRegime = source.gammaRegime();
        signal.modelProbability = source.model().probability();
        signal.modelLow = source.model().low();
        signal.modelHigh = source.model().high();
        signal.modelCount = source.model().count();
        for (Evidence evidence : source.evidence()) {
            signal.evidence(new Reason(evidence.reason(), "", ""), evidence.value(), evidence.contribution());
        }
        return signal;
    }

    @Test
    void shouldFindTheJournalOfTheRunTheSame() throws Exception {
        rewrite(signals.size(), -1);

        assertEquals(ExitCode.OK, verify().exitCode());
    }

    @Test
    void shouldShowTheFirstSignalThatDiffersByOneBit() throws Exception {
        rewrite(signals.size(), 1);

        CommandRun verified = verify();

        assertEquals(ExitCode.DIFFERENT, verified.exitCode());
        assertFalse(verified.json().get("same").booleanValue());
        String difference = verified.json().get("difference").textValue();
        assertTrue(difference.startsWith("signal 2 of engine dealer_gamma: strength is "), difference);
    }

    @Test
    void shouldSayWhichOutcomeIsAnother() throws Exception {
        rewrite(signals.size(), -1, 2);

        CommandRun verified = verify();

        assertEquals(ExitCode.DIFFERENT, verified.exitCode());
        String difference = verified.json().get("difference").textValue();
        assertTrue(difference.startsWith("outcome 3 of engine "), difference);
        assertTrue(difference.contains(": outcome is UNRESOLVED in the journal"), difference);
    }

    @Test
    void shouldMissASignalThatWasTakenOut() throws Exception {
        rewrite(signals.size() - 1, -1);

        CommandRun verified = verify();

        assertEquals(ExitCode.DIFFERENT, verified.exitCode());
        String difference = verified.json().get("difference").textValue();
        assertTrue(difference.startsWith("the replay gives one more: "), difference);
    }

    private void replaceInManifest(String pattern, String replacement) throws Exception {
        Path manifest = run.resolve("run.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst(pattern, replacement));
    }

    @Test
    void shouldNotCallAResultDifferentThatAnotherProgramGave() throws Exception {
        replaceInManifest("(\"program\" : \")[^\"]*", "$10.1.0 somewhere else");
        assertEquals(ExitCode.OK, verify().exitCode());

        rewrite(signals.size(), 1);

        CommandRun verified = verify();
        assertEquals(ExitCode.OTHER_PROGRAM, verified.exitCode());
        String said = CommandRun.of("replay", "--verify", run).out();
        assertTrue(said.contains("cannot be compared: another program began the run (0.1.0 somewhere else"), said);
    }

    @Test
    void shouldNotCallAResultDifferentThatAnotherProcessorGave() throws Exception {
        replaceInManifest("(\"platform\" : \")[^\"]*", "$1abacus, Java 17");
        assertEquals(ExitCode.OK, verify().exitCode());

        rewrite(signals.size(), 1);

        CommandRun verified = verify();
        assertEquals(ExitCode.OTHER_PROGRAM, verified.exitCode());
        assertTrue(verified.json()
                .get("incomplete")
                .textValue()
                .startsWith("the run was made on abacus, Java 17, this is"));
    }

    @Test
    void shouldCompareHashesAloneOnceTheSignalJournalWasPruned() throws Exception {
        empty(run.resolve("signals"));

        CommandRun verified = verify();

        assertEquals(ExitCode.OK, verified.exitCode());
        assertEquals(
                "its signal journal was pruned, so that only hashes were compared",
                verified.json().get("incomplete").textValue());
        replaceInManifest("(\"signalHash\" : \")[0-9a-f]{16}", "$10123456789abcdef");
        assertEquals(ExitCode.DIFFERENT, verify().exitCode());
    }

    @Test
    void shouldSayThatTheTickJournalIsDamagedAndNotThatTheRunDiffers() throws Exception {
        run = recordedIn(folder);
        Path ticks = folder.resolve("session");
        Path file;
        try (Stream<Path> files = Files.list(ticks)) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(1 << 20);
            bytes.write(new byte[4096]);
        }

        CommandRun verified = verify();

        assertEquals(ExitCode.DAMAGED, verified.exitCode());
        String said = verified.json().get("incomplete").textValue();
        assertTrue(said.startsWith("the tick journal is damaged after tick "), said);
        assertTrue(verified.json().get("same").booleanValue());
    }

    @Test
    void shouldSayThatItWasStoppedAndNotThatTheRunDiffers() {
        StopRequest stop = new StopRequest();
        stop.request();

        Verification.Verified verified = new Verification(new RunFolder(run), stop, ticks -> {}).run();

        assertEquals(ExitCode.FAILURE, verified.exitCode());
        assertTrue(verified.incomplete().startsWith("it was stopped after tick "), verified.incomplete());
        assertTrue(verified.same());
    }

    @Test
    void shouldNoticeThatTheHashInTheManifestIsAnother() throws Exception {
        Path manifest = run.resolve("run.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst("(\"stateHash\" : \")[0-9a-f]{16}", "$10123456789abcdef"));

        CommandRun verified = verify();

        assertEquals(ExitCode.DIFFERENT, verified.exitCode());
        String difference = verified.json().get("difference").textValue();
        assertTrue(difference.startsWith("the state hash was 0123456789abcdef in the run"), difference);
    }
}
