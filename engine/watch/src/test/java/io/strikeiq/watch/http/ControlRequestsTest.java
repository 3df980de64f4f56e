package io.strikeiq.watch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.api.ApiException;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.event.EventType;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlRequestsTest {
    private static final String TOKEN = "a-token-of-the-desk";
    private static final String JSON = "application/json";
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private WatchServer server;

    private void start(String token) {
        CounterView view = new CounterView("0.2", "run-1", 1, 1, 2, 0, 1, List.of());
        server = WatchServer.start(
                new HttpSettings("127.0.0.1", 0, token),
                ReadySettings.defaults(),
                () -> view,
                () -> 2,
                null,
                null,
                (engine, change, actor) -> {
                    if (engine.equals("none")) {
                        throw new ApiException(ApiException.WRONG, "no engine is called 'none'");
                    }
                    changes.add(engine + " " + change + " by " + actor);
                },
                (type, actor, description, metadata) -> events.add(type + " " + actor + " " + metadata));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String token, String type, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + "/api/v1/control"))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", type);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void shouldTakeAChangeFromWhoBearsTheToken() throws Exception {
        start(TOKEN);

        HttpResponse<String> taken = post(TOKEN, JSON, "{\"engine\":\"formula\",\"change\":\"cooldown=30\"}");

        assertEquals(200, taken.statusCode());
        assertEquals("{\"engine\":\"formula\",\"change\":\"cooldown=30\"}\n", taken.body());
        assertEquals(List.of("formula cooldown=30 by http 127.0.0.1"), changes);
        assertEquals(
                400,
                post(TOKEN, JSON, "{\"engine\":\"none\",\"change\":\"off\"}").statusCode());
    }

    @Test
    @ExpectedLog(logger = "WatchHandler", contains = "denied with 401")
    void shouldDenyAChangeWithoutTheTokenAndKeepThatItDid() throws Exception {
        start(TOKEN);

        assertEquals(
                401,
                post("", JSON, "{\"engine\":\"formula\",\"change\":\"off\"}").statusCode());
        assertEquals(List.of(), changes);
        assertEquals(
                List.of(EventType.DENIED + " http 127.0.0.1 {method=POST, path=/api/v1/control, status=401}"), events);
    }

    @Test
    @ExpectedLog(logger = "WatchHandler", contains = "denied with 403")
    void shouldTakeNoChangeWhereThereIsNoTokenAtAll() throws Exception {
        start("");

        HttpResponse<String> denied = post("", JSON, "{\"engine\":\"formula\",\"change\":\"off\"}");

        assertEquals(403, denied.statusCode());
        assertEquals("{\"error\":\"changes need watch.http.token\",\"status\":403}\n", denied.body());
        assertEquals(List.of(), changes);
        assertEquals(1, events.size());
    }

    @Test
    void shouldSayWhatIsWrongWithARequestAndNeverFail() throws Exception {
        start(TOKEN);
        for (String body : List.of(
                "",
                "null",
                "[]",
                "{",
                "5",
                "{\"engine\":\"formula\"}",
                "{\"engine\":1,\"change\":\"off\"}",
                "{\"engine\":\"formula\",\"change\":\"\"}",
                "{\"engine\":\"formula\",\"change\":\"off\",\"more\":1}",
                "\u0000\uffff")) {
            HttpResponse<String> answer = post(TOKEN, JSON, body);
            assertEquals(400, answer.statusCode(), body);
            assertFalse(answer.body().contains("Exception"), answer::body);
        }
        assertEquals(413, post(TOKEN, JSON, "\"" + "x".repeat(5_000) + "\"").statusCode());
        assertEquals(415, post(TOKEN, "text/plain", "{}").statusCode());
        HttpResponse<String> read = client.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + server.address().getPort() + "/api/v1/control"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                BodyHandlers.ofString());
        assertEquals(405, read.statusCode());
        assertEquals("POST", read.headers().firstValue("Allow").orElse(""));
        assertEquals(List.of(), changes);
    }
}
