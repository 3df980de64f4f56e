package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.pipeline.UnderlyingResult;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.RecordedTrades;
import io.strikeiq.feeds.SourcePosition;
import io.strikeiq.testing.BrokerTest;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
@BrokerTest
class KafkaFeedTest {
    private static final int PARTITIONS = 4;
    private static final FeedPosition START = new FeedPosition(0, 0, true);
    private static final String TOPIC = TestBroker.topic("feed");

    @TempDir
    static Path folder;

    private static TestBroker broker;
    private static Session session;

    @BeforeAll
    static void publish() {
        broker = TestBroker.up();
        session = Session.record(folder.resolve("session"), 11, 5, 2_000);
        session.publish(broker.brokers(), TOPIC, PARTITIONS);
    }

    private static List<MarketEvent> read(FeedPosition from, long stride, Integer... partitions) {
        KafkaFeed feed = new KafkaFeed(settings(TOPIC, partitions), stride);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        feed.run(from, taken, taken);
        return taken.ticks();
    }

    private static KafkaFeedSettings settings(String topic, Integer... partitions) {
        return new KafkaFeedSettings(broker.brokers(), topic, Set.of(partitions), PARTITIONS);
    }

    @Test
    void shouldGiveWhatTheJournalHasInItsOrderWhenAllPartitionsAreRead() {
        List<MarketEvent> read = Session.market(read(START, 700));

        assertEquals(Session.lines(session.ticks()), Session.lines(read));
    }

    @Test
    void shouldLeadEachUnderlyingOfAnyPartitionsToTheStateAndSignalsOfTheWhole() {
        Map<String, UnderlyingResult> whole = Session.results(session.ticks());
        Map<String, UnderlyingResult> shares = new TreeMap<>();
        for (Integer[] share : new Integer[][] {{0}, {1, 3}, {2}}) {
            shares.putAll(Session.results(read(START, 333, share)));
        }

        assertEquals(5, whole.size());
        assertTrue(whole.values().stream().anyMatch(each -> each.signals() > 0), whole::toString);
        assertEquals(whole, shares);
    }

    @Test
    void shouldGoOnAfterItsLastRecordedPositionAndTheTicksAfterIt() {
        List<MarketEvent> all = read(START, 500, 0, 1, 2);
        for (int cut : new int[] {1, 3, 499, 1_700, all.size() - 1}) {
            List<MarketEvent> before = all.subList(0, cut);
            FeedPosition behind = new FeedPosition(cut, 0, true, 0, RecordedTrades.NONE, of -> position(before, of));

            List<MarketEvent> rest = Session.market(read(behind, 500, 0, 1, 2));

            List<MarketEvent> joined = new ArrayList<>(Session.market(before));
            joined.addAll(rest);
            assertEquals(Session.lines(Session.market(all)), Session.lines(joined), "cut behind " + cut);
        }
    }

    @Test
    void shouldEndAtTheFenceOfItsOwnerAndGiveTheSameNumbersToWhoeverPassesOverIt() {
        String topic = TestBroker.topic("fenced");
        KafkaFeedSettings one = new KafkaFeedSettings(broker.brokers(), topic, Set.of(0), 1);
        session.publish(broker.brokers(), topic, 1, 3_000);
        new KafkaFeedMaker(one).writeFence(5);
        session.publish(broker.brokers(), topic, 1);

        List<MarketEvent> owner = readTo(one, START, 5);
        List<MarketEvent> other = readTo(one, START, 6);
        List<MarketEvent> next =
                readTo(one, new FeedPosition(1, 0, true, 0, RecordedTrades.NONE, of -> position(owner, of)), 6);

        assertTrue(owner.get(owner.size() - 1).isPosition(), "a run can go on behind it");
        assertEquals(3_000, Session.market(owner).size());
        assertEquals(Session.lines(owner), Session.lines(other.subList(0, owner.size())));
        List<MarketEvent> joined = new ArrayList<>(owner);
        joined.addAll(next);
        assertEquals(Session.lines(other), Session.lines(joined));
        assertEquals(Session.lines(session.ticks()), Session.lines(Session.market(other)));
        FeedFence next5 = new FeedFence();
        next5.endAtNext(5);
        TakenTicks whole = new TakenTicks(Long.MAX_VALUE);
        new KafkaFeed(one, 700, next5).run(START, whole, whole);
        assertFalse(next5.isReached(), "that of a refused handover was there before");
        assertEquals(Session.lines(other), Session.lines(whole.ticks()));
    }

