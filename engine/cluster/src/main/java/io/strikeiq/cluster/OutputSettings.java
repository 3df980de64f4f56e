package io.strikeiq.cluster;

import io.strikeiq.venue.yaml.Section;

/**
 * Where the outputs of a run go.
 *
 * @param brokers without servers where they go nowhere
 * @param prefix of the topics {@code PREFIX.signals}, {@code .snapshots}, {@code .outcomes} and {@code .alerts}
 * @param partitions of each topic
 * @param format of the values but for alerts, which are JSON
 */
public record OutputSettings(Brokers brokers, String prefix, int partitions, OutputFormat format) {
    private static final int STANDARD = 16;

    /** Reads the section {@code outputs}. */
    public static OutputSettings read(Section section) {
        OutputSettings settings = new OutputSettings(
                Brokers.read(section, ""),
                KafkaFeedFactory.topic(section, "prefix", "strikeiq"),
                (int) section.integer("partitions", STANDARD, 1, KafkaFeedFactory.MOST_PARTITIONS),
                section.choice("format", OutputFormat.JSON));
        section.finish();
        return settings;
    }

    /** Whether they go anywhere. */
    public boolean isGiven() {
        return !brokers.servers().isEmpty();
    }

    /** The topic of a kind of output. */
    public String topic(String kind) {
        return prefix + "." + kind;
    }
}
