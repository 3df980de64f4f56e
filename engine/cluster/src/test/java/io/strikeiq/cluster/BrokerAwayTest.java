package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away and comes back while all three write and read. */
@LongTest
@BrokerTest
class BrokerAwayTest {
    private static final int PARTITIONS = 4;

    @TempDir
    Path folder;

    @Test
    @ExpectedLog(logger = "JournalPublisher", contains = "it goes on where the topic ends")
    @ExpectedLog(logger = "OutputFollower", contains = "the journal keeps what the topics lack")
    void shouldLoseAndDoubleNothingWhileABrokerIsAway() throws InterruptedException {
        TestBroker broker = TestBroker.up();
        String topic = TestBroker.topic("away");
        Brokers soon = broker.brokers().waiting(Duration.ofSeconds(2));
        Session session = Session.record(folder.resolve("session"), 21, 4, 2_500);
        session.publish(broker.brokers(), topic, PARTITIONS, 1_500);
        Path signals = folder.resolve("signals");
        TestRun.record(signals, 6_000);
        OutputSettings outputs = new OutputSettings(soon, TestBroker.topic("away-out"), PARTITIONS, OutputFormat.JSON);
        KafkaFeed feed = new KafkaFeed(new KafkaFeedSettings(broker.brokers(), topic, Set.of(), PARTITIONS), 1_000);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        Thread reading = new Thread(() -> feed.run(new FeedPosition(0, 0, true), taken, taken));
        reading.start();
        while (feed.channels().get(0).frames() < 1_500) {
            LockSupport.parkNanos(1_000_000);
        }

        broker.stop();
        JournalPublisher publisher = new JournalPublisher(session.journal(), soon, topic, PARTITIONS);
        AtomicBoolean whole = new AtomicBoolean();
        Thread publishing = new Thread(() -> whole.set(publisher.run(new TakenTicks(Long.MAX_VALUE))));
        publishing.start();
        OutputFollower follower = OutputFollower.start(
                outputs, signals, () -> Long.MAX_VALUE, () -> 0, "", () -> Instant.parse("2026-01-05T09:00:00Z"));
        while (publisher.retries() == 0 || follower.retries() == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        broker.start();

        publishing.join();
        reading.join();
        while (follower.written() == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        follower.close();
        assertTrue(whole.get());
        assertEquals(Session.lines(session.ticks()), Session.lines(Session.market(taken.ticks())));
        OutputFilter filter = new OutputFilter();
        List<String> signalsTaken = RecordsOf.all(broker.brokers(), outputs.topic(OutputRecords.SIGNALS)).stream()
                .filter(filter::takes)
                .map(record ->
                        new String(record.headers().lastHeader(OutputTopics.ID).value(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
        assertEquals(signalsOf(signals), signalsTaken);
    }

    private static List<String> signalsOf(Path journal) {
        List<String> ids = new ArrayList<>();
        OutputRecords records = new OutputRecords(TestRun.RUN_ID);
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                records.of(record, null)
                        .filter(each -> each.kind().equals(OutputRecords.SIGNALS))
                        .ifPresent(each -> ids.add(each.id()));
            }
        }
        return ids.stream().sorted().toList();
    }
}
