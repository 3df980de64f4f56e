package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.ChildJvm;
import io.strikeiq.testing.CommitSeed;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Kills of an embedded server, of the process that started it, and of its start. */
@LongTest
class ServerKillTest {
    private static final long SEED = CommitSeed.value();

    @TempDir
    Path directory;

    /** Opens the database of a folder and waits to be killed. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Database database = Database.open(DatabaseSettings.embedded(folder));
            database.jdbi().useHandle(h -> h.execute("create table if not exists public.kept as select 42 as answer"));
            System.out.println("server "
                    + Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
            TimeUnit.MINUTES.sleep(10);
        }
    }

    @Test
    void shouldStopTheServerThatAKilledProcessLeftBehind(TestInfo test) {
        ServerTemplate.EMPTY.copyTo(directory);
        int kills = 1;
        for (int kill = 0; kill < kills; kill++) {
            long pid;
            try (ChildJvm child = ChildJvm.start(Main.class, directory)) {
                pid = Long.parseLong(child.await("server"));
            }
            ProcessHandle stale = ProcessHandle.of(pid).orElseThrow();
            assertTrue(stale.isAlive());
            try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
                assertFalse(stale.isAlive());
                assertEquals(42, EmbeddedServerTest.answer(database.jdbi()));
            }
        }
        FaultReport.survived(
                test, "kill -9 leaves embedded PostgreSQL running", kills, "the next start stops it and goes on");
    }

    @Test
    void shouldStartAgainWhenTheServerItselfWasKilled(TestInfo test) throws IOException {
        int kills = 2;
        for (int kill = 0; kill < kills; kill++) {
            TestServer server = TestServer.start(directory, 0);
            try (Database database = Database.open(server.settings())) {
                database.jdbi()
                        .useHandle(h -> h.execute("create table if not exists public.kept as select 42 as answer"));
            }
            server.kill();
        }
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertEquals(42, EmbeddedServerTest.answer(database.jdbi()));
        }
        FaultReport.survived(test, "embedded PostgreSQL killed", kills, "committed rows are there");
    }

    /** Opens the database of a folder, over and over. */
    static final class StartMain {
        private StartMain() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("starting");
            Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
            System.out.println("started " + database.location());
            TimeUnit.MINUTES.sleep(10);
        }
    }

    /** The program that makes the data goes on alone, and would write into what the next start makes. */
    @Test
    void shouldStartAgainBesideTheProgramThatAKilledFirstStartLeftMakingTheData(TestInfo test) {
        Path data = directory.toAbsolutePath().resolve("data");
        List<ProcessHandle> left;
        try (ChildJvm child = ChildJvm.start(StartMain.class, directory)) {
            child.await("starting");
            do {
                left = ServerProcess.making(data);
            } while (left.isEmpty());
        }
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertEquals("on", EmbeddedServerTest.show(database, "fsync"));
        }
        assertTrue(left.stream().noneMatch(ProcessHandle::isAlive));
        FaultReport.survived(
                test,
                "kill -9 while embedded PostgreSQL is made",
                1,
                "its program is ended, and the next start succeeds");
    }

    /** Killed at moments from before the first file to behind the first connection. */
    @Test
    void shouldStartAgainWhereverAStartWasKilled(TestInfo test) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        int kills = Integer.getInteger("faults.starts", 3);
        CountDownLatch never = new CountDownLatch(1);
        for (int kill = 0; kill < kills; kill++) {
            try (ChildJvm child = ChildJvm.start(StartMain.class, directory)) {
                child.await("starting");
                assertFalse(never.await(random.nextInt(4_000), TimeUnit.MILLISECONDS));
            }
        }
        try (Database database = Database.open(DatabaseSettings.embedded(directory))) {
            assertEquals("on", EmbeddedServerTest.show(database, "fsync"), "seed " + SEED);
        }
        FaultReport.survived(test, "kill -9 while embedded PostgreSQL starts", kills, "the next start succeeds");
    }
}
