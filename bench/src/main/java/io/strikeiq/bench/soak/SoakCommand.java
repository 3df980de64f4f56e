package io.strikeiq.bench.soak;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.simulator.SimulatedVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A live service over weeks. */
@Command(
        name = "soak",
        description = {
            "The live simulator over days of sessions, in a process that is killed, restarted in order and loses its database by"
                    + " turns. Each evening: heap after a collection, threads, descriptors and mappings; at the end each run is"
                    + " replayed without a break and must give the same. Then it is killed in mid-session once more, and"
                    + " what the start takes is measured. Linux only. Exit code 1 when a target is not met."
        })
public final class SoakCommand implements Callable<Integer> {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);
    /** More than are looked at: the market must not end before the soak does. */
    private static final int SESSIONS = 1_000;

    private static final Pattern FROM_CHECKPOINT =
            Pattern.compile("from the checkpoint of tick (\\d+), going on behind tick (\\d+)");
    private static final Pattern WARMED_UP = Pattern.compile("warmed up by (\\d+) recorded ticks");
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

    @Mixin
    private BenchOptions bench;

    @Option(names = "--days", paramLabel = "N", description = "Sessions (${DEFAULT-VALUE}).")
    private int days = 30;

    @Option(names = "--speed", paramLabel = "S", description = "Event time over real time (${DEFAULT-VALUE}).")
    private String speed = "1000x";

    @Option(names = "--ticks", paramLabel = "N", description = "Ticks of a session (${DEFAULT-VALUE}).")
    private int ticks = 20_000;

    private final SimulatedVenue venue = SimulatedVenue.shipped();
    private Path folder;
    private Path config;
    private Path output;
    private Database database;
    private ServiceChild service;
    private final List<ServiceStart> starts = new ArrayList<>();
    private int unclean;
    private int processes;

    @Override
    public Integer call() throws IOException {
        bench.begin();
        Scratch scratch = new Scratch(bench.folder(), "soak");
        folder = scratch.next().toAbsolutePath();
        Files.createDirectories(folder);
        config = folder.resolve("soak.yaml");
        output = folder.resolve("service.log");
        SoakReport report = soak();
        bench.end(report.text(), report.figures(), report.verdicts());
        boolean met = report.verdicts().stream().allMatch(verdict -> verdict.isMet());
        if (!met) {
            throw new UserException(ExitCode.FAILURE, "a target is not met; what the service said is in " + output);
        }
        scratch.clear();
        return ExitCode.OK;
    }

    private SoakReport soak() throws IOException {
        try {
            database = Database.open(new DatabaseSettings.Embedded(server(), 0, 2));
            Files.writeString(config, config(database.location().split(" ", 2)[0]));
            start(0);
            List<Evening> evenings = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                Evening evening = day(day, Fault.of(day));
                evenings.add(evening);
                bench.say(String.format(Locale.ROOT, "day %d: %s", day + 1, evening.fault()));
            }
            awaitTime(middle(days));
            service.kill();
            start(days);
            unclean += service.stop() == ExitCode.OK ? 0 : 1;
            List<RunFolder> runs = RunFolder.all(folder.resolve("data"));
            int same = 0;
            for (RunFolder run : runs) {
                same += isSame(run) ? 1 : 0;
            }
            return new SoakReport(evenings, starts, runs.size(), same, unclean);
        } finally {
            if (service != null) {
                service.close();
            }
            if (database != null) {
                database.close();
            }
        }
    }

    private Path server() {
        return folder.resolve("postgres");
    }

    private String config(String url) throws IOException {
        String password = Files.readString(server().resolve("password")).strip();
        return """
                data: {folder: data}
                run: {source: live, speed: %s, consoleRate: 0, warmUp: 5d}
                simulate: {seed: 3, underlyings: 1, strikes: 11, expiries: 2, ticks: %d, sessions: %d}
                database: {mode: jdbc, url: '%s', user: postgres, password: '%s'}
                """.formatted(speed, ticks, SESSIONS, url, password);
    }

    /** Starts the service and waits until it records ticks. */
    private void start(int after) {
        long recorded = ticks(TickJournalSpan::lastTick);
        long startedAt = System.nanoTime();
        service = new ServiceChild(output, "run", config.toString());
        processes++;
        await(() -> ticks(TickJournalSpan::lastTick) > recorded);
        double processor = service.processorSeconds();
        starts.add(new ServiceStart(after, recorded, again(), processor, (System.nanoTime() - startedAt) / 1e9));
    }

    /** Ticks that the last start did before its first own, by what it said. */
    private long again() {
        try {
            long again = 0;
            for (String line : Files.readAllLines(output)) {
                Matcher saved = FROM_CHECKPOINT.matcher(line);
                Matcher warm = WARMED_UP.matcher(line);
                if (line.startsWith("run ") && line.contains(" records ")) {
                    again = saved.find()
                            ? Long.parseLong(saved.group(2)) - Long.parseLong(saved.group(1))
                            : warm.find() ? Long.parseLong(warm.group(1)) : 0;
                }
            }
            return again;
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot read " + output + ": " + e.getMessage(), e);
        }
    }

    /**
     * Lets what happens on a day come to the service, and looks at it. Time is known by ticks: that the afternoon has come is known by
     * the first ticks of the next session, in which the service is then killed, restarted or loses its database.
     */
    private Evening day(int day, Fault fault) {
        long middle = middle(day);
        if (fault != Fault.NONE) {
            awaitTime(middle);
        }
        int port = port();
        switch (fault) {
            case KILL -> {
                service.kill();
                start(day);
            }
            case RESTART -> {
                unclean += service.stop() == ExitCode.OK ? 0 : 1;
                start(day);
            }
            case OUTAGE -> database.close();
            case NONE -> {}
        }
        awaitTime(middle(day) + TimeUnit.HOURS.toNanos(5));
        if (fault == Fault.OUTAGE) {
            database = Database.open(new DatabaseSettings.Embedded(server(), port, 2));
        }
        return service.evening(day, processes, fault);
    }

    private int port() {
        String url = database.location().split(" ", 2)[0];
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    /** Event time three hours behind the open of a day. */
    private long middle(int day) {
        return venue.open(day) + TimeUnit.HOURS.toNanos(3);
    }

    private void awaitTime(long time) {
        await(() -> reached() >= time);
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (!service.isRunning() || System.nanoTime() > deadline) {
                throw new UserException(
                        ExitCode.FAILURE, "the service has ended or stands still; what it said is in " + output);
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    /** Event time of the last tick that any run has recorded. */
    private long reached() {
        return spans().mapToLong(TickJournalSpan::lastTime).max().orElse(0);
    }

    /** Of the journals of all runs. */
    private long ticks(ToLongFunction<TickJournalSpan> figure) {
        return spans().mapToLong(figure).sum();
    }

    private Stream<TickJournalSpan> spans() {
        return RunFolder.all(folder.resolve("data")).stream().map(this::span).flatMap(Optional::stream);
    }

    private Optional<TickJournalSpan> span(RunFolder run) {
        try {
            return JournalInspector.isJournal(run.ticks())
                    ? Optional.of(TickJournalSpan.of(run.ticks()))
                    : Optional.empty();
        } catch (JournalException e) {
            bench.say("looked while a journal began: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isSame(RunFolder run) {
        try (ServiceChild replay =
                new ServiceChild(output, "replay", "--verify", run.path().toString())) {
            return replay.exitCode() == ExitCode.OK;
        }
    }
}
