package io.strikeiq.bench.day;

import io.strikeiq.bench.soak.ServiceChild;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.feeds.deribit.local.LocalOutage;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** An exchange of its own that plays the simulated day, and a service that reads it. */
final class PlayedDay implements AutoCloseable {
    private final AtomicLong time = new AtomicLong();
    private final AtomicLong trades = new AtomicLong();
    private final Path folder;
    private final Path config;
    private final Path output;
    private final LocalExchange exchange;
    private ServiceChild service;

    /**
     * Opens the exchange.
     *
     * @param folder of the service's data, which is made
     * @param speed event time over real time
     * @param database the section of the config
     */
    PlayedDay(Path folder, SimulatorSettings market, double speed, LocalFaults faults, String database)
            throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        output = folder.resolve("service.log");
        config = folder.resolve("day.yaml");
        exchange =
                LocalExchange.open(new Counted(new SimulatorFeed(market, Double.POSITIVE_INFINITY)), 0, speed, faults);
        Files.writeString(
                config,
                String.format(
                        Locale.ROOT, """
                data: {folder: data}
                run: {name: day, source: live, consoleRate: 0}
                live:
                  feeds:
                    - venue: deribit
                      address: ws://127.0.0.1:%d/ws/api/v2
                      underlyings: '%s'
                      speed: %s
                      history: ''
                      callInterval: 100ms
                      summary: 2s
                %s
                """, exchange.port(), String.join(", ", exchange.underlyings()), speed, database));
    }

    /** Counts what the exchange plays. */
    private final class Counted implements Feed {
        private final Feed source;

        Counted(Feed source) {
            this.source = source;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
            source.run(
                    behind,
                    new FeedSink() {
                        @Override
                        public void accept(MarketEvent tick) {
                            sink.accept(tick);
                            trades.addAndGet(tick.type == TickType.TRADE ? 1 : 0);
                            time.set(tick.exchangeTime);
                        }

                        @Override
                        public void accept(MarketEvent tick, long readAt) {
                            accept(tick);
                        }
                    },
                    stop);
        }
    }

    void start() {
        service = new ServiceChild(output, "run", config.toString());
    }

    void kill() {
        service.kill();
    }

    /** Ends the service in order, and returns its exit code. */
    int stop() {
        return service.stop();
    }

    /** Exchange time of the last tick that was played. */
    long time() {
        return time.get();
    }

    /** Trades that were played. */
    long trades() {
        return trades.get();
    }

    /** Whether the whole day has been played. */
    boolean isOver() {
        if (!service.isRunning()) {
            throw new UserException(ExitCode.FAILURE, "the service has ended; what it said is in " + output);
        }
        return exchange.awaitPlayed(0);
    }

    List<LocalOutage> outages() {
        return exchange.outages();
    }

    DayJournal journal() {
        return DayJournal.read(run());
    }

    /** Whether a replay of the recorded ticks gives the recorded signals. */
    boolean replays() {
        try (ServiceChild replay =
                new ServiceChild(output, "replay", "--verify", run().path().toString())) {
            return replay.exitCode() == ExitCode.OK;
        }
    }

    private RunFolder run() {
        List<RunFolder> runs = RunFolder.all(folder.resolve("data"));
        if (runs.size() != 1) {
            throw new UserException(ExitCode.FAILURE, folder + " has " + runs.size() + " runs and not 1");
        }
        return runs.get(0);
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        exchange.close();
    }
}
