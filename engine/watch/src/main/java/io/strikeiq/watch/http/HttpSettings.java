package io.strikeiq.watch.http;

import io.strikeiq.venue.tls.TlsKeys;
import java.util.List;

/**
 * Where the service listens, and how much it takes.
 *
 * @param address name or number of the address, of loopback or beyond
 * @param port TCP port, 0 for none
 * @param token what a request must bear, empty for none; needed beyond loopback
 * @param tls what it shows who asks by TLS, null for plain HTTP
 * @param origins web pages elsewhere whose scripts may ask, such as https://desk.example; empty for none
 * @param rate requests that one address may send in a second
 * @param connections connections at once, of all addresses
 * @param idle nanoseconds without a byte either way after which a connection is closed
 */
public record HttpSettings(
        String address,
        int port,
        String token,
        TlsKeys.Keystore tls,
        List<String> origins,
        int rate,
        int connections,
        long idle) {
    private static final int RATE = 200;
    private static final int CONNECTIONS = 1_000;
    private static final long IDLE = 10_000_000_000L;

    /** Takes a copy of the list. */
    public HttpSettings {
        origins = List.copyOf(origins);
    }

    /** Plain HTTP, with the limits of the defaults. */
    public HttpSettings(String address, int port, String token) {
        this(address, port, token, null, List.of(), RATE, CONNECTIONS, IDLE);
    }

    /** No port. */
    public static HttpSettings defaults() {
        return new HttpSettings("127.0.0.1", 0, "");
    }

    /** Whether it listens at all. */
    public boolean isOn() {
        return port > 0;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HttpSettings[address=" + address + ", port=" + port + ", tls=" + tls + "]";
    }
}
