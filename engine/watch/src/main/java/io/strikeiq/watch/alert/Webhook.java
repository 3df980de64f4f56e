package io.strikeiq.watch.alert;

import io.strikeiq.venue.tls.TlsFiles;
import io.strikeiq.watch.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HTTP server that takes alerts by POST. Each bears its id, and with a secret a signature: {@code sha256=} and the HMAC-SHA-256 of
 * the body in hexadecimal digits.
 */
public final class Webhook implements AlertTarget {
    /** Header of the alert's id. */
    public static final String ID = "X-StrikeIQ-Id";
    /** Header of the signature. */
    public static final String SIGNATURE = "X-StrikeIQ-Signature";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ALGORITHM = "HmacSHA256";
    private final WebhookSettings settings;
    /** Made at the first delivery, so that a truststore that cannot be read is a failure of the target like any other. */
    private HttpClient client;

    public Webhook(WebhookSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void deliver(Alert alert) throws IOException, InterruptedException {
        byte[] body = Json.text(body(alert)).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(ID, alert.id())
                .POST(BodyPublishers.ofByteArray(body));
        if (!settings.secret().isEmpty()) {
            request.header(SIGNATURE, "sha256=" + signature(body));
        }
        HttpResponse<Void> answer = client().send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("it answered " + answer.statusCode());
        }
    }

    private HttpClient client() throws IOException {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .sslContext(TlsFiles.client(settings.truststore()))
                    .build();
        }
        return client;
    }

    private Object body(Alert alert) {
        Map<String, Object> body = new LinkedHashMap<>();
        switch (settings.shape()) {
            case JSON -> {
                return alert;
            }
            case SLACK -> body.put("text", alert.message());
            case TELEGRAM -> {
                body.put("chat_id", settings.chat());
                body.put("text", alert.message());
            }
        }
        return body;
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
