package io.strikeiq.service.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a service that is to be started: none of these is given to a connection that goes out meanwhile. */
final class FreePort {
    private static final int LEAST = 15_000;
    private static final int MOST = 32_000;

    private FreePort() {}

    /** One that nobody listens on now. */
    static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                // Somebody has it.
            }
        }
    }
}
