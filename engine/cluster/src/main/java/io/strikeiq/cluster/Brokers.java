package io.strikeiq.cluster;

import io.strikeiq.venue.tls.TlsFiles;
import io.strikeiq.venue.tls.TlsKeys;
import io.strikeiq.venue.yaml.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How clients reach the brokers.
 *
 * @param servers HOST:PORT, several by commas
 * @param tls whether the connection is encrypted
 * @param truststore PEM file of the certificates that are trusted, empty for the authorities of Java
 * @param user for SCRAM-SHA-512, empty for none
 * @param password never shown
 * @param patience the longest a call waits for an answer; a record is tried for six times as long
 */
public record Brokers(
        String servers, boolean tls, Optional<Path> truststore, String user, String password, Duration patience) {
    /** Where a broker on this machine listens. */
    public static final String STANDARD = "127.0.0.1:9092";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SERVERS = "[A-Za-z0-9.\\[\\]:_-]+:[0-9]{1,5}(,\\s*[A-Za-z0-9.\\[\\]:_-]+:[0-9]{1,5})*";
    private static final int FETCHED = 1 << 22;

    /**
     * Bytes of a record, a batch and a request at most, and what topics take. That of a topic is of whole batches, not of records: a
     * producer splits a batch that is refused, and may then wait for ever.
     */
    static final int LARGEST = 1 << 20;

    /** A batch is full by an estimate, and may turn out larger where its records compress worse than those before. */
    private static final int BATCH = LARGEST / 16;

    /** On this machine or in a closed network, without a password. */
    public static Brokers at(String servers) {
        return new Brokers(servers, false, Optional.empty(), "", "", PATIENCE);
    }

    /** The same, with another patience. */
    public Brokers waiting(Duration longest) {
        return new Brokers(servers, tls, truststore, user, password, longest);
    }

    /** Reads the keys {@code brokers}, {@code tls}, {@code truststore}, {@code user}, {@code password} and {@code patience}. */
    public static Brokers read(Section section, String standard) {
        String servers = section.text("brokers", standard);
        if (!servers.isEmpty() && !servers.matches(SERVERS)) {
            section.wrong("brokers", "'" + servers + "' is no address; allowed HOST:PORT, several by commas");
        }
        boolean tls = section.flag("tls", false);
        Optional<Path> truststore = new TlsKeys(section).truststore();
        if (truststore.isPresent() && !tls) {
            section.wrong("truststore", "is of no use without encryption; say tls: true, or leave it out");
        }
        String user = section.text("user", "");
        String password = section.secret("password", "");
        if (user.isEmpty() != password.isEmpty()) {
            section.wrong(
                    user.isEmpty() ? "user" : "password",
                    "is needed with the other, best from the environment: password: ${STRIKEIQ_KAFKA_PASSWORD}");
        }
        long patience = section.duration(
                "patience",
                PATIENCE.toNanos(),
                Duration.ofSeconds(1).toNanos(),
                Duration.ofMinutes(10).toNanos());
        return new Brokers(servers, tls, truststore, user, password, Duration.ofNanos(patience));
    }

    /**
     * For questions about topics.
     *
     * @throws ClusterException when the truststore cannot be used
     */
    Properties admin() {
        Properties properties = new Properties();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis() / 2);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        properties.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                (user.isEmpty() ? "" : "SASL_") + (tls ? "SSL" : "PLAINTEXT"));
        if (tls) {
            properties.put(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, String.join(",", TlsFiles.PROTOCOLS));
            truststore.ifPresent(file -> {
                properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
                properties.put(
                        SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, usable(file).toString());
            });
        }
        if (!user.isEmpty()) {
            properties.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
            properties.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=" + quoted(user)
                            + " password=" + quoted(password) + ";");
        }
        return properties;
    }

    /** Read here too, so that what is wrong with it is said as everywhere. */
    private static Path usable(Path truststore) {
        try {
            TlsFiles.trust(Optional.of(truststore));
            return truststore;
        } catch (IOException e) {
            throw new ClusterException(e.getMessage(), e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** For a reader of whole partitions from offsets of its own: nothing is committed to the broker. */
    Properties consumer() {
        Properties properties = admin();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        return properties;
    }

    /** For a writer that writes each record once and in order, and waits while the brokers are away. */
    Properties producer() {
        Properties properties = admin();
        properties.remove(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        // A broker with a slow disk is left to finish: who cuts the connection gives it the same records again.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3 * millis());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6 * millis());
        return properties;
    }

    private int millis() {
        return Math.toIntExact(patience.toMillis());
    }

    /** Who asks, in words. */
    String identity() {
        return user.isEmpty() ? "a client without a user" : "user '" + user + "'";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return servers;
    }
}
