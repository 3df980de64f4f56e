package io.strikeiq.cluster;

import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.venue.yaml.Section;
import java.util.Set;
import java.util.TreeSet;

/** Ticks of a topic that {@code record --to kafka} fills. */
public final class KafkaFeedFactory implements FeedFactory {
    /** The venue's name. */
    public static final String VENUE = "kafka";

    /** Partitions of a topic at most. */
    static final int MOST_PARTITIONS = 1_024;

    /** The topic of ticks where none is named. */
    public static final String TOPIC = "strikeiq.ticks";

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return VENUE;
    }

    @Override
    public BackPressure backPressure() {
        return BackPressure.BLOCK;
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    @Override
    public Maker read(Section entry) {
        Brokers brokers = Brokers.read(entry, Brokers.STANDARD);
        String topic = topic(entry, "topic", TOPIC);
        Set<Integer> partitions = partitions(entry);
        int expected = (int) entry.integer("partitionCount", 0, 0, MOST_PARTITIONS);
        return new KafkaFeedMaker(new KafkaFeedSettings(brokers, topic, partitions, expected));
    }

    /** A name that Kafka takes, with room for a suffix. */
    static String topic(Section entry, String key, String standard) {
        String topic = entry.text(key, standard);
        if (!topic.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")) {
            entry.wrong(key, "'" + topic + "' is no name of a topic; allowed 1 to 200 of A-Z, a-z, 0-9, . _ -");
        }
        return topic;
    }

    private static Set<Integer> partitions(Section entry) {
        String text = entry.text("partitions", "all");
        Set<Integer> partitions = new TreeSet<>();
        if (text.equals("all")) {
            return partitions;
        }
        for (String each : text.split(",", -1)) {
            if (!each.strip().matches("[0-9]{1,3}")) {
                entry.wrong("partitions", "'" + text + "' names no partitions; allowed all, or numbers such as '0, 3'");
                return Set.of();
            }
            partitions.add(Integer.parseInt(each.strip()));
        }
        return partitions;
    }
}
