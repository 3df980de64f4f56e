package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void shouldSayThatAPlainUserMayNotHaveAPort() {
        assertEquals(
                "port 80: permission denied; ports below 1024 are not for this user; choose another, or 0 for any that is free",
                ServerPort.refusal(80, new BindException("Permission denied")).getMessage());
        assertEquals(
                "port 80 is in use; choose another, or 0 for any that is free",
                ServerPort.refusal(80, new BindException("Address already in use"))
                        .getMessage());
    }

    /** As the user who runs the tests, where the system keeps ports for root. */
    @Test
    void shouldRefuseAPortOfTheSystemToAPlainUser() throws IOException {
        Path setting = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
        assumeTrue(Files.isReadable(setting), "ports are not kept, or nothing says so");
        int reserved = Integer.parseInt(Files.readString(setting).strip()) - 1;
        assumeTrue(reserved > 0, "the system keeps no port");
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), reserved));
            abort("this user may have any port");
        } catch (BindException e) {
            DatabaseException refused = assertThrows(DatabaseException.class, () -> ServerPort.checked(reserved));
            assertTrue(
                    refused.getMessage().startsWith("port " + reserved + ": permission denied;"), refused.getMessage());
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
