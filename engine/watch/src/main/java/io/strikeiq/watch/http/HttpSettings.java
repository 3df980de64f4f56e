package io.strikeiq.watch.http;

/**
 * Where the service listens.
 *
 * @param address name or number of the address, of loopback or beyond
 * @param port TCP port, 0 for none
 * @param token what a request must bear, empty for none; needed beyond loopback
 */
public record HttpSettings(String address, int port, String token) {
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
        return "HttpSettings[address=" + address + ", port=" + port + "]";
    }
}
