package io.strikeiq.persistence.database;

import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The TCP port of an embedded server, on loopback.
 *
 * <p>The server opens the port some time after it was found free. One that the operating system offers is of the range
 * from which it also gives ports to connections that go out, so that another program may have it by then. Therefore a
 * free one is looked for below that range (it begins at 32768 on Linux, and at 49152 elsewhere), and at random, so that
 * two servers that start at once do not try the same.
 */
final class ServerPort {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_767;
    private static final int TRIES = 1_000;

    private ServerPort() {}

    /** @throws DatabaseException when none was found */
    static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (problem(port) == null) {
                return port;
            }
        }
        throw new DatabaseException("none of " + TRIES + " ports from " + LOWEST + " to " + HIGHEST + " is free");
    }

    /** @throws DatabaseException when the port is in use; the launcher would wait for its whole timeout */
    static int checked(int port) {
        IOException problem = problem(port);
        if (problem != null) {
            throw refusal(port, problem);
        }
        return port;
    }

    /** @param problem what the system said when the port was asked for */
    static DatabaseException refusal(int port, IOException problem) {
        String fault = FileFault.reason(problem).equals("permission denied")
                ? ": permission denied; ports below 1024 are not for this user"
                : " is in use";
        return new DatabaseException("port " + port + fault + "; choose another, or 0 for any that is free", problem);
    }

    private static IOException problem(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
