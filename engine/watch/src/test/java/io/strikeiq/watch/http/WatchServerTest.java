package io.strikeiq.watch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_700_000_000L * SECOND;
    private static final String TOKEN = "a-token-of-the-desk";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final List<Reading> readings = new ArrayList<>(List.of(
            new Reading(Measure.TICKS_PUBLISHED, "", 42),
            new Reading(Measure.SIGNALS, "liquidity", 7),
            new Reading(Measure.LATENCY, "decided 0.99", 1_500),
            new Reading(Measure.STANDING, "stages", 0),
            new Reading(Measure.DISK_FREE, "", 100),
            new Reading(Measure.DISK_LEAST, "", 50)));
    private WatchServer server;

    private void start(String token) {
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, token);
        server = WatchServer.start(settings, ReadySettings.defaults(), this::view, () -> NOW);
    }

    private CounterView view() {
        return new CounterView("0.2", "run-1", 1, NOW - 5 * SECOND, NOW, 0, SECOND / 5, List.copyOf(readings));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void shouldSayThatItIsAlive() throws IOException, InterruptedException {
        start("");

        HttpResponse<String> answer = get("/health");

        assertEquals(200, answer.statusCode());
        assertEquals(
                JSON.readTree("{\"status\":\"alive\",\"version\":\"0.2\",\"run\":\"run-1\",\"uptimeSeconds\":5}"),
                JSON.readTree(answer.body()));
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(answer.headers().firstValue("Server").isEmpty());
    }

    @Test
    void shouldAnswer503AsSoonAsARequiredCheckFails() throws IOException, InterruptedException {
        start("");
        assertEquals(200, get("/ready").statusCode());

        readings.set(3, new Reading(Measure.STANDING, "stages", 1));
        HttpResponse<String> answer = get("/ready");

        assertEquals(503, answer.statusCode());
        JsonNode body = JSON.readTree(answer.body());
        assertFalse(body.get("ready").booleanValue());
        assertEquals("stages", body.at("/checks/1/name").textValue());
        assertFalse(body.at("/checks/1/passes").booleanValue());
    }

    @Test
    void shouldGiveMetricsInTheTextFormatOfPrometheus() throws IOException, InterruptedException {
        start("");

        HttpResponse<String> answer = get("/metrics");

        List<String> lines = answer.body().lines().toList();
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        assertTrue(lines.contains("# TYPE strikeiq_ticks_published_total counter"), answer::body);
        assertTrue(lines.contains("strikeiq_ticks_published_total 42.0"), answer::body);
        assertTrue(lines.contains("strikeiq_signals_total{engine=\"liquidity\"} 7.0"), answer::body);
        assertTrue(lines.contains("strikeiq_latency_seconds{path=\"decided\",quantile=\"0.99\"} 1.5E-6"), answer::body);
        assertTrue(lines.contains("strikeiq_disk_free_bytes 100.0"), answer::body);
        assertTrue(lines.contains("strikeiq_ready{check=\"disk\",required=\"true\"} 1.0"), answer::body);
    }

    @Test
    void shouldGiveOpenMetricsToWhoAsksForIt() throws IOException, InterruptedException {
        start("");

        HttpResponse<String> answer = get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertTrue(answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("application/openmetrics-text; version=1.0.0"));
        assertTrue(answer.body().endsWith("# EOF\n"), answer::body);
    }

    @Test
    @ExpectedLog(logger = "WatchHandler", contains = "denied with 401")
    void shouldAskForTheTokenEverywhere() throws IOException, InterruptedException {
        start(TOKEN);

        for (String path : List.of("/health", "/ready", "/metrics", "/openapi.json", "/nothing")) {
            assertEquals(401, get(path).statusCode(), path);
            assertEquals(
                    401, get(path, "Authorization", "Bearer " + TOKEN + "x").statusCode(), path);
            assertEquals(401, get(path, "Authorization", "Basic " + TOKEN).statusCode(), path);
            assertTrue(get(path, "Authorization", "Bearer " + TOKEN).statusCode() != 401, path);
        }
        assertEquals(
                "Bearer",
                get("/health").headers().firstValue("WWW-Authenticate").orElse(""));
    }

    @Test
    @ExpectedLog(logger = "WatchHandler", contains = "denied with 421")
    void shouldRefuseOnLoopbackWhatWasMeantForAnotherHost() throws IOException {
        start("");

        assertTrue(raw("GET /ready HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 421"));
        assertTrue(raw("GET /health HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 200"));
    }

    /** What comes back; a server that closes before it has read all may have the connection reset. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout(60_000);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(answer);
            } catch (SocketException e) {
                // What has come by then is the answer.
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void shouldOnlyBeReadAndSayWhatIsNotThere() throws IOException, InterruptedException {
        start("");

        HttpResponse<String> post = client.send(
                HttpRequest.newBuilder(uri("/ready"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());

        assertEquals(405, post.statusCode());
        assertEquals("GET, HEAD", post.headers().firstValue("Allow").orElse(""));
        assertEquals(404, get("/nothing").statusCode());
        assertEquals(
                JSON.readTree("{\"error\":\"Not Found\",\"status\":404}"),
                JSON.readTree(get("/nothing").body()));
        assertEquals(
                404,
                get("/../../etc/passwd").statusCode() == 400
                        ? 404
                        : get("/../../etc/passwd").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /ready HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n"
            })
    void shouldAnswerNonsenseWithAnErrorAndNoTrace(String request) throws IOException, InterruptedException {
        start("");

        String answer = raw(request);

        assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1\\.[01] (4\\d\\d|505).*"), answer);
        assertFalse(answer.contains("org.eclipse"), answer);
        assertEquals(200, get("/health").statusCode());
    }

    @Test
    void shouldRefuseHeadersWithoutEnd() throws IOException, InterruptedException {
        start("");

        String answer = raw("GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");

        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
        assertEquals(200, get("/health").statusCode());
    }

    @Test
    void shouldDescribeEveryAnswerItGives() throws IOException, InterruptedException {
        start("");
        JsonNode api = JSON.readTree(get("/openapi.json").body());

        assertEquals("3.1.0", api.get("openapi").textValue());
        checkAgainst(
                api.at("/components/schemas/Health"),
                JSON.readTree(get("/health").body()));
        checkAgainst(
                api.at("/components/schemas/Readiness"),
                JSON.readTree(get("/ready").body()));
        checkAgainst(
                api.at("/components/schemas/Readiness/properties/checks/items"),
                JSON.readTree(get("/ready").body()).at("/checks/0"));
        checkAgainst(
                api.at("/components/schemas/Error"), JSON.readTree(get("/none").body()));
        for (String path : List.of("/health", "/ready", "/metrics", "/openapi.json")) {
            assertTrue(api.get("paths").has(path), path);
            assertEquals(200, get(path).statusCode());
        }
    }

    private static void checkAgainst(JsonNode schema, JsonNode answer) {
        List<String> described = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(described::add);
        List<String> given = new ArrayList<>();
        answer.fieldNames().forEachRemaining(given::add);

        assertEquals(described, given);
        assertEquals(described.size(), schema.get("required").size());
    }

    @Test
    void shouldSayWhereItCannotListen() {
        start("");
        HttpSettings taken = new HttpSettings("127.0.0.1", server.address().getPort(), "");

        ListenException failure = assertThrows(
                ListenException.class, () -> WatchServer.start(taken, ReadySettings.defaults(), this::view, () -> NOW));

        assertEquals("cannot listen on 127.0.0.1:" + taken.port() + ": Address already in use", failure.getMessage());
    }

    @Test
    void shouldNotShowTheToken() {
        assertFalse(new HttpSettings("0.0.0.0", 7411, TOKEN).toString().contains(TOKEN));
    }
}
