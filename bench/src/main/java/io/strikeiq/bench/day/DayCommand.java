package io.strikeiq.bench.day;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A day in the life of a live service. */
@Command(
        name = "day",
        description = {
            "A simulated day that two local exchanges play in Deribit's protocol to two services, side by side: one without"
                    + " faults; the other leaves out changes of books, closes connections and sends trades twice, and its"
                    + " service is killed and started again in the middle. Then: the recorded ticks replay to the recorded"
                    + " signals, each gap stands in the journal, and trades, volumes and open interest are those of the"
                    + " undisturbed run, as are the signals outside the gaps. Exit code 1 when a target is not met."
        })
public final class DayCommand implements Callable<Integer> {
    private static final int UNDERLYINGS = 2;
    private static final int STRIKES = 21;
    private static final int EXPIRIES = 2;
    private static final double TICKS_PER_SECOND = 12;
    private static final double MOST_SPEED = 1_000;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);
    /** What is under way when the day ends; the summary of all books comes every two seconds. */
    private static final long TAIL = TimeUnit.SECONDS.toNanos(5);

    /** What a call takes on a busy machine: when it was sent and when it has come are distinguished by so much. */
    private static final long CALL = TimeUnit.SECONDS.toNanos(1);

    @Mixin
    private BenchOptions bench;

    @Option(names = "--minutes", paramLabel = "M", description = "Real time that the day takes (${DEFAULT-VALUE}).")
    private double minutes = 10;

    @Option(names = "--speed", paramLabel = "X", description = "Event time over real time (${DEFAULT-VALUE}).")
    private double speed = 20;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the simulated day (${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kills of the service, evenly spread (${DEFAULT-VALUE}).")
    private int kills = 1;

    @Option(
            names = "--fault",
            split = ",",
            paramLabel = "FAULT",
            description =
                    "What the exchange does wrong: " + LocalFaults.ALLOWED + " (gap=30000,close=200s,duplicates).")
    private List<String> faults = List.of("gap=30000", "close=200s", "duplicates");

    @Override
    public Integer call() throws IOException {
        if (!(minutes > 0 && speed > 0 && speed <= MOST_SPEED && kills >= 0)) {
            throw new UserException("--minutes must be positive, --speed above 0 to 1000, --kills at least 0");
        }
        LocalFaults wrong = faults();
        bench.begin();
        Scratch scratch = new Scratch(bench.folder(), "day");
        Path folder = scratch.next().toAbsolutePath();
        Files.createDirectories(folder);
        DayReport report = day(folder, wrong);
        bench.end(report.text(), report.figures(), report.verdicts());
        if (!report.verdicts().stream().allMatch(verdict -> verdict.isMet())) {
            throw new UserException(ExitCode.FAILURE, "a target is not met; both runs are in " + folder);
        }
        scratch.clear();
        return ExitCode.OK;
    }

    private LocalFaults faults() {
        try {
            return LocalFaults.of(faults);
        } catch (IllegalArgumentException e) {
            throw new UserException("--fault: " + e.getMessage());
        }
    }

    private SimulatorSettings market() {
        long ticks = Math.round(minutes * 60 * speed * TICKS_PER_SECOND);
        return new SimulatorSettings(
                seed,
                UNDERLYINGS,
                STRIKES,
                EXPIRIES,
                Math.max(SimulatorSettings.leastTicks(UNDERLYINGS, STRIKES, EXPIRIES), ticks));
    }

    private DayReport day(Path folder, LocalFaults wrong) throws IOException {
        Path server = folder.resolve("postgres");
        try (Database database = Database.open(new DatabaseSettings.Embedded(server, 0, 2))) {
            String section =
                    "database: {mode: jdbc, url: '" + database.location().split(" ", 2)[0]
                            + "', user: postgres, password: '"
                            + Files.readString(server.resolve("password")).strip() + "'}";
            try (PlayedDay still =
                            new PlayedDay(folder.resolve("undisturbed"), market(), speed, LocalFaults.NONE, section);
                    PlayedDay disturbed = new PlayedDay(folder.resolve("disturbed"), market(), speed, wrong, section)) {
                return report(still, disturbed);
            }
        }
    }

    private DayReport report(PlayedDay still, PlayedDay disturbed) {
        still.start();
        disturbed.start();
        long start = disturbed.time();
        for (int i = 1; i <= kills; i++) {
            long time = start + (long) (minutes * 60e9 * speed * i / (kills + 1));
            while (disturbed.time() < time && !disturbed.isOver()) {
                LockSupport.parkNanos(LOOK);
            }
            disturbed.kill();
            disturbed.start();
            bench.say("killed and started again at " + Instant.EPOCH.plusNanos(time));
        }
        while (!still.isOver() || !disturbed.isOver()) {
            LockSupport.parkNanos(LOOK);
        }
        long end = System.nanoTime() + TAIL;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK);
        }
        int unclean = (still.stop() == ExitCode.OK ? 0 : 1) + (disturbed.stop() == ExitCode.OK ? 0 : 1);
        int replays = (still.replays() ? 1 : 0) + (disturbed.replays() ? 1 : 0);
        return new DayReport(
                still.trades(),
                still.journal(),
                disturbed.journal(),
                disturbed.outages(),
                (long) (CALL * speed),
                replays,
                unclean);
    }
}
