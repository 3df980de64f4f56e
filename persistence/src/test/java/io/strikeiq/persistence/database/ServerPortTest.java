package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerPortTest {
    @Test
    void shouldGiveAFreePortThatNoOutgoingConnectionIsGiven() throws IOException {
        int port = ServerPort.free();
        assertTrue(port < 32_768, "port " + port);
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(port, server.getLocalPort());
        }
    }

    @Test
    void shouldSeldomGiveTwoThatStartAtOnceTheSame() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ports.add(ServerPort.free());
        }
        assertTrue(ports.size() > 90, () -> ports.size() + " of 100");
    }
}
