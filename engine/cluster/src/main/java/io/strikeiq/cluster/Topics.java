package io.strikeiq.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a cluster: looked at before they are used, so that a mistake is one message and not a wait. */
public final class Topics implements AutoCloseable {
    /** Of the name of a topic of ticks, where the newest definition of each instrument is kept. */
    static final String DEFINITIONS = ".definitions";

    private final Brokers brokers;
    private final Admin admin;

    /** Connects when the first question is asked. */
    public Topics(Brokers brokers) {
        this.brokers = brokers;
        try {
            this.admin = Admin.create(brokers.admin());
        } catch (RuntimeException e) {
            throw unreachable(brokers, e);
        }
    }

    /** What is said when a client cannot begin or no broker answers. */
    static ClusterException unreachable(Brokers brokers, Throwable reason) {
        if (reason instanceof ClusterException said) {
            return said;
        }
        Throwable root = reason;
        AuthenticationException refusal = null;
        while (root.getCause() != null) {
            refusal = root instanceof AuthenticationException each ? each : refusal;
            root = root.getCause();
        }
        refusal = root instanceof AuthenticationException each ? each : refusal;
        if (refusal instanceof SslAuthenticationException) {
            return new ClusterException(
                    "no encrypted connection to the Kafka brokers at " + brokers + " (" + root.getMessage()
                            + "); change truststore, which says whom to trust, or tls",
                    reason);
        } else if (refusal != null) {
            return new ClusterException(
                    "the Kafka brokers at " + brokers + " do not take " + brokers.identity() + " (" + root.getMessage()
                            + "); change user and password",
                    reason);
        }
        return new ClusterException(
                "no Kafka broker answers at " + brokers + " (" + root.getMessage() + "); start one, or change brokers",
                reason);
    }

    /**
     * The number of partitions of a topic, empty when there is no such topic.
     *
     * @throws ClusterException when no broker answers
     */
    public Optional<Integer> partitions(String topic) {
        try {
            TopicDescription description =
                    get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            return Optional.of(description.partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw unreachable(brokers, e);
        }
    }

    /**
     * The number of partitions of a topic that must be there.
     *
     * @param expected what it must be, 0 for any
     */
    public int require(String topic, int expected) {
        int found = partitions(topic)
                .orElseThrow(() -> new ClusterException("there is no topic '" + topic + "' at " + brokers
                        + "; 'strikeiq record ... --to kafka' makes it, or change topic"));
        return check(topic, found, expected);
    }

    private static int check(String topic, int found, int expected) {
        if (expected != 0 && found != expected) {
            throw new ClusterException("topic '" + topic + "' has " + found + " partitions, not " + expected
                    + ": underlyings would move between partitions; say " + found + ", or name another topic");
        }
        return found;
    }

    /**
     * Makes a topic unless it is there.
     *
     * @param partitions how many it has, or must have
     * @param compacted whether the last record of each key is kept for good
     */
    public void make(String topic, int partitions, boolean compacted) {
        Optional<Integer> found = partitions(topic);
        if (found.isPresent()) {
            check(topic, found.get(), partitions);
            return;
        }
        String policy = compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        policy,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(Brokers.LARGEST)));
        try {
            get(admin.createTopics(Set.of(wanted)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw unreachable(brokers, e);
            }
        }
    }

    /**
     * Looks whether a topic takes the batches that are written; one whose settings nobody may read is believed to.
     *
     * @throws ClusterException when it does not, or no broker answers
     */
    void requireRoom(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            ConfigEntry limit = get(admin.describeConfigs(List.of(resource))
                            .values()
                            .get(resource))
                    .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (limit != null && Long.parseLong(limit.value()) < Brokers.LARGEST) {
                throw new ClusterException("topic '" + topic + "' takes batches of at most " + limit.value()
                        + " bytes; raise its " + TopicConfig.MAX_MESSAGE_BYTES_CONFIG + " to " + Brokers.LARGEST
                        + " or more, or name another topic");
            }
        } catch (ExecutionException e) {
            // One that was made a moment ago is not known everywhere yet, and takes them.
            if (!(e.getCause() instanceof AuthorizationException)
                    && !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw unreachable(brokers, e);
            }
        }
    }

    private <T> T get(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(2 * brokers.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while " + brokers + " was asked", e);
        } catch (TimeoutException e) {
            throw unreachable(brokers, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
