package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.persistence.SmallDisk;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A service of this process with two live feeds, a database and a disk of its own, each of which can be made to fail; and what can be read of
 * it: by HTTP, from the file of counters, by the command line and from the tables.
 */
final class WatchedService {
    static final String TOKEN = "a-token-of-the-desk";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int FLOOR_MIB = 64;

    private final Path folder;
    private final Path small;
    private final Path stuck;
    private final StringWriter said = new StringWriter();
    private final AtomicReference<Runnable> termination = new AtomicReference<>();
    private final Thread thread = new Thread(this::serve, "test-service");
    private Optional<SmallDisk> disk = Optional.empty();
    private Path config;
    private KilledDatabase database;
    private LocalExchange exchange;
    private TickSender sender;
    private int port;
    private volatile int exitCode = -1;

    WatchedService(Path folder) {
        this.folder = folder;
        small = folder.resolve("small");
        stuck = folder.resolve("stuck");
        thread.setDaemon(true);
    }

    /** Returns when it is ready and has a market; what has been started by then is stopped by {@link #stop} in any case. */
    void start() throws Exception {
        disk = SmallDisk.mounted(small, 224);
        database = KilledDatabase.start(folder.resolve("postgres"));
        exchange = LocalExchange.open(
                new SimulatorFeed(
                        ConfigFile.parse(
                                        "s.yaml",
                                        "simulate: {seed: 7, underlyings: 1, strikes: 9, expiries: 1, ticks: 4000000}\n",
                                        Map.of())
                                .simulate(),
                        Double.POSITIVE_INFINITY),
                0,
                20,
                LocalFaults.NONE);
        int tcpPort = FreePort.find();
        port = FreePort.find();
        config = config(tcpPort);
        thread.start();
        sender = new TickSender(tcpPort);
        sender.start();
        await("counters", () -> CounterView.read(data()).isPresent());
        await("a service that is ready", () -> ready().get("ready").booleanValue());
        await("a market on the page", () -> {
            pageIsAnswered();
            return true;
        });
    }

    private Path config(int tcpPort) throws IOException {
        Path plugins = PluginJar.make(folder, "Sticking", """
                import io.strikeiq.core.engine.*;
                import io.strikeiq.core.signal.*;
                import java.io.File;
                import java.util.List;

                public final class Sticking implements EngineDefinition {
                    public String name() { return "sticking"; }
                    public String summary() { return "stands still while a file is there"; }
                    public List<SignalType> signals() {
                        return List.of(new SignalType(0, "NEVER", Direction.NONE, "never"));
                    }
                    public List<Reason> reasons() { return List.of(); }
                    public List<Parameter> parameters() { return List.of(EngineDefinition.cooldown(1)); }
                    public AnalyticsEngine create(Parameters parameters) {
                        File file = new File("%s");
                        return (tick, metrics, emitter) -> {
                            while (file.exists()) {
                                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                            }
                        };
                    }
                }
                """.formatted(stuck));
        return Files.writeString(folder.resolve("service.yaml"), """
                run: {name: watched, source: live, consoleRate: 0, drainTimeout: 5m, flushTimeout: 5m, warmUp: 0s}
                data: {folder: %s}
                database: {mode: jdbc, url: '%s', user: postgres, password: '%s'}
                plugins: {folder: %s}
                safety: {freeDiskMiB: %d, stallWarning: 1s}
                live:
                  feeds:
                    - {venue: tcp, address: '127.0.0.1:%d'}
                    - {venue: deribit, address: 'ws://127.0.0.1:%d/ws/api/v2', underlyings: %s, speed: 20, history: '', callInterval: 20ms, retry: 1ms}
                watch:
                  http: {port: %d, token: %s, rate: 100000}
                  ready: {feedSilence: 1s}
                """.formatted(
                        data(),
                        database.url(),
                        Files.readString(folder.resolve("postgres/password")),
                        plugins,
                        FLOOR_MIB,
                        tcpPort,
                        exchange.port(),
                        exchange.underlyings().get(0),
                        port,
                        TOKEN));
    }

    private void serve() {
        Shutdown shutdown = new Shutdown(termination::set);
        String[] words = {"run", config.toString()};
        CommandLine commands = StrikeIq.commandLine(shutdown, WallClock.SYSTEM, words);
        PrintWriter out = new PrintWriter(said, true);
        commands.setOut(out).setErr(out);
        exitCode = commands.execute(words);
        shutdown.finished();
    }

