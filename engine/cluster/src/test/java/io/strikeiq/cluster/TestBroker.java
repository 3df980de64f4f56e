package io.strikeiq.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final AtomicInteger TOPICS = new AtomicInteger();

    /** Holds the one. */
    private static final class Shared {
        private static final TestBroker BROKER = new TestBroker();

        private Shared() {}
    }

    private final int port;
    private final int controllerPort = freePort();
    private final Path folder;
    private KafkaRaftServer server;

    private TestBroker() {
        this(freePort(), temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
    }

    private TestBroker(int port, Path folder) {
        this.port = port;
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
        TestBroker broker = new TestBroker(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
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

    Brokers brokers() {
        return Brokers.at("127.0.0.1:" + port);
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
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("offsets.topic.replication.factor", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("auto.create.topics.enable", "false");
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "1");
        p.put("log.cleaner.enable", "false");
        p.put("controlled.shutdown.enable", "false");
        return p;
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
