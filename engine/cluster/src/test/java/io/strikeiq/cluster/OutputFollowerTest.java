package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.FilePositions;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@BrokerTest
class OutputFollowerTest {
    private static final int PARTITIONS = 3;
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    @TempDir
    static Path folder;

    private static Path journal;
    private static TestBroker broker;

    @BeforeAll
    static void record() {
        broker = TestBroker.up();
        journal = folder.resolve("signals");
        TestRun.record(journal, 8_000);
    }

    private static OutputSettings settings(String name) {
        return new OutputSettings(broker.brokers(), TestBroker.topic(name), PARTITIONS, OutputFormat.JSON);
    }

    /** Follows a journal to its end. */
    private static OutputFollower follow(OutputSettings settings, Path of, long limit, long epoch) {
        OutputFollower follower = OutputFollower.start(settings, of, () -> limit, () -> epoch, "", () -> NOW);
        follower.close();
        assertNull(follower.failure());
        return follower;
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (var files = Files.walk(journal)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(journal.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Files.deleteIfExists(copy.resolve("positions").resolve(OutputFollower.CONSUMER));
        return copy;
    }

    private static List<String> ids(OutputSettings settings, String kind, OutputFilter filter) {
        return RecordsOf.all(settings.brokers(), settings.topic(kind)).stream()
                .filter(filter::takes)
                .map(record -> header(record, OutputTopics.ID))
                .sorted()
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<String> expected(String kind) {
        List<String> ids = new ArrayList<>();
        OutputRecords records = new OutputRecords(TestRun.RUN_ID);
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                Optional<Output> output = records.of(record, null);
                output.filter(each -> each.kind().equals(kind)).ifPresent(each -> ids.add(each.id()));
            }
        }
        return ids.stream().sorted().toList();
    }

    @Test
    void shouldWriteEachRecordOfTheJournalToTheTopicOfItsKindByIdentity() throws IOException {
        OutputSettings settings = settings("outputs");
        follow(settings, copy("once"), Long.MAX_VALUE, 0);

        OutputFilter filter = new OutputFilter();
        for (String kind : List.of(OutputRecords.SIGNALS, OutputRecords.SNAPSHOTS, OutputRecords.OUTCOMES)) {
            List<String> expected = expected(kind);
            assertTrue(expected.size() > 10, kind + ": " + expected.size());
            assertEquals(Set.copyOf(expected).size(), expected.size(), kind + ": ids are unique");
            assertEquals(expected, ids(settings, kind, filter));
        }
        assertEquals(0, filter.repeats());
        JsonNode signal = new JsonMapper()
                .readTree(RecordsOf.all(settings.brokers(), settings.topic(OutputRecords.SIGNALS))
                        .get(0)
                        .value());
        assertTrue(signal.get("id").asText().startsWith(TestRun.RUN_ID + ":1:"), signal::toString);
        assertTrue(signal.get("evidence").get(1).get("value").isNull(), signal::toString);
    }

    @Test
    void shouldWriteRecordsAsTheJournalHasThemWhereTheConfigSaysSbe() throws IOException {
        OutputSettings settings =
                new OutputSettings(broker.brokers(), TestBroker.topic("stored"), PARTITIONS, OutputFormat.SBE);
        Path copy = copy("stored");
        follow(settings, copy, 900, 0);
        follow(settings, copy, Long.MAX_VALUE, 0);

        Map<Long, byte[]> found = new HashMap<>();
        for (String kind : List.of(OutputRecords.SIGNALS, OutputRecords.SNAPSHOTS, OutputRecords.OUTCOMES)) {
            RecordsOf.all(settings.brokers(), settings.topic(kind))
                    .forEach(each -> found.put(Long.parseLong(header(each, OutputTopics.INDEX)), each.value()));
        }
        List<ConsumerRecord<byte[], byte[]>> names =
                RecordsOf.all(settings.brokers(), settings.topic(OutputTopics.METRIC_NAMES));
        OutputRecords records = new OutputRecords(TestRun.RUN_ID);
        int outputs = 0;
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (records.of(record, null).isPresent()) {
                    outputs++;
                    assertArrayEquals(reader.stored(), found.get(record.index()));
                    assertArrayEquals(reader.names(), names.get(0).value());
                    assertEquals(Long.toString(reader.namesIndex()), header(names.get(0), OutputTopics.INDEX));
                }
            }
        }
        assertEquals(outputs, found.size());
        assertTrue(outputs > 900, "only " + outputs);
    }

    @Test
    void shouldBeThereOnceInEffectThoughItWroteThemTwice() throws IOException {
        OutputSettings settings = settings("twice");
        Path copy = copy("twice");
        follow(settings, copy, 500, 0);
        new FilePositions(copy).move(OutputFollower.CONSUMER, 300, NOW);
        follow(settings, copy, Long.MAX_VALUE, 0);

        OutputFilter filter = new OutputFilter();
        List<String> ids = ids(settings, OutputRecords.SIGNALS, filter);

        assertEquals(expected(OutputRecords.SIGNALS), ids);
        assertTrue(filter.repeats() > 0);
        assertEquals(
                expected(OutputRecords.SIGNALS).size() + filter.repeats(),
                RecordsOf.all(settings.brokers(), settings.topic(OutputRecords.SIGNALS))
                        .size());
    }

    @Test
    void shouldLeaveOutWhatAnOwnerWroteAfterAnotherHadTakenOver() throws IOException {
        OutputSettings settings = settings("owners");
        follow(settings, copy("first"), 400, 1);
        follow(settings, copy("second"), 200, 2);
        Path late = copy("late");
        new FilePositions(late).move(OutputFollower.CONSUMER, 400, NOW);
        follow(settings, late, Long.MAX_VALUE, 1);

        OutputFilter filter = new OutputFilter();
        ids(settings, OutputRecords.SIGNALS, filter);

        assertTrue(filter.fenced() > 10, "only " + filter.fenced());
    }

    @Test
    void shouldLeaveOutWhatTheNextOwnerGivesAgainAfterACrash() throws IOException {
        OutputSettings settings = settings("crash");
        follow(settings, copy("crashed"), 700, 1);
        Path next = folder.resolve("next");
        replay(next, "next", 300);
        OutputFollower follower =
                OutputFollower.start(settings, next, () -> Long.MAX_VALUE, () -> 2, TestRun.RUN_ID, () -> NOW);
        follower.close();

        OutputFilter filter = new OutputFilter();
        List<String> ids = ids(settings, OutputRecords.SIGNALS, filter);

        assertEquals(places(expected(OutputRecords.SIGNALS)), places(ids));
        assertTrue(filter.repeats() > 5, "only " + filter.repeats());
    }

    /** Identities without run and epoch. */
    private static List<String> places(List<String> ids) {
        return ids.stream()
                .map(id -> id.replaceFirst("^[^:]*:[^:]*:", ""))
                .sorted()
                .toList();
    }

    /** The journal of an owner that gives all behind a tick again, as its checkpoint would have it. */
    private static void replay(Path to, String runId, long tick) {
        RunInfo run = new RunInfo(runId, "ticks", 1);
        try (SignalJournalWriter writer =
                SignalJournalWriter.openBehind(to, run, DiskGuard.defaults(), System::currentTimeMillis, tick, 0)) {
            TestRun.run(8_000, writer);
        }
    }

    @Test
    @ExpectedLog(logger = "DeadLetters", contains = "goes to")
    void shouldPutAsideWhatNoBrokerTakesAndWriteTheRest() throws IOException {
        OutputSettings settings = settings("large");
        RecordsOf.make(settings.brokers(), settings.topic(OutputRecords.SNAPSHOTS), PARTITIONS, 1_500);
        OutputFollower follower = follow(settings, copy("large"), 900, 0);

        long written = RecordsOf.all(settings.brokers(), settings.topic(OutputRecords.SNAPSHOTS))
                .size();
        long buried = RecordsOf.all(settings.brokers(), settings.prefix() + DeadLetters.SUFFIX)
                .size();
        assertTrue(follower.deadLetters() > 0);
        assertEquals(follower.deadLetters(), buried);
        assertTrue(written > 0, "none was small enough");
    }
}
