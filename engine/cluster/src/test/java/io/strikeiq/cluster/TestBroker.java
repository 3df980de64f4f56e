package io.strikeiq.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker of Kafka in this JVM, started once, when the first test asks for it; each test has topics of its own. */
public final class TestBroker {
    /** Its threads, those that it starts later too, are no test's. */
    private static final ThreadGroup GROUP = new ThreadGroup("strikeiq-test-broker");

    /** The tests of feeds have a server with them. */
    private static final Path CERTIFICATES =
            Path.of("../feeds/src/test/resources/tls").toAbsolutePath().normalize();

    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final AtomicInteger TOPICS = new AtomicInteger();

    /** Holds the one. */
    private static final class Shared {
        private static final TestBroker BROKER = new TestBroker();

        private Shared() {}
    }

    private final int port;
    private final int controllerPort = freePort();
    /** 0 without a second listener. */
    private final int securedPort;

    private final Path folder;
    private KafkaRaftServer server;

    private TestBroker() {
        this(freePort(), freePort(), temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
    }

    private TestBroker(int port, int securedPort, Path folder) {
        this.port = port;
        this.securedPort = securedPort;
        this.folder = folder;
        try {
            new Formatter()
                    .setIgnoreFormatted(true)
                    .setClusterId("StrikeIQ-tests-cluster")
                    .setNodeId(1)
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's folder cannot be made", e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("strikeiq-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process for the drill: port and folder; it runs until it is killed. */
    public static void main(String[] arguments) {
        TestBroker broker = new TestBroker(Integer.parseInt(arguments[0]), 0, Path.of(arguments[1]));
        broker.start();
        System.out.println("up");
        broker.server.awaitShutdown();
    }

    /** The broker, up. */
    static TestBroker up() {
        TestBroker broker = Shared.BROKER;
        broker.start();
        return broker;
    }

    /** A name that no other test has. */
    static String topic(String name) {
        return name + "-" + TOPICS.incrementAndGet();
    }

    /** As patient as a machine that does other work wants it. */
    Brokers brokers() {
        return Brokers.at("127.0.0.1:" + port).waiting(PATIENCE);
    }

    /** Where it listens with TLS and SCRAM. */
    String secured() {
        return "127.0.0.1:" + securedPort;
    }

    /** A certificate by which a client trusts it. */
    static Path certificate() {
        return CERTIFICATES.resolve("local.pem");
    }

    synchronized void start() {
        if (server == null) {
            inGroup(() -> {
                server = new KafkaRaftServer(new KafkaConfig(properties()), Time.SYSTEM);
                server.startup();
            });
        }
    }

    /** Stops it, so that nobody answers until {@link #start}. */
    synchronized void stop() {
        if (server != null) {
            inGroup(() -> {
                server.shutdown();
                server.awaitShutdown();
            });
            server = null;
        }
    }

    private static void inGroup(Runnable work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(GROUP, work, "broker-starter");
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the broker fails", failure.get());
        }
    }

    private Properties properties() {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        String clients = "PLAINTEXT://127.0.0.1:" + port;
        if (securedPort != 0) {
            clients += ",SECURED://127.0.0.1:" + securedPort;
            secure(p);
        }
        p.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", clients);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("offsets.topic.replication.factor", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("auto.create.topics.enable", "false");
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "1");
        p.put("log.cleaner.enable", "false");
        // What is measured by times of records ends when the broker has them.
        p.put("log.message.timestamp.type", "LogAppendTime");
        // Files are dated by a coarser clock: who looks which are old enough to go would warn of records of the future.
        p.put("log.retention.ms", "-1");
        p.put("controlled.shutdown.enable", "false");
        return p;
    }

    /** Those of the second listener have to name themselves by SCRAM, over TLS with a certificate of the tests' own. */
    private static void secure(Properties p) {
        String secured = "listener.name.secured.";
        p.put(secured + "sasl.enabled.mechanisms", "SCRAM-SHA-512");
        p.put(
                secured + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put(secured + "ssl.keystore.type", "PKCS12");
        p.put(
                secured + "ssl.keystore.location",
                CERTIFICATES.resolve("local.p12").toString());
        p.put(secured + "ssl.keystore.password", "for-tests-only");
        p.put(secured + "ssl.key.password", "for-tests-only");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
