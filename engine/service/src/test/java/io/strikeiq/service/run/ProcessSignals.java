package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.SmallSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signals by their names, which Java cannot send. */
final class ProcessSignals {
    private ProcessSignals() {}

    /** To a process, which must be there. */
    static void send(String name, long process) throws Exception {
        assertTrue(sent(name, Long.toString(process)), () -> "kill -" + name + " " + process);
    }

    /** To the process group of which a process is the head. */
    static void sendToGroup(String name, long head) throws Exception {
        assertTrue(sent(name, "-" + head), () -> "kill -" + name + " -" + head);
    }

    /** To the database of a session, first to the server so that it forks no more, then to all that it has forked. */
    static void sendToDatabase(SmallSession session, String name) throws Exception {
        ProcessHandle server = ProcessHandle.of(postmaster(session)).orElseThrow();
        send(name, server.pid());
        for (ProcessHandle each : server.descendants().toList()) {
            boolean sent = sent(name, Long.toString(each.pid()));
            assertTrue(sent || !each.isAlive(), () -> "kill -" + name + " " + each.pid());
        }
    }

    /** False where there is no such process, or no more. */
    private static boolean sent(String name, String process) throws Exception {
        return new ProcessBuilder("kill", "-" + name, "--", process)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static long postmaster(SmallSession session) throws IOException {
        Path pidFile = session.data().resolve("postgres/data/postmaster.pid");
        return Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    }
}
