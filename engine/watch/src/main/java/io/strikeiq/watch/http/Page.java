package io.strikeiq.watch.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The page that a person looks at: one document with all that it needs, so that it works without any network but the service. It holds no data;
 * a browser runs those scripts in it alone whose hashes the answer names.
 */
final class Page {
    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.";
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private final byte[] text;
    private final String policy;

    Page() {
        String page = resource("page.html")
                .replace("/*UPLOT-CSS*/", resource(LIBRARY + "min.css"))
                .replace("/*UPLOT-JS*/", resource(LIBRARY + "iife.min.js"));
        text = page.getBytes(StandardCharsets.UTF_8);
        List<String> hashes = new ArrayList<>();
        Matcher scripts = SCRIPT.matcher(page);
        while (scripts.find()) {
            hashes.add("'sha256-" + hash(scripts.group(1)) + "'");
        }
        policy = "default-src 'none'; script-src " + String.join(" ", hashes)
                + "; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void send(Response response, Callback callback) {
        Reply reply = new Reply(200, "text/html; charset=utf-8", text);
        reply.send(response, callback, headers -> headers.put("Content-Security-Policy", policy));
    }
}
