package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.browser.Browser;
import io.strikeiq.service.browser.PageInBrowser;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.LongTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in a process of its own, that has run a session and stays up, asked over HTTP. */
@LongTest
class ApiProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int FUZZED = 2_000;
    private static final int FUZZED_SOCKETS = 300;
    private static final int PATIENCE_MILLIS = 120_000;
    private static final int MOST_TRIES = 5;

    @TempDir
    private static Path folder;

    private static SmallSession session;
    private static Path config;
    private static int port;
    private static ServiceProcess service;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        session = new SmallSession(folder);
        config = session.config("source: simulate", "stayUp: true");
        String text = Files.readString(config);
        for (int tries = 1; service == null; tries++) {
            port = FreePort.find();
            Files.writeString(config, text + "watch:\n  http: {port: " + port + ", rate: 100000}\n");
            service = started(tries == MOST_TRIES);
        }
        document = JSON.readTree(get("/openapi.json").body());
    }

    /** Null where another program has the port, unless that is to be a failure. */
    private static ServiceProcess started(boolean last) throws Exception {
        ServiceProcess process = ServiceProcess.start(folder, "run", config);
        try {
            process.awaitSaid("staying up");
            return process;
        } catch (AssertionError e) {
            process.close();
            if (last || !process.said().contains("cannot listen on")) {
                throw e;
            }
            return null;
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.terminate();
            assertEquals(ExitCode.OK, service.await(), service::said);
            assertFalse(service.said().contains("\tat io.strikeiq"), service::said);
            service.close();
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    /** By template of the document's path. */
    private static void holds(String template, String path, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertEquals(status, answer.statusCode(), path + ": " + answer.body());
        assertEquals(List.of(), new Contract(document).breaches(template, status, JSON.readTree(answer.body())), path);
    }

    @Test
    void shouldAnswerAsTheDocumentSays() throws Exception {
        String then = json("/api/v1/metrics/SIMA").get("time").textValue();
        String id = json("/api/v1/signals?limit=1").at("/signals/0/id").textValue();
        Set<String> seen = new HashSet<>();
        for (String[] each : new String[][] {
            {"/health", "/health"},
            {"/ready", "/ready"},
            {"/api/v1/underlyings", "/api/v1/underlyings"},
            {"/api/v1/engines", "/api/v1/engines"},
            {"/api/v1/engines", "/api/v1/engines?symbol=SIMB"},
            {"/api/v1/metrics/{symbol}", "/api/v1/metrics/SIMA"},
            {"/api/v1/metrics/{symbol}", "/api/v1/metrics/SIMA?at=" + then},
            {"/api/v1/history/{symbol}", "/api/v1/history/SIMA?metrics=SPOT,VWAP&limit=5"},
            {"/api/v1/chain/{symbol}", "/api/v1/chain/SIMA"},
            {"/api/v1/chain/{symbol}", "/api/v1/chain/SIMB?at=" + then},
            {"/api/v1/gex/{symbol}", "/api/v1/gex/SIMA"},
            {"/api/v1/gex/{symbol}", "/api/v1/gex/SIMA?at=" + then},
            {"/api/v1/gex/{symbol}/explain", "/api/v1/gex/SIMA/explain"},
            {"/api/v1/gex/{symbol}/explain", "/api/v1/gex/SIMB/explain?at=" + then},
            {"/api/v1/signals", "/api/v1/signals?limit=5"},
            {"/api/v1/signals/stats", "/api/v1/signals/stats?hours=0"},
            {"/api/v1/signals/{id}", "/api/v1/signals/" + id},
            {"/api/v1/runs", "/api/v1/runs"}
        }) {
            holds(each[0], each[1], 200);
            seen.add(each[0]);
        }
        document.get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertTrue(
                        seen.contains(path)
                                || path.contains("/stream/")
                                || Set.of("/", "/metrics", "/openapi.json", "/api/v1/control")
                                        .contains(path),
                        path));
        holds("/api/v1/metrics/{symbol}", "/api/v1/metrics/NONE", 404);
        holds("/api/v1/metrics/{symbol}", "/api/v1/metrics/SIMA?at=now", 400);
        holds("/api/v1/metrics/{symbol}", "/api/v1/metrics/SIMA?at=1999-01-01T00:00:00Z", 404);
        holds("/api/v1/chain/{symbol}", "/api/v1/chain/SIMA?expiry=2026-01-01T00:00:00Z", 404);
        holds("/api/v1/signals", "/api/v1/signals?limit=0", 400);
        holds("/api/v1/signals", "/api/v1/signals?cursor=x", 400);
        holds("/api/v1/signals", "/api/v1/signals?limit=1&limit=2", 400);
        holds("/api/v1/signals/{id}", "/api/v1/signals/run:1:1:formula:0", 404);
    }

    @Test
    void shouldGiveEverySignalOnceInPagesAndByFilter() throws Exception {
        long total = json("/api/v1/signals/stats?hours=0").get("total").longValue();
        Set<String> ids = new HashSet<>();
        String newer = null;
        String cursor = "";
        do {
            JsonNode page = json("/api/v1/signals?limit=7" + cursor);
            for (JsonNode signal : page.get("signals")) {
                assertTrue(ids.add(signal.get("id").textValue()), "twice: " + signal);
                String time = signal.get("timestamp").textValue();
                assertTrue(newer == null || !Instant.parse(time).isAfter(Instant.parse(newer)));
                newer = time;
            }
            cursor = page.get("cursor").isNull()
                    ? null
                    : "&cursor=" + page.get("cursor").textValue();
        } while (cursor != null);
        assertEquals(total, ids.size());
        assertTrue(total > 14, "signals: " + total);

        JsonNode formulas =
                json("/api/v1/signals?engine=formula&symbol=SIMB&limit=1000").get("signals");
        assertEquals(
                json("/api/v1/signals/stats?hours=0&engine=formula&symbol=SIMB")
                        .get("total")
                        .intValue(),
                formulas.size());
        json("/api/v1/signals?strength=0.4&limit=1000")
                .get("signals")
                .forEach(signal -> assertTrue(signal.get("strength").doubleValue() >= 0.4));
    }

    @Test
    void shouldShowTheMarketThatAReplayToItsTimeShows() throws Exception {
        JsonNode present = json("/api/v1/metrics/SIMB");
        JsonNode replayed = CommandRun.succeeding(
                        "metrics", "SIMB", "--at", present.get("time").textValue(), "--config", config, "--json")
                .json();

        assertEquals(present.get("metrics"), replayed.get("metrics"));
        assertEquals("REPLAY", replayed.get("origin").textValue());

        JsonNode gex = json("/api/v1/gex/SIMB");
        JsonNode explained = CommandRun.succeeding(
                        "explain", "gex", "SIMB", "--at", gex.get("time").textValue(), "--config", config, "--json")
                .json();
        double net = gex.get("net").doubleValue();
        assertEquals(
                net, explained.get("net").doubleValue(), 1e-9 * gex.get("gross").doubleValue());
        JsonNode chain = CommandRun.succeeding(
                        "chain", "SIMB", "--at", gex.get("time").textValue(), "--config", config, "--json")
                .json();
        assertEquals(json("/api/v1/chain/SIMB").get("expiries"), chain.get("expiries"));
    }

    @Test
    void shouldSayOfAReplayWhatWouldHaveBeenAlerted() throws Exception {
        Path strict = Files.writeString(
                folder.resolve("strict.yaml"),
                Files.readString(config) + "  alerts: {rules: [{name: half, strength: 0.5}]}\n");
        CommandRun replay = CommandRun.succeeding("replay", strict, "--alerts");
        long alerts = replay.out()
                .lines()
                .filter(line -> line.startsWith("alert half (WARNING): SIM"))
                .count();

        Set<String> expected = new HashSet<>();
        json("/api/v1/signals?strength=0.5&limit=1000")
                .get("signals")
                .forEach(signal -> expected.add(signal.get("symbol") + "/" + signal.get("signal")));
        assertTrue(alerts >= expected.size(), alerts + " alerts of " + expected);
        assertTrue(expected.size() > 0);
    }

    @Test
    void shouldGiveTheSameValuesAsATable() throws Exception {
        HttpResponse<String> table = get("/api/v1/chain/SIMA", "Accept", "text/csv");
        List<String> lines = table.body().lines().toList();

        assertEquals(
                "text/csv; charset=utf-8",
                table.headers().firstValue("Content-Type").orElse(""));
        assertEquals(1 + 2 * 2 * 9, lines.size());
        assertTrue(lines.get(0).startsWith("expiry,series,forward,tau,instrument,"), lines.get(0));
        JsonNode first = json("/api/v1/chain/SIMA").at("/expiries/0/options/0");
        String[] cells = lines.get(1).split(",", -1);
        assertEquals(first.get("gex").isNull() ? "" : first.get("gex").asText(), cells[cells.length - 1]);
    }

    @Test
    void shouldShowInABrowserWhatTheApiSays() throws Exception {
        Optional<Path> program = Browser.program();
        Assumptions.assumeTrue(
                program.isPresent(), "no browser: with the package chromium the page is looked at in one");
        Path own = Files.createDirectories(folder.resolve("browser"));
        try (Browser browser = Browser.start(program.get(), own, 1280, 900)) {
            PageInBrowser page = new PageInBrowser(browser, port, "SIMA");
            page.open(1280, 1000, false, "");
            page.assertSameAsApi();
            page.assertAccessible();
            page.assertUsableByKeys();
            page.picture("page-light");

            page.open(390, 844, true, "");
            page.assertSameAsApi();
            page.assertAccessible();
            page.picture("page-phone");

            page.open(
                    1280,
                    1000,
                    true,
                    "&at="
                            + json("/api/v1/history/SIMA?limit=5")
                                    .at("/points/0/time")
                                    .textValue());
            page.assertAccessible();
            page.picture("page-dark");
            assertEquals(List.of(), browser.errors());
        }
    }

    /** Seeded, so that what it finds can be found again. */
    @Test
    void shouldAnswerNothingThatIsAFaultOfItsOwnWhateverIsAsked() throws Exception {
        SplittableRandom random = new SplittableRandom(20_260_105);
        String[] paths = {"underlyings", "metrics/SIMA", "chain/SIMA", "gex/SIMA", "gex/SIMA/explain", "signals"};
        String[] more = {
            "signals/stats", "signals/run:1:1:x:0", "runs", "", "metrics", "chain/%00", "gex/..%2f..", "%C3%28"
        };
        String[] names = {
            "at", "run", "expiry", "symbol", "engine", "from", "to", "strength", "cursor", "limit", "hours"
        };
        String[] values = {
            "",
            "0",
            "-1",
            "1e309",
            "NaN",
            "99999999999999999999",
            "2026-01-05T04:00:00Z",
            "9999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "'; drop table runs; --",
            "\0",
            "\u2028\ud83d\ude00",
            "%",
            "x".repeat(500),
            "MjAyNi0wMS0wNVQwMzo1MzowMFogcjoxOjE6ZjowMDAw",
            "r:1:1:f:0",
            "2026-01-05T04:00:00+05:30"
        };
        for (int i = 0; i < FUZZED; i++) {
            StringBuilder path = new StringBuilder("/api/v1/")
                    .append(
                            random.nextInt(4) == 0
                                    ? more[random.nextInt(more.length)]
                                    : paths[random.nextInt(paths.length)]);
            int count = random.nextInt(4);
            for (int p = 0; p < count; p++) {
                path.append(p == 0 ? '?' : '&')
                        .append(names[random.nextInt(names.length)])
                        .append('=')
                        .append(URLEncoder.encode(values[random.nextInt(values.length)], StandardCharsets.UTF_8));
            }
            HttpResponse<String> answer = get(path.toString());
            assertTrue(
                    Set.of(200, 400, 404, 503).contains(answer.statusCode()),
                    () -> path + " gave " + answer.statusCode() + ": " + answer.body());
            assertFalse(answer.body().contains("Exception"), () -> path + " gave " + answer.body());
        }
    }

    /** Seeded; whatever comes, an answer or an end of the connection, and others are served. */
    @Test
    void shouldTakeNoHarmFromSocketsThatSendAnything() throws Exception {
        SplittableRandom random = new SplittableRandom(20_260_106);
        String[] paths = {
            "signals",
            "metrics/SIMA",
            "metrics/%00",
            "",
            "signals?strength=2",
            "signals?after=x",
            "metrics",
            "x?y=z",
            "%"
        };
        for (int i = 0; i < FUZZED_SOCKETS; i++) {
            String path = "/ws/" + paths[random.nextInt(paths.length)];
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                OutputStream out = socket.getOutputStream();
                String version = random.nextInt(8) == 0 ? "7" : "13";
                out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade"
                                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: "
                                + version + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                String status = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                        .readLine();
                assertTrue(
                        status != null && status.matches("HTTP/1.1 (101|400|404|426|501) .*"),
                        () -> path + " was answered with " + status);
                sendAnything(out, random);
            } catch (SocketException e) {
                assertFalse(e.getMessage().contains("refused"), e::toString);
            }
        }
        assertEquals(200, get("/health").statusCode());
        assertEquals(200, get("/api/v1/gex/SIMA").statusCode());
        assertFalse(service.said().contains("Exception"), service::said);
    }

    /** Frames that are whole, cut off, without their mask, too long, or no frames. */
    private static void sendAnything(OutputStream out, SplittableRandom random) throws IOException {
        for (int i = random.nextInt(6); i > 0; i--) {
            byte[] frame = new byte[2 + random.nextInt(40)];
            random.nextBytes(frame);
            if (random.nextInt(4) > 0) {
                frame[0] = (byte) (0x80 | new int[] {0, 1, 2, 8, 9, 10, 11}[random.nextInt(7)]);
                frame[1] = (byte) ((random.nextInt(4) > 0 ? 0x80 : 0) | random.nextInt(128));
            }
            out.write(frame);
            out.flush();
        }
    }
}
