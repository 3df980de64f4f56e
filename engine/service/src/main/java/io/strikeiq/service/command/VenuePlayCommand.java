package io.strikeiq.service.command;

import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.JournalFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a journal as a local exchange. */
@Command(
        name = "play",
        description = {
            "Play a recorded or simulated journal in the protocol of a venue, on this machine.",
            "The exchange lists the journal's instruments and begins with its first subscription; a live feed reads it with"
                    + " address: ws://127.0.0.1:PORT/ws/api/v2 and the same speed. It stays until a termination signal."
        })
public final class VenuePlayCommand implements Callable<Integer> {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK = TimeUnit.HOURS.toNanos(1);

    private final Shutdown shutdown;

    @Parameters(paramLabel = "JOURNAL", description = "Folder of the tick journal.")
    private Path journal;

    @Option(names = "--as", paramLabel = "VENUE", required = true, description = "The venue: deribit.")
    private String venue;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port on loopback, 0 for any that is free (${DEFAULT-VALUE}).")
    private int port = 7411;

    @Option(names = "--speed", paramLabel = "X", description = "Event time over real time (${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "What it does wrong, more than once if need be: " + LocalFaults.ALLOWED + ".")
    private List<String> faults = List.of();

    @Mixin
    private OutputOptions output;

    /** Waits for a termination signal. */
    public VenuePlayCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() {
        if (!venue.equals("deribit")) {
            throw new UserException(
                    "--as: '" + venue.replaceAll("\\p{Cntrl}", "?") + "' cannot be played; allowed deribit");
        }
        if (port < 0 || port > 65_535) {
            throw new UserException("--port: " + port + " is out of range; allowed 0 to 65535");
        }
        if (!(speed > 0 && speed <= 1_000)) {
            throw new UserException("--speed: " + speed + " is out of range; allowed above 0 to 1000");
        }
        if (!JournalInspector.isJournal(journal)) {
            throw new UserException(journal + " is no journal");
        }
        FeedStop stop = shutdown.arm(DEADLINE);
        try (LocalExchange exchange = LocalExchange.open(source(), port, speed, faults())) {
            Map<String, Object> opened = new LinkedHashMap<>();
            opened.put("port", exchange.port());
            opened.put("underlyings", exchange.underlyings());
            output.result(
                    opened,
                    "plays " + String.join(", ", exchange.underlyings()) + " at ws://127.0.0.1:" + exchange.port()
                            + "/ws/api/v2");
            boolean asked = false;
            while (!asked) {
                asked = stop.await(LOOK);
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, e.getMessage(), e);
        }
        return ExitCode.OK;
    }

    private Feed source() {
        return new JournalFeed(journal);
    }

    private LocalFaults faults() {
        try {
            return LocalFaults.of(faults);
        } catch (IllegalArgumentException e) {
            throw new UserException("--fault: " + e.getMessage());
        }
    }
}
