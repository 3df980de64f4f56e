package io.strikeiq.feeds.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The exchange of HTTP headers with which a connection begins (RFC 6455, section 4). */
final class Handshake {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_BYTES = 16_384;

    /** The first line and the headers, whose names are in lower case. */
    private record Head(String line, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Handshake() {}

    /** Asks a server to open the connection. */
    static void ask(Endpoint endpoint, InputStream in, OutputStream out, SecureRandom random) throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        String host = endpoint.uri().getHost()
                + (endpoint.uri().getPort() < 0 ? "" : ":" + endpoint.uri().getPort());
        String request = "GET " + endpoint.target() + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key
                + "\r\nSec-WebSocket-Version: 13\r\nUser-Agent: StrikeIQ\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Head answer = head(in);
        String[] words = answer.line().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw refused(endpoint, "does not speak HTTP");
        }
        if (!words[1].equals("101")) {
            throw refused(endpoint, "answers " + status(words[1]));
        }
        if (!answer.header("upgrade").equalsIgnoreCase("websocket")
                || !answer.header("sec-websocket-accept").equals(accept(key))) {
            throw refused(endpoint, "does not speak WebSocket");
        }
    }

    private static String status(String code) {
        return switch (code) {
            case "301", "302", "303", "307", "308" -> code + ", and leads to another address: name that one instead";
            case "401", "403" -> code + ": the key is wrong or has expired";
            case "429" -> "429: too many connections or requests from this address";
            default -> (code.matches("[0-9]{3}") ? code : "no status") + " instead of 101";
        };
    }

    private static WebSocketException refused(Endpoint endpoint, String what) {
        return new WebSocketException(CloseCode.ABNORMAL, endpoint.shown() + " " + what);
    }

    /**
     * Answers a client.
     *
     * @return the path that it asked for
     */
    static String answer(InputStream in, OutputStream out) throws IOException {
        Head asked = head(in);
        String[] words = asked.line().split(" ", 3);
        String key = asked.header("sec-websocket-key");
        boolean fits = words.length == 3
                && words[0].equals("GET")
                && asked.header("upgrade").equalsIgnoreCase("websocket")
                && asked.header("sec-websocket-version").equals("13")
                && !key.isEmpty();
        String answer = fits
                ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept(key) + "\r\n\r\n"
                : "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (!fits) {
            throw new WebSocketException(CloseCode.PROTOCOL_ERROR, "a client asks for something else than WebSocket");
        }
        return words[1];
    }

    private static Head head(InputStream in) throws IOException {
        String line = line(in, MOST_BYTES);
        int left = MOST_BYTES - line.length();
        Map<String, String> headers = new TreeMap<>();
        String header = line(in, left);
        while (!header.isEmpty()) {
            left -= header.length() + 2;
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            header = line(in, left);
        }
        return new Head(line, headers);
    }

    /** Byte by byte, since frames may follow at once. */
    private static String line(InputStream in, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        while (b != '\n') {
            if (b < 0) {
                throw new WebSocketException(CloseCode.ABNORMAL, "the connection ends in the handshake");
            }
            if (line.length() >= most) {
                throw new WebSocketException(
                        CloseCode.PROTOCOL_ERROR, "a handshake of more than " + MOST_BYTES + " bytes");
            }
            if (b != '\r') {
                line.append((char) b);
            }
            b = in.read();
        }
        return line.toString();
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
