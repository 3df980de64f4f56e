package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A program: ticks a second of a journal through the engines, read from the journal and from a broker in the same JVM, in turns;
 * and from the journal to the broker. Arguments: the journal, the number of turns.
 */
final class ThroughputMeasure {
    private static final int PARTITIONS = 8;
    private static final double NANOS = 1e9;

    private ThroughputMeasure() {}

    public static void main(String[] arguments) {
        Path journal = Path.of(arguments[0]);
        TestBroker broker = TestBroker.up();
        for (int turn = 0; turn < Integer.parseInt(arguments[1]); turn++) {
            String topic = TestBroker.topic("throughput");
            JournalPublisher publisher = new JournalPublisher(journal, broker.brokers(), topic, PARTITIONS);
            long start = System.nanoTime();
            publisher.run(new TakenTicks(Long.MAX_VALUE));
            double published = publisher.published() / ((System.nanoTime() - start) / NANOS);
            double fromJournal = fromJournal(journal);
            double fromBroker = fromBroker(broker.brokers(), topic);
            System.out.printf(
                    Locale.ROOT,
                    "published %,.0f ticks/s, engines from the journal %,.0f, from the broker %,.0f, ratio %.2f%n",
                    published,
                    fromJournal,
                    fromBroker,
                    fromBroker / fromJournal);
        }
        System.exit(0);
    }

    private static double fromJournal(Path journal) {
        Counting engines = new Counting();
        MarketEvent tick = new MarketEvent();
        long start = System.nanoTime();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(tick)) {
                engines.accept(tick);
            }
        }
        return engines.ticks / ((System.nanoTime() - start) / NANOS);
    }

    private static double fromBroker(Brokers brokers, String topic) {
        Counting engines = new Counting();
        KafkaFeed feed = new KafkaFeed(new KafkaFeedSettings(brokers, topic, Set.of(), PARTITIONS), 5_000);
        long start = System.nanoTime();
        feed.run(new FeedPosition(0, 0, true), engines, new TakenTicks(Long.MAX_VALUE));
        return engines.ticks / ((System.nanoTime() - start) / NANOS);
    }

    /** The engines on the thread of the source. */
    private static final class Counting implements FeedSink {
        private final Replica replica = Session.replica(OutboundDrain.NONE);
        private long ticks;

        @Override
        public void accept(MarketEvent tick) {
            tick.sequence = ++ticks;
            replica.accept(tick);
        }

        @Override
        public void accept(MarketEvent tick, long readAt) {
            accept(tick);
        }
    }
}