    /** Ends it as a signal of the system would, and all that was started for it. */
    void stop() throws Exception {
        Files.deleteIfExists(stuck);
        if (sender != null) {
            sender.end();
        }
        try {
            if (termination.get() != null) {
                termination.get().run();
                thread.join();
                assertEquals(ExitCode.OK, exitCode, said::toString);
                assertEquals(
                        List.of("START", "STOP"),
                        rows(
                                "select event_type from ai_event_logs where event_type in ('START', 'STOP') order by timestamp"));
            }
        } finally {
            if (exchange != null) {
                exchange.close();
            }
            if (database != null) {
                database.close();
            }
            disk.ifPresent(SmallDisk::close);
        }
    }

    /** What sends to the feed of plain ticks. */
    TickSender sender() {
        return sender;
    }

    /** What the other feed follows. */
    LocalExchange exchange() {
        return exchange;
    }

    KilledDatabase database() {
        return database;
    }

    /** Makes one of the engines stand still. */
    void stick() throws IOException {
        Files.createFile(stuck);
    }

    void unstick() throws IOException {
        Files.deleteIfExists(stuck);
    }

    /** Whether its disk is small and its own, and not that of the machine. */
    boolean hasSmallDisk() {
        return disk.isPresent();
    }

    /** Fills the disk until less than twice the room is left at which a run stops. */
    void fillDisk() throws IOException {
        long room = small.toFile().getUsableSpace() - ((FLOOR_MIB * 3L / 2) << 20);
        Files.write(small.resolve("filler"), new byte[(int) room]);
    }

    void emptyDisk() throws IOException {
        Files.deleteIfExists(small.resolve("filler"));
    }

    int port() {
        return port;
    }

    Path data() {
        return small.resolve("data");
    }

    /** Fails when it does not come to be; a fault of the network, and an answer that is not the expected one, may be of what is not there yet. */
    void await(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        String last = "";
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception | AssertionError e) {
                last = e.toString();
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("waited in vain for " + what + " " + last + "\n" + said);
    }

    /** Counters are written, and what follows from them is looked at, so many times. */
    void awaitBeats(int count) {
        long last = counters().beatAt();
        for (int i = 0; i < count; i++) {
            long before = last;
            await("counters", () -> counters().beatAt() != before);
            last = counters().beatAt();
        }
    }

    /**
     * Waits for an alert; an outage is told once, by what shows it first.
     *
     * @return when it was raised first
     */
    Instant awaitAlert(String... names) {
        String mine = Stream.of(names)
                .map(name -> "condition like '" + name + "%'")
                .collect(Collectors.joining(" or ", "(", ")"));
        String sql = "select timestamp from alerts where rule = 'check' and " + mine + " order by timestamp limit 1";
        await("the alert of " + names[0], () -> !raised(sql).isEmpty());
        return raised(sql).get(0);
    }

    private List<Instant> raised(String sql) {
        return database.server()
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Instant.class).list());
    }

    /** A request with the token. */
    HttpRequest.Builder request(String path) {
        return withoutToken(path).header("Authorization", "Bearer " + TOKEN);
    }

    HttpRequest.Builder withoutToken(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(answer(request(path)).body());
    }

    JsonNode ready() throws IOException, InterruptedException {
        return json("/ready");
    }

    JsonNode top() {
        return CommandRun.succeeding("top", "--once", "--json", "--config", config)
                .json();
    }

    /** What the page draws a market from is there whatever has happened; what needs the database is refused in words. */
    void pageIsAnswered() throws IOException, InterruptedException {
        for (String each : List.of("underlyings", "metrics/TEST", "gex/TEST", "chain/TEST")) {
            HttpResponse<String> answer = answer(request("/api/v1/" + each));
            assertEquals(200, answer.statusCode(), () -> each + ": " + answer.body());
        }
        HttpResponse<String> past = answer(request("/api/v1/signals?limit=2&symbol=TEST"));
        assertTrue(past.statusCode() == 200 || past.statusCode() == 503, past::body);
        assertTrue(JSON.readTree(past.body()).has(past.statusCode() == 200 ? "signals" : "error"), past::body);
    }

    CounterView counters() {
        return CounterView.read(data()).orElseThrow();
    }

    long sum(Measure measure) {
        return counters().of(measure).stream().mapToLong(Reading::value).sum();
    }

    List<String> rows(String sql) {
        return database.server()
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
