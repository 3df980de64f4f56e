package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.persistence.SmallDisk;
import io.strikeiq.persistence.journal.TickFrameWriter;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.Readiness;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A service with two live feeds and a database of its own, to which one thing after another happens: what can be read of it says so,
 * and says when it is over. Each case leaves the service as it found it.
 */
@LongTest
@ExpectedLog
class WatchedFaultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TOKEN = "a-token-of-the-desk";
    private static final int FLOOR_MIB = 64;
    private static final ReadySettings READY = new ReadySettings(TimeUnit.SECONDS.toNanos(1), true, 10_000, false);

    @TempDir
    private static Path folder;

    private static Optional<SmallDisk> disk = Optional.empty();
    private static Path small;
    private static Path stuck;
    private static Path config;
    private static KilledDatabase database;
    private static LocalExchange exchange;
    private static Sender sender;
    private static ShownFaults shown;
    private static int port;
    private static Thread service;
    private static int exitCode = -1;
    private static final StringWriter SAID = new StringWriter();
    private static final AtomicReference<Runnable> TERMINATION = new AtomicReference<>();

    /** Sends ticks to the feed, and rests on demand. */
    private static final class Sender extends Thread {
        private final int tcpPort;
        private volatile boolean resting;
        private volatile boolean ended;

        Sender(int tcpPort) {
            super("test-sender");
            this.tcpPort = tcpPort;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (SocketChannel channel = connected()) {
                SyntheticMarket market = new SyntheticMarket(3, 100_000_000);
                TickFrameWriter frames = new TickFrameWriter();
                MarketEvent tick = new MarketEvent();
                while (!ended && market.next(tick)) {
                    while (resting && !ended) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    ByteBuffer frame = frames.encode(tick);
                    while (frame.hasRemaining()) {
                        channel.write(frame);
                    }
                    LockSupport.parkNanos(500_000);
                }
            } catch (IOException e) {
                ended = true;
            }
        }

        /** The feed listens as soon as the service has caught up. */
        private SocketChannel connected() throws IOException {
            while (true) {
                try {
                    return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcpPort));
                } catch (IOException e) {
                    if (ended) {
                        throw e;
                    }
                    LockSupport.parkNanos(10_000_000);
                }
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        small = folder.resolve("small");
        disk = SmallDisk.mounted(small, 512);
        stuck = folder.resolve("stuck");
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
                LocalFaults.of(List.of("gap=50")));
        int tcpPort = FreePort.find();
        port = FreePort.find();
        config = config(tcpPort);
        service = new Thread(WatchedFaultsTest::serve, "test-service");
        service.setDaemon(true);
        service.start();
        sender = new Sender(tcpPort);
        sender.start();
        await("counters", () -> CounterView.read(small.resolve("data")).isPresent());
        shown = new ShownFaults(small.resolve("data"));
        await("a service that is ready", () -> ready().get("ready").booleanValue());
        await("a market on the page", () -> {
            pageIsAnswered();
            return true;
        });
    }

    private static Path config(int tcpPort) throws IOException {
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
                        small.resolve("data"),
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

    private static void serve() {
        Shutdown shutdown = new Shutdown(TERMINATION::set);
        CommandLine commands = StrikeIq.commandLine(shutdown, WallClock.SYSTEM);
        PrintWriter out = new PrintWriter(SAID, true);
        commands.setOut(out).setErr(out);
        exitCode = commands.execute("run", config.toString());
        shutdown.finished();
    }

    @AfterAll
    static void stop() throws Exception {
        Files.deleteIfExists(stuck);
        if (shown != null) {
            shown.close();
        }
        if (sender != null) {
            sender.ended = true;
        }
        try {
            if (TERMINATION.get() != null) {
                TERMINATION.get().run();
                service.join();
                assertEquals(ExitCode.OK, exitCode, SAID::toString);
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

    /** Fails when it does not come to be; a fault of the network, and an answer that is not the expected one, may be of what is not there yet. */
    private static void await(String what, Callable<Boolean> condition) {
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
        throw new AssertionError("waited in vain for " + what + " " + last + "\n" + SAID);
    }

    /** Counters are written, and what follows from them is looked at, so many times. */
    private static void awaitBeats(int count) {
        long last = counters().beatAt();
        for (int i = 0; i < count; i++) {
            long before = last;
            await("counters", () -> counters().beatAt() != before);
            last = counters().beatAt();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static JsonNode ready() throws IOException, InterruptedException {
        return JSON.readTree(
                CLIENT.send(request("/ready").build(), BodyHandlers.ofString()).body());
    }

    private static JsonNode top() {
        return CommandRun.succeeding("top", "--once", "--json", "--config", config)
                .json();
    }

    private static boolean passes(JsonNode shown, String check) {
        for (JsonNode each : shown.get("checks")) {
            if (each.get("name").textValue().startsWith(check)) {
                return each.get("passes").booleanValue();
            }
        }
        throw new NoSuchElementException("no check " + check + " in " + shown);
    }

    private static CounterView counters() {
        return CounterView.read(small.resolve("data")).orElseThrow();
    }

    private static long sum(Measure measure) {
        return counters().of(measure).stream().mapToLong(Reading::value).sum();
    }

    private static List<String> rows(String sql) {
        return database.server()
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** By HTTP, by the file and by the command line, and as an alert in the table; then that it is over. */
    private static void told(String check, int lasts, Callable<Void> fault, Callable<Void> end) throws Exception {
        await(check + " to pass", () -> passes(ready(), check));
        // A check that never passed raises no alert at the start.
        awaitBeats(2);
        fault.call();
        long from = shown.writings();
        try {
            // A starved sender may have let the check fail and pass once more before the fault itself: both at once.
            await(check + " to fail", () -> !passes(ready(), check) && !passes(top(), check));
            pageIsAnswered();
            awaitBeats(5);
            shown.within(check, from, lasts, view -> fails(view, check));
        } finally {
            end.call();
        }
        await(check + " to pass again", () -> passes(ready(), check) && passes(top(), check));
        awaitAlert(check, check.replace("feed ", "feed-state "));
    }

    private static boolean fails(CounterView view, String check) {
        return Readiness.of(view, READY, view.beatAt()).checks().stream()
                .anyMatch(each -> each.name().startsWith(check) && !each.passes());
    }

    /** What the page draws a market from is there whatever has happened; what needs the database is refused in words. */
    private static void pageIsAnswered() throws IOException, InterruptedException {
        for (String each : List.of("underlyings", "metrics/TEST", "gex/TEST", "chain/TEST")) {
            HttpResponse<String> answer = CLIENT.send(request("/api/v1/" + each).build(), BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), () -> each + ": " + answer.body());
        }
        HttpResponse<String> past =
                CLIENT.send(request("/api/v1/signals?limit=2&symbol=TEST").build(), BodyHandlers.ofString());
        assertTrue(past.statusCode() == 200 || past.statusCode() == 503, past::body);
        assertTrue(JSON.readTree(past.body()).has(past.statusCode() == 200 ? "signals" : "error"), past::body);
    }

    /** An outage is told once, by what shows it first. */
    private static void awaitAlert(String... names) {
        await(
                "the alert of " + names[0],
                () -> rows("select condition from alerts where rule = 'check'").stream()
                        .anyMatch(condition -> Stream.of(names).anyMatch(condition::startsWith)));
    }

    private static Callable<Void> quietly(Callable<?> action) {
        return () -> {
            action.call();
            return null;
        };
    }

    @Test
    void shouldTellOfAFeedThatHasFallenSilent() throws Exception {
        told("feed tcp", 1, quietly(() -> sender.resting = true), quietly(() -> sender.resting = false));
    }

    @Test
    void shouldTellOfASocketOnWhichNothingComesAnyMore() throws Exception {
        long connected = sum(Measure.FEED_UP);
        told(
                "feed deribit",
                1,
                quietly(() -> {
                    exchange.silence(true);
                    return null;
                }),
                quietly(() -> {
                    assertEquals(connected, sum(Measure.FEED_UP), "the feed runs on, it is only silent");
                    exchange.silence(false);
                    return null;
                }));
    }

    @Test
    void shouldTellOfAnEngineThatIsStuck() throws Exception {
        long stalls = sum(Measure.STALLS);
        told("stages", 1, quietly(() -> Files.createFile(stuck)), quietly(() -> Files.deleteIfExists(stuck)));
        assertTrue(sum(Measure.STALLS) > stalls);
        await("no thread that stands still", () -> sum(Measure.STANDING) == 0);
    }

    @Test
    void shouldTellOfADatabaseThatIsAway() throws Exception {
        told(
                "database",
                0,
                quietly(() -> {
                    database.stop();
                    return null;
                }),
                quietly(() -> {
                    database.startAgain();
                    return null;
                }));
        await("the counter of the database again", () -> sum(Measure.DATABASE_UP) == 1);
    }

    @Test
    void shouldTellOfADiskThatIsNearlyFullBeforeTheRunStops() throws Exception {
        Assumptions.assumeTrue(disk.isPresent(), "a small file system cannot be mounted here");
        Path filler = small.resolve("filler");
        told(
                "disk-room",
                0,
                quietly(() -> {
                    long room = small.toFile().getUsableSpace() - ((FLOOR_MIB * 3L / 2) << 20);
                    return Files.write(filler, new byte[(int) room]);
                }),
                quietly(() -> Files.deleteIfExists(filler)));
        assertTrue(passes(ready(), "disk"));
    }

    @Test
    void shouldCountGapsOfAFeedAndTheBooksThatWereBuiltAgain() {
        await("gaps", () -> sum(Measure.FEED_GAPS) > 0 && sum(Measure.FEED_RESYNCS) > 0);
        await(
                "gaps in top",
                () -> top().get("counters").properties().stream()
                        .anyMatch(each -> each.getKey().startsWith("strikeiq_feed_gaps{")
                                && each.getValue().longValue() > 0));
        awaitAlert("feed-gap deribit");
    }

    @Test
    void shouldCutOffAClientThatTakesNothingAndCountIt() throws Exception {
        long cut = sum(Measure.PUSH_CUT);
        try (Socket slow = new Socket()) {
            slow.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            slow.getOutputStream()
                    .write(("GET /api/v1/stream/metrics/TEST?rate=20 HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nAuthorization: Bearer " + TOKEN + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertTrue(in.read() > 0);
            await("a client", () -> sum(Measure.PUSH_CLIENTS) > 0 || sum(Measure.PUSH_CUT) > cut);
            await("a client that is cut off", () -> sum(Measure.PUSH_CUT) > cut);
        }
        await("no client", () -> sum(Measure.PUSH_CLIENTS) == 0);
        awaitAlert("slow-client");
        await("stages that go on", () -> passes(ready(), "stages"));
    }

    @Test
    void shouldTakeAChangeOverHttpRecordItAndKeepWhoAskedForIt() throws Exception {
        HttpResponse<String> taken = CLIENT.send(
                request("/api/v1/control")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"engine\":\"formula\",\"change\":\"cooldown=17\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, taken.statusCode(), taken::body);
        HttpResponse<String> refused = CLIENT.send(
                request("/api/v1/control")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"engine\":\"formula\",\"change\":\"cooldown=-1\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(400, refused.statusCode(), refused::body);

        await(
                "the events",
                () -> rows("select actor || ' ' || description from ai_event_logs where event_type = 'CONTROL'")
                        .contains("http 127.0.0.1 engine formula: cooldown=17.0"));
        HttpResponse<String> denied = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(401, denied.statusCode());
        await(
                "the denied request",
                () -> rows("select metadata ->> 'path' from ai_event_logs where event_type = 'DENIED'")
                        .contains("/metrics"));
    }

    @Test
    void shouldSayWhichInputKeepsAnEngineSilent() throws Exception {
        await("silent engines", () -> sum(Measure.BLOCKED) > 0);
        JsonNode engines = JSON.readTree(CLIENT.send(request("/api/v1/engines").build(), BodyHandlers.ofString())
                        .body())
                .get("engines");
        assertTrue(engines.size() >= 18, engines::toString);
        assertTrue(top().get("engines").size() >= 9, () -> top().get("engines").toString());
    }
}