    @Test
    void shouldStandAtTheNextFenceOfTheOwnerAndGoOnWhenItIsReleased() throws InterruptedException {
        String topic = TestBroker.topic("held");
        KafkaFeedSettings one = new KafkaFeedSettings(broker.brokers(), topic, Set.of(0), 1);
        session.publish(broker.brokers(), topic, 1, 1_500);
        new KafkaFeedMaker(one).writeFence(5);
        session.publish(broker.brokers(), topic, 1, 3_000);
        FeedFence fence = new FeedFence();
        fence.holdAtNext(5);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        Thread reading = new Thread(() -> new KafkaFeed(one, 700, fence).run(START, taken, taken));
        reading.start();
        while (!fence.isCaughtUp()) {
            LockSupport.parkNanos(1_000_000);
        }
        new KafkaFeedMaker(one).writeFence(5);
        session.publish(broker.brokers(), topic, 1);
        while (!fence.isHeld()) {
            LockSupport.parkNanos(1_000_000);
        }
        List<MarketEvent> held = List.copyOf(taken.ticks());

        fence.endAt(6);
        fence.release();
        reading.join();

        assertTrue(held.get(held.size() - 1).isPosition(), "the owner stands after the same tick");
        assertEquals(3_000, Session.market(held).size());
        assertEquals(Session.lines(readTo(one, START, 6)), Session.lines(taken.ticks()));
        assertFalse(fence.isReached(), "it went on");
    }

    private static List<MarketEvent> readTo(KafkaFeedSettings settings, FeedPosition from, long epoch) {
        FeedFence fence = new FeedFence();
        fence.endAt(epoch);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        new KafkaFeed(settings, 700, fence).run(from, taken, taken);
        assertEquals(epoch == 5, fence.isReached());
        return taken.ticks();
    }

    /** As the service finds it in the run's journal. */
    private static SourcePosition position(List<MarketEvent> ticks, Set<Integer> partitions) {
        Map<Integer, Long> reached = new TreeMap<>();
        SourcePosition last = SourcePosition.NONE;
        long after = 0;
        for (MarketEvent tick : ticks) {
            if (tick.isPosition()) {
                reached.put(tick.feedPartition, tick.feedOffset);
                if (reached.keySet().equals(partitions)) {
                    last = new SourcePosition(reached, 0);
                    after = 0;
                }
            } else {
                reached.clear();
                after++;
            }
        }
        return new SourcePosition(last.offsets(), last.isNone() ? 0 : after);
    }

    @Test
    void shouldPublishNothingTwiceWhateverMomentThePublisherBeginsAnew() {
        String topic = TestBroker.topic("again");
        for (long stop : new long[] {1, 250, 251, 3_000}) {
            session.publish(broker.brokers(), topic, PARTITIONS, stop);
        }
        session.publish(broker.brokers(), topic, PARTITIONS);
        session.publish(broker.brokers(), topic, PARTITIONS);

        KafkaFeed feed = new KafkaFeed(settings(topic), 10_000);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        feed.run(START, taken, taken);

        assertEquals(Session.lines(session.ticks()), Session.lines(Session.market(taken.ticks())));
        assertEquals(0, feed.channels().get(0).drops(Drop.DUPLICATE));
    }

