package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowestTestsTest {
    @TempDir
    Path folder;

    @Test
    void shouldShowTheTwentySlowestClassesAndTheSumOfAll() throws IOException {
        Path reports = Files.createDirectories(folder.resolve("surefire-reports"));
        Path costs = Files.createDirectories(folder.resolve("reports")).resolve(SlowestTests.COSTS);
        Files.writeString(
                costs, "class\tseconds\tprocessor\tchildren\nio.Test24\t1024.5\t99.04\t1.00\nio.Test2\t2\t0.5\t0\n");
        for (int i = 1; i <= 24; i++) {
            String time = i == 24 ? "1,024.5" : Integer.toString(i);
            Files.writeString(
                    reports.resolve("TEST-" + i + ".xml"),
                    "<?xml version=\"1.0\"?>\n<testsuite xmlns:xsi=\"x\" version=\"3\" name=\"io.Test" + i
                            + "\" time=\"" + time + "\" tests=\"1\">\n<testcase name=\"a\" time=\"99\"/></testsuite>");
        }
        SlowestTests slowest = new SlowestTests();
        slowest.read(folder);
        slowest.read(folder.resolve("absent"));

        List<String> lines = slowest.toString().lines().toList();
        assertEquals(22, lines.size());
        assertEquals("slowest classes       s  processor s", lines.get(0));
        assertEquals("io.Test24        1024.5         99.0", lines.get(1));
        assertEquals("io.Test5            5.0", lines.get(20).strip());
        assertEquals("all 24           1300.5         99.5", lines.get(21));
    }
}
