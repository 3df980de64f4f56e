package io.strikeiq.cluster;

import io.strikeiq.persistence.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real service of the drill as a process, which is started again after each kill. */
final class DrillService {
    /** The owners. */
    static final String FIRST = "engine-a";

    static final String SECOND = "engine-b";

    private static final int PATIENCE_MINUTES = 20;

    private final List<String> strikeiq;
    private final Path config;
    private final Path log;
    private final String owner;
    private Process process;

    /**
     * Writes its config. Where there is experience, the first of the owners and the machine that they are compared with begin with it;
     * the other owner's desk has none.
     *
     * @param owner empty for the one machine that the others are compared with
     */
    DrillService(
            DrillPlan plan,
            String owner,
            Brokers brokers,
            String topic,
            String prefix,
            DatabaseSettings.External database)
            throws IOException {
        String name = owner.isEmpty() ? "alone" : owner;
        Path folder = plan.folder();
        this.strikeiq = plan.strikeiq();
        this.owner = owner;
        this.config = folder.resolve(name + ".yaml");
        this.log = folder.resolve(name + ".log");
        if (plan.experience().isPresent() && !owner.equals(SECOND)) {
            copy(plan.experience().get(), folder.resolve(name).resolve("experience"));
        }
        Files.writeString(config, """
            run: {name: %s, source: live, stayUp: false, consoleRate: 0}
            data: {folder: '%s'}
            live:
              feeds:
                - {venue: kafka, brokers: '%s', topic: %s, partitions: '0', partitionCount: 1, patience: 1m}
            cluster:
              outputs: {brokers: '%s', prefix: %s, partitions: 4, patience: 1m}
            %s
            pipeline: {marketSnapshots: %s}
            learning: {experience: %s}
            database: {mode: jdbc, url: '%s', user: '%s', password: '%s'}
            """.formatted(
                        name,
                        folder.resolve(name),
                        brokers.servers(),
                        topic,
                        brokers.servers(),
                        prefix,
                        owner.isEmpty() ? "" : "  owner: " + owner + "\n  lease: 3s",
                        plan.snapshots(),
                        plan.experience().isEmpty() ? "none" : "newest",
                        database.url(),
                        database.user(),
                        database.password()));
    }

    /** What it has said so far. */
    List<String> said() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    String owner() {
        return owner;
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(strikeiq);
        command.addAll(List.of("run", config.toString(), "--json"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL, and a new start. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        start();
    }

    /** A long pause, such as that of a machine that was suspended: it believes to own what another has taken over meanwhile. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Its exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(config + " does not end");
        }
        return process.exitValue();
    }
}
