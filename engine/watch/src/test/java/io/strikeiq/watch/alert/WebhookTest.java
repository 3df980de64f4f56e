package io.strikeiq.watch.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.strikeiq.watch.alert.WebhookSettings.Shape;
import io.strikeiq.watch.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final String SECRET = "key-of-the-desk";
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Alert alert = Alert.of(AlertRule.standard(), AlertRulesTest.signal(1, "A", "SWEEP", 0.9));
    private HttpServer server;
    private volatile int status = 204;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            ids.add(exchange.getRequestHeaders().getFirst(Webhook.ID));
            signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Webhook webhook(Shape shape, String secret) {
        return new Webhook(new WebhookSettings(
                "http://localhost:" + server.getAddress().getPort() + "/hook", secret, shape, "42", Optional.empty()));
    }

    @Test
    void shouldPostTheAlertWithItsIdAndSignature() throws IOException, InterruptedException, GeneralSecurityException {
        webhook(Shape.JSON, SECRET).deliver(alert);

        JsonNode body = Json.parse(bodies.get(0));
        assertEquals(alert.id(), body.get("id").textValue());
        assertEquals(alert.id(), ids.get(0));
        assertEquals("A", body.at("/signal/symbol").textValue());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertEquals(
                "sha256=" + HexFormat.of().formatHex(mac.doFinal(bodies.get(0).getBytes(StandardCharsets.UTF_8))),
                signatures.get(0));
    }

    @Test
    void shouldSpeakAsSlackAndTelegramListen() throws IOException, InterruptedException {
        webhook(Shape.SLACK, "").deliver(alert);
        webhook(Shape.TELEGRAM, "").deliver(alert);

        assertEquals(alert.message(), Json.parse(bodies.get(0)).get("text").textValue());
        assertEquals("42", Json.parse(bodies.get(1)).get("chat_id").textValue());
        assertEquals(List.of("null", "null"), signatures);
    }

    @Test
    void shouldSayThatTheTargetHasNotTakenIt() {
        status = 500;
        IOException failure =
                assertThrows(IOException.class, () -> webhook(Shape.JSON, "").deliver(alert));
        assertEquals("it answered 500", failure.getMessage());
        server.stop(0);
        assertThrows(IOException.class, () -> webhook(Shape.JSON, "").deliver(alert));
    }

    @Test
    void shouldShowNeitherAddressNorSecret() {
        WebhookSettings settings =
                new WebhookSettings("https://desk.example/T0/B0/x", SECRET, Shape.SLACK, "", Optional.empty());
        assertFalse(settings.toString().contains("T0"));
        assertFalse(settings.toString().contains(SECRET));
    }
}
