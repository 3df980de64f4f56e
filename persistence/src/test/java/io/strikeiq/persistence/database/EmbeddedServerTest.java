package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedServerTest {
    @TempDir
    Path directory;

    private static String show(Database database, String setting) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery("show " + setting).mapTo(String.class).one());
    }

    @Test
    void shouldRunDurablyOnLoopbackAndWantItsPassword() throws IOException {
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertEquals("on", show(database, "fsync"));
            assertEquals("on", show(database, "synchronous_commit"));
            assertEquals("on", show(database, "full_page_writes"));
            assertEquals("127.0.0.1", show(database, "listen_addresses"));
            assertEquals("", show(database, "unix_socket_directories"));
            String url = database.location().split(" ", 2)[0];
            DatabaseException e = assertThrows(
                    DatabaseException.class, () -> Database.open(DatabaseSettings.external(url, "postgres", "wrong")));
            assertEquals(
                    "cannot connect to " + url
                            + " as postgres: FATAL: password authentication failed for user \"postgres\"",
                    e.getMessage());
        }
        Path password = directory.resolve("password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
        assertEquals(48, Files.readString(password).length());
    }

    @Test
    void shouldKeepItsDataOverRestartsAndRefuseASecondProcess() {
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            database.jdbi().useHandle(h -> h.execute("create table kept as select 42 as answer"));
            DatabaseException e =
                    assertThrows(DatabaseException.class, () -> Database.open(DatabaseSettings.embedded(directory)));
            assertEquals(
                    "database folder " + directory
                            + " is in use by another process; stop that one or choose another folder",
                    e.getMessage());
        }
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertEquals(42, answer(database.jdbi()));
        }
    }

    private static int answer(Jdbi jdbi) {
        return jdbi.withHandle(h ->
                h.createQuery("select answer from kept").mapTo(Integer.class).one());
    }

    /** Opens the database of a folder and waits to be killed. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Database database = Database.open(DatabaseSettings.embedded(folder));
            database.jdbi().useHandle(h -> h.execute("create table kept as select 42 as answer"));
            System.out.println("server "
                    + Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
            TimeUnit.MINUTES.sleep(10);
        }
    }

    @Test
    void shouldStopTheServerThatAKilledProcessLeftBehind() {
        long pid;
        try (ChildJvm child = ChildJvm.start(Main.class, directory)) {
            pid = Long.parseLong(child.await("server"));
        }
        ProcessHandle stale = ProcessHandle.of(pid).orElseThrow();
        assertTrue(stale.isAlive());
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertFalse(stale.isAlive());
            assertEquals(42, answer(database.jdbi()));
        }
    }

    @Test
    void shouldStartWhenTheProcessIdOfAKilledServerBelongsToAnotherProcess() throws IOException {
        Database.open(DatabaseSettings.embedded(directory)).close();
        Path pidFile = directory.resolve("data/postmaster.pid");
        assertFalse(Files.exists(pidFile), "the server was not stopped");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + directory + "\n1000000000\n5432\n\n");
        Database.open(DatabaseSettings.embedded(directory)).close();
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void shouldBeginAnewWhenTheFirstStartWasCutOff() throws IOException {
        Files.createDirectories(directory.resolve("data/base/1"));
        Files.writeString(directory.resolve("data/PG_VERSION"), "18");
        Files.writeString(directory.resolve("data/base/1/1247"), "half a file");
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertEquals("on", show(database, "fsync"));
        }
    }

    @Test
    void shouldSayThatAPortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            DatabaseException e = assertThrows(
                    DatabaseException.class, () -> Database.open(new DatabaseSettings.Embedded(directory, port, 2)));
            assertEquals("port " + port + " is in use; choose another, or 0 for any that is free", e.getMessage());
        }
    }

    @Test
    void shouldSayThatAServerCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/strikeiq";
        DatabaseException e = assertThrows(
                DatabaseException.class, () -> Database.open(DatabaseSettings.external(url, "me", "secret")));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "cannot connect to " + url + " as me: Connection to 127.0.0.1:" + port + " refused"),
                e.getMessage());
    }
}
