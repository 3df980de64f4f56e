package io.strikeiq.watch.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.http.HttpStatus;

/** The description of what can be asked, as it is in the jar. */
final class OpenApi {
    private OpenApi() {}

    static Reply reply() {
        try (InputStream text = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (text == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return new Reply(HttpStatus.OK_200, "application/json", text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
