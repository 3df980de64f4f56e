package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.ChildJvm;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LongTest
class EmbeddedServerTest {
    @TempDir
    Path directory;

    static String show(Database database, String setting) {
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
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
        assertEquals(48, Files.readString(password).length());
    }

    /** A process whose programs are nowhere else. */
    static final class Alone {
        private Alone() {}

        public static void main(String[] arguments) {
            System.clearProperty("strikeiq.programs");
            Database.open(DatabaseSettings.embedded(Path.of(arguments[0]))).close();
            System.out.println("stopped");
        }
    }

    @Test
    void shouldRunProgramsThatNobodyElseCanReplace() throws IOException {
        try (ChildJvm child = ChildJvm.start(Alone.class, directory)) {
            child.await("stopped");
        }
        Path programs = directory.resolve("programs");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(programs)));
        try (Stream<Path> files = Files.walk(programs)) {
            assertTrue(files.anyMatch(file -> file.endsWith("bin/postgres")), "they are there and nowhere else");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d$(touch PROOF)", "cash$x", "d`touch PROOF`", "d\"; touch PROOF; \"", "a\\b", "a\nb"})
    void shouldRefuseAFolderByNameWhosePathAShellWouldExecute(String name) {
        Path odd = directory.resolve(name);

        DatabaseException e =
                assertThrows(DatabaseException.class, () -> Database.open(DatabaseSettings.embedded(odd)));

        assertTrue(e.isLasting());
        assertTrue(e.getMessage().startsWith("PostgreSQL cannot run in '" + directory), e.getMessage());
        assertFalse(Files.exists(odd));
        assertFalse(Files.exists(Path.of("PROOF")));
    }

    @Test
    void shouldRunInAFolderWhoseNameHasBlanksAndQuotes() {
        Path odd = directory.resolve("it's my;folder (1) & more");

        try (Database database = Database.open(DatabaseSettings.embedded(ServerTemplate.EMPTY.copyTo(odd)))) {
            assertEquals("on", show(database, "fsync"));
        }
    }

    @Test
    void shouldMakeThePasswordAgainThatAProcessDiedOver() throws IOException {
        Files.createFile(directory.resolve("password"));

        Database.open(DatabaseSettings.embedded(directory)).close();

        assertEquals(48, Files.readString(directory.resolve("password")).length());
    }

    @Test
    void shouldSayWhatRootInAContainerCanDo() {
        assertEquals("", EmbeddedServer.hint("desk"));
        assertTrue(EmbeddedServer.hint("root").contains("run strikeiq as another user, or name another server"));
    }

    @Test
    void shouldKeepItsDataOverRestartsAndRefuseASecondProcess() {
        ServerTemplate.EMPTY.copyTo(directory);
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            database.jdbi().useHandle(h -> h.execute("create table public.kept as select 42 as answer"));
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

    static int answer(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.createQuery("select answer from public.kept")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void shouldStartWhenTheProcessIdOfAKilledServerBelongsToAnotherProcess() throws IOException {
        Database.open(DatabaseSettings.embedded(ServerTemplate.EMPTY.copyTo(directory)))
                .close();
        Path pidFile = directory.resolve("data/postmaster.pid");
        assertFalse(Files.exists(pidFile), "the server was not stopped");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + directory + "\n1000000000\n5432\n\n");
        Database.open(DatabaseSettings.embedded(directory)).close();
        assertTrue(ProcessHandle.current().isAlive());
    }

    /** A process that is not PostgreSQL, and one that is but on another folder, each with the number in the file. */
    @Test
    void shouldLeaveEveryProcessAloneThatIsNotItsOwnServer(TestInfo test) throws IOException {
        Path other = directory.resolve("other");
        Path own = ServerTemplate.EMPTY.copyTo(directory.resolve("own"));
        Database.open(DatabaseSettings.embedded(own)).close();
        Path pidFile = own.resolve("data/postmaster.pid");
        try (TestServer neighbour = TestServer.start(other, 0);
                ChildJvm stranger = ChildJvm.start(SleepMain.class)) {
            stranger.await("up");
            List<String> lines = Files.readAllLines(other.resolve("data/postmaster.pid"));
            for (long pid : new long[] {neighbour.pid(), stranger.pid()}) {
                lines.set(0, Long.toString(pid));
                Files.write(pidFile, lines);
                Database.open(DatabaseSettings.embedded(own)).close();
                assertTrue(ProcessHandle.of(pid).orElseThrow().isAlive(), "process " + pid + " was stopped");
            }
            Database.open(neighbour.settings()).close();
        }
        FaultReport.survived(test, "process id of a dead server taken by another program", 2, "left alone");
    }

    /** Waits to be killed. */
    static final class SleepMain {
        private SleepMain() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("up");
            TimeUnit.MINUTES.sleep(10);
        }
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
        // Held and not listened on, so that nobody else can open it meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "127.0.0.1:" + held.getLocalPort();
            String url = "jdbc:postgresql://" + address + "/strikeiq";
            DatabaseException e = assertThrows(
                    DatabaseException.class, () -> Database.open(DatabaseSettings.external(url, "me", "secret")));
            assertTrue(
                    e.getMessage()
                            .startsWith("cannot connect to " + url + " as me: Connection to " + address + " refused"),
                    e.getMessage());
        }
    }
}