    @Test
    @ExpectedLog(logger = "DeadLetters", contains = "is passed over")
    void shouldPutPoisonedRecordsAsideAndGoOn() {
        String topic = TestBroker.topic("poison");
        session.publish(broker.brokers(), topic, PARTITIONS, 2_000);
        try (KafkaProducer<byte[], byte[]> foreign =
                new KafkaProducer<>(broker.brokers().producer())) {
            put(foreign, topic, 1, new byte[] {1, 2, 3});
            put(foreign, topic, 2, new byte[100]);
            put(foreign, topic, 2, null);
            put(foreign, topic, 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
        session.publish(broker.brokers(), topic, PARTITIONS);

        KafkaFeed feed = new KafkaFeed(settings(topic), 10_000);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        feed.run(START, taken, taken);

        assertEquals(Session.lines(session.ticks()), Session.lines(Session.market(taken.ticks())));
        assertEquals(4, feed.channels().get(0).drops(Drop.MALFORMED));
        assertEquals(
                4, RecordsOf.all(broker.brokers(), topic + DeadLetters.SUFFIX).size());
    }

    private static void put(KafkaProducer<byte[], byte[]> producer, String topic, int partition, byte[] value) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, partition, null, value));
    }

    @Test
    void shouldGiveTheDefinitionsFirstWhereTheFirstTicksAreGone() {
        String topic = TestBroker.topic("trimmed");
        session.publish(broker.brokers(), topic, PARTITIONS);
        RecordsOf.trim(broker.brokers(), topic, PARTITIONS, 900);

        KafkaFeed feed = new KafkaFeed(settings(topic), 10_000);
        TakenTicks taken = new TakenTicks(Long.MAX_VALUE);
        feed.run(START, taken, taken);

        assertEquals(5, Session.results(taken.ticks()).size());
        assertEquals(
                Session.lines(session.ticks().stream()
                                .filter(tick -> tick.definition != null)
                                .toList())
                        .size(),
                taken.ticks().stream()
                        .takeWhile(tick -> tick.definition != null)
                        .count());
    }

    @Test
    void shouldWriteDefinitionsAgainThatTheirTopicLacksThoughTheTicksAreThere() {
        String topic = TestBroker.topic("undefined");
        session.publish(broker.brokers(), topic, PARTITIONS, 2_000);
        Map<String, Instrument> before = definitions(topic);
        List<String> lost = before.keySet().stream().limit(before.size() / 2).toList();
        try (KafkaProducer<byte[], byte[]> taker =
                new KafkaProducer<>(broker.brokers().producer())) {
            for (String id : lost) {
                Future<RecordMetadata> unused = taker.send(
                        new ProducerRecord<>(topic + Topics.DEFINITIONS, 0, id.getBytes(StandardCharsets.UTF_8), null));
            }
        }
        assertEquals(before.size() - lost.size(), definitions(topic).size());
        int records =
                RecordsOf.all(broker.brokers(), topic + Topics.DEFINITIONS).size();

        session.publish(broker.brokers(), topic, PARTITIONS, 2_000);

        assertFalse(lost.isEmpty());
        assertEquals(before, definitions(topic));
        assertEquals(
                records + lost.size() + 1,
                RecordsOf.all(broker.brokers(), topic + Topics.DEFINITIONS).size(),
                "those alone, and the source");
    }

    private static Map<String, Instrument> definitions(String topic) {
        Map<String, Instrument> definitions = new TreeMap<>();
        new DefinitionReader(broker.brokers(), topic)
                .all(() -> false)
                .orElseThrow()
                .forEach((key, value) -> {
                    if (!key.equals(DefinitionReader.SOURCE)) {
                        definitions.put(key, DefinitionReader.definition(value).definition);
                    }
                });
        return definitions;
    }

    @Test
    void shouldSayThatNoBrokerAnswersWhenItIsLostAsTheFeedBegins() {
        MockConsumer<byte[], byte[]> lost = new MockConsumer<>("none");
        lost.setOffsetsException(new TimeoutException("offsets cannot be found"));
        KafkaFeed feed = new KafkaFeed(settings(TOPIC), 1_000, new FeedFence(), () -> lost);
        TakenTicks taken = new TakenTicks(0);

        ClusterException e = assertThrows(ClusterException.class, () -> feed.run(START, taken, taken));

        assertTrue(e.getMessage().startsWith("no Kafka broker answers at " + broker.brokers()), e.getMessage());
        assertTrue(e.isPassing());
        assertTrue(lost.closed());
    }

    @Test
    void shouldSayInOneMessageWhatIsWrong() {
        Brokers nobody = Brokers.at("127.0.0.1:1").waiting(Duration.ofSeconds(1));
        assertMessage(
                new KafkaFeedSettings(nobody, TOPIC, Set.of(), 0),
                "no Kafka broker answers at 127.0.0.1:1",
                "start one");
        assertMessage(settings("no-such-topic"), "there is no topic 'no-such-topic'", "--to kafka");
        assertMessage(new KafkaFeedSettings(broker.brokers(), TOPIC, Set.of(), 8), "has 4 partitions, not 8", "say 4");
        assertMessage(settings(TOPIC, 4), "has no partition 4, it has 0 to 3");
        ClusterException other = assertThrows(
                ClusterException.class,
                () -> Session.record(folder.resolve("other"), 12, 1, 100).publish(broker.brokers(), TOPIC, PARTITIONS));
        assertTrue(other.getMessage().contains("has the ticks of another journal"), other.getMessage());
        String narrow = TestBroker.topic("narrow");
        RecordsOf.make(broker.brokers(), narrow, PARTITIONS, 70_000);
        assertEquals(
                "topic '" + narrow
                        + "' takes batches of at most 70000 bytes; raise its max.message.bytes to 1048576 or more,"
                        + " or name another topic",
                assertThrows(ClusterException.class, () -> session.publish(broker.brokers(), narrow, PARTITIONS))
                        .getMessage());
    }

    private static void assertMessage(KafkaFeedSettings settings, String... parts) {
        TakenTicks taken = new TakenTicks(0);
        ClusterException e =
                assertThrows(ClusterException.class, () -> new KafkaFeed(settings, 1_000).run(START, taken, taken));
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }
}
