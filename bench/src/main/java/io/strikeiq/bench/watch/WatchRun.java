package io.strikeiq.bench.watch;

import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.profile.ChainTicks;
import io.strikeiq.bench.profile.ProcessorTime;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.present.PresentMarket;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.watch.ApiSources;
import io.strikeiq.service.watch.CounterSources;
import io.strikeiq.service.watch.JvmCounters;
import io.strikeiq.service.watch.PipelineCounters;
import io.strikeiq.service.watch.ServiceWatch;
import io.strikeiq.service.watch.WatchSettings;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A pipeline that is watched, its server, and the process that asks it. */
final class WatchRun {
    private static final long BEAT = 250_000_000L;
    private static final long IDLE = 10_000_000_000L;
    private static final int BEACONS_A_SECOND = 10;
    private static final int COST_TICKS = 400_000;
    /** Contracts of an underlying from which on they have more expiries. */
    private static final int MANY = 1_600;

    private static final int COST_RATE = 100_000;

    private final int underlyings;
    private final int contracts;
    private final double settle;
    private final Scratch scratch;

    /** @param settle seconds that a client is there before it counts */
    WatchRun(int underlyings, int contracts, double settle, Scratch scratch) {
        this.underlyings = underlyings;
        this.contracts = contracts;
        this.settle = settle;
        this.scratch = scratch;
    }

    private ChainTicks ticks(double rate) {
        return new ChainTicks(underlyings, contracts, contracts >= MANY ? 8 : 4, (int) rate);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "no port can be had: " + e.getMessage(), e);
        }
    }

    private static WatchSettings settings(int port) {
        return new WatchSettings(
                new HttpSettings("127.0.0.1", port, "", null, List.of(), 100_000, 2_000, IDLE),
                ReadySettings.defaults(),
                BEAT,
                AlertSettings.defaults());
    }

    private Path folder() {
        try {
            return Files.createDirectories(scratch.next());
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot make a folder: " + e.getMessage(), e);
        }
    }

    /** What clients meet beside a feed of a rate. */
    WatchMeasured measure(double rate, double seconds, double requests, Listeners listeners) throws Exception {
        int port = freePort();
        EngineRegistry registry = WatchedPipeline.registry((int) Math.max(1, rate / BEACONS_A_SECOND));
        CounterSources counters = new CounterSources();
        Path journal = scratch.next();
        try (ApiSources api = ApiSources.of(settings(port), GexConvention.LONG_CALLS_SHORT_PUTS, registry, counters);
                SignalJournalWriter signals = SignalJournalWriter.open(journal, new RunInfo("bench", "memory", 0));
                WatchedPipeline watched =
                        new WatchedPipeline(ticks(rate), registry, new StampingDrain(signals), api.board())) {
            api.start();
            counters.run("bench", 1);
            counters.add(new JvmCounters());
            counters.add(new PipelineCounters(watched.pipeline(), watched.latency(), System::nanoTime));
            counters.add(file -> api.sample(file, System.nanoTime()));
            try (AutoCloseable following = api.follow(journal, signals.lastIndex());
                    ServiceWatch watch = ServiceWatch.start(
                            folder(),
                            "bench",
                            settings(port),
                            counters,
                            api,
                            null,
                            EventSink.none(),
                            System::nanoTime)) {
                if (following == null || watch.location() == null) {
                    throw new IllegalStateException("nothing listens");
                }
                watched.pace(rate, 1);
                try (BareSender bare = listeners.bare() ? BareSender.start(journal, signals.lastIndex()) : null) {
                    LoadProcess client = client(port, seconds, requests, listeners, api.board(), bare);
                    double reached = watched.pace(rate, seconds);
                    while (client.isAlive()) {
                        watched.pace(rate, 0.2);
                    }
                    return measured(client, reached, seconds, listeners);
                }
            }
        }
    }

    private static String symbols(PresentBoard board) {
        return board.all().stream().map(market -> market.instrument().symbol()).collect(Collectors.joining(","));
    }

    private LoadProcess client(
            int port, double seconds, double requests, Listeners listeners, PresentBoard board, BareSender bare)
            throws IOException {
        return LoadProcess.start(
                bare == null ? () -> ProcessorTime.nanos(PushHub.THREAD_NAME) : bare::spent,
                List.of(
                        Integer.toString(port),
                        Double.toString(seconds),
                        Double.toString(requests),
                        Integer.toString(listeners.clients()),
                        Boolean.toString(listeners.stuck()),
                        symbols(board),
                        Integer.toString(bare == null ? 0 : bare.port()),
                        Double.toString(settle)));
    }

    private WatchMeasured measured(LoadProcess client, double rate, double seconds, Listeners listeners)
            throws InterruptedException {
        String[] words = client.words();
        WatchMeasured.Times push = WatchMeasured.Times.of(words, 8);
        return new WatchMeasured(
                underlyings,
                contracts,
                rate,
                seconds,
                listeners,
                WatchMeasured.Times.of(words, 0),
                WatchMeasured.Times.of(words, 4),
                push,
                client.processorTime() / 1e3 / seconds);
    }

    /**
     * What a tick costs with everything on, and without. Where in memory the two are, which the order decides in which they are
     * made, is worth some percent: half of the pairs have the one order and half the other.
     */
    WatchCost cost(int pairs) throws Exception {
        cost(1, true);
        return cost((pairs + 1) / 2, true).and(cost((pairs + 1) / 2, false));
    }

    private WatchCost cost(int pairs, boolean onFirst) throws Exception {
        int port = freePort();
        EngineRegistry registry = WatchedPipeline.registry(COST_RATE);
        CounterSources counters = new CounterSources();
        try (ApiSources api = ApiSources.of(settings(port), GexConvention.LONG_CALLS_SHORT_PUTS, registry, counters)) {
            api.start();
            counters.run("bench", 1);
            counters.add(new JvmCounters());
            WatchedStages stages = new WatchedStages(ticks(COST_RATE), registry, api.board(), onFirst);
            try (ServiceWatch watch = ServiceWatch.start(
                            folder(),
                            "bench",
                            settings(port),
                            counters,
                            api,
                            null,
                            EventSink.none(),
                            System::nanoTime);
                    Asker asker = new Asker(api.board())) {
                WatchCost cost = stages.cost(underlyings, contracts, COST_TICKS, pairs);
                if (watch.location() == null || asker.asked() == 0) {
                    throw new IllegalStateException("nobody has asked");
                }
                return cost;
            }
        }
    }

    /** Asks for one underlying after another some times a second, so that its copy is made at each beat. */
    private static final class Asker implements AutoCloseable {
        private final PresentBoard board;
        private final Thread thread;
        private volatile boolean ended;
        private final AtomicLong asked = new AtomicLong();

        Asker(PresentBoard board) {
            this.board = board;
            this.thread = new Thread(this::run, "bench-asker");
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            while (!ended) {
                for (PresentMarket market : board.all()) {
                    asked.addAndGet(board.find(market.instrument().symbol()).isPresent() ? 1 : 0);
                }
                LockSupport.parkNanos(20_000_000);
            }
        }

        long asked() {
            return asked.get();
        }

        @Override
        public void close() {
            ended = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
