package io.strikeiq.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** A producer of outputs, as long as the brokers are there; what is too large for them is kept apart. One thread. */
final class OutputTopics implements AutoCloseable {
    /** Header of the identity of a record. */
    static final String ID = "id";
    /** Header of the journal index of a record, by which a repeat is known. */
    static final String INDEX = "index";
    /** Header of the number of the tick that caused a record. */
    static final String TICK = "tick";
    /** Header of the run of a record. */
    static final String RUN = "run";
    /** Header of the epoch of the owner of the partition of ticks that the run reads; 0 for a run without one. */
    static final String OWNER_EPOCH = "owner-epoch";
    /** Header of the run whose ticks, and numbers of ticks, the run of the record goes on with; empty for none. */
    static final String FOLLOWS = "follows";

    /** Of the topic, after the prefix, whose records name the metrics of snapshots in SBE. */
    static final String METRIC_NAMES = "metric-names";

    private final OutputSettings settings;
    private final String runId;
    private final String follows;
    private final OrderedProducer producer;
    private final Queue<Output> tooLarge = new ConcurrentLinkedQueue<>();

    /** Makes the topics unless they are there. */
    OutputTopics(OutputSettings settings, String runId, String follows) {
        this.settings = settings;
        this.runId = runId;
        this.follows = follows;
        check(settings);
        this.producer = OrderedProducer.open(settings.brokers());
    }

    /**
     * Looks whether the topics can be written to, and makes those that are not there.
     *
     * @throws ClusterException saying why not
     */
    static void check(OutputSettings settings) {
        try (Topics topics = new Topics(settings.brokers())) {
            for (String kind : new String[] {OutputRecords.SIGNALS, OutputRecords.SNAPSHOTS, OutputRecords.OUTCOMES}) {
                topics.make(settings.topic(kind), settings.partitions(), false);
            }
            if (settings.format() == OutputFormat.SBE) {
                topics.make(settings.topic(METRIC_NAMES), 1, true);
            }
        }
    }

    /** Gives a record that names metrics to its topic, before the snapshots that need it. */
    void sendNames(byte[] names, long index) {
        String id = runId + ":" + index;
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(settings.topic(METRIC_NAMES), bytes(id), names);
        record.headers().add(ID, bytes(id));
        record.headers().add(RUN, bytes(runId));
        record.headers().add(INDEX, bytes(Long.toString(index)));
        producer.send(record);
        producer.flush();
    }

    /** Gives an output to its topic; returns before a broker has it. */
    void send(Output output, long ownerEpoch) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(settings.topic(output.kind()), bytes(output.key()), output.bytes());
        record.headers().add(ID, bytes(output.id()));
        record.headers().add(TICK, bytes(Long.toString(output.tick())));
        record.headers().add(RUN, bytes(runId));
        record.headers().add(INDEX, bytes(Long.toString(output.index())));
        record.headers().add(OWNER_EPOCH, bytes(Long.toString(ownerEpoch)));
        record.headers().add(FOLLOWS, bytes(follows));
        producer.send(record, error -> passOver(output, error));
    }

    private boolean passOver(Output output, Exception error) {
        return error instanceof RecordTooLargeException && tooLarge.add(output);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Waits until the brokers have what was given, but for what is too large.
     *
     * @throws ClusterException when they do not take it
     */
    void flush() {
        producer.flush();
    }

    /** The next of those that were too large, null for none; to be asked after {@link #flush}. */
    Output nextTooLarge() {
        return tooLarge.poll();
    }

    @Override
    public void close() {
        producer.close();
    }
}
