package io.strikeiq.service.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.doctor.Finding.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
    private static final long GIB = 1L << 30;

    @TempDir
    private Path folder;

    private Machine machine(int java, String user, String fileNames, int cores, long memory, Path temporary) {
        return new Machine(java, user, fileNames, cores, memory, memory / 4, temporary, folder.resolve("no-shm"));
    }

    private static Finding of(List<Finding> findings, String what) {
        return findings.stream()
                .filter(each -> each.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " in " + findings));
    }

    @Test
    void shouldFindNothingWrongWithAGoodMachine() {
        List<Finding> findings = Examination.of(machine(21, "desk", "UTF-8", 4, 8 * GIB, folder), Optional.empty());

        for (String what : List.of("java", "user", "locale", "cores", "memory", "shared memory")) {
            assertEquals(Verdict.OK, of(findings, what).verdict(), findings::toString);
        }
    }

    @Test
    void shouldSayWhatIsWrongAndWhatHelps() {
        List<Finding> findings = Examination.of(
                machine(11, "root", "ANSI_X3.4-1968", 1, GIB, folder.resolve("missing")), Optional.empty());

        assertEquals(Verdict.FAILS, of(findings, "java").verdict());
        assertTrue(of(findings, "user").said().contains("database.mode: jdbc"));
        assertTrue(of(findings, "locale").said().contains("set LC_ALL=C.UTF-8"));
        assertEquals(Verdict.WARNING, of(findings, "cores").verdict());
        assertEquals(Verdict.WARNING, of(findings, "memory").verdict());
        assertEquals(Verdict.FAILS, of(findings, "temporary files").verdict());
    }

    @Test
    void shouldNameAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StrikeIqConfig config = ConfigFile.parse(
                    "c.yaml",
                    "data: {folder: " + folder + "}\nwatch: {http: {port: " + taken.getLocalPort() + "}}\n",
                    Map.of());

            Finding port = of(
                    Examination.of(machine(17, "desk", "UTF-8", 2, 4 * GIB, folder), Optional.of(config)),
                    "watch.http.port");

            assertEquals(Verdict.FAILS, port.verdict(), port::said);
        }
    }

    @Test
    void shouldLookAtThisMachineByCommand() {
        CommandRun run = CommandRun.of("doctor", "--json");

        assertTrue(run.json().get("findings").size() >= 8, run.out());
    }
}
