package io.strikeiq.watch.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client sends to open a WebSocket of signals, byte by byte. */
public final class UpgradeRequest {
    private UpgradeRequest() {}

    /**
     * Its bytes.
     *
     * @param more further header lines
     */
    public static byte[] of(String... more) {
        Stream<String> lines = Stream.of(
                "GET /ws/signals HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");
        return Stream.concat(lines, Stream.of(more))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
