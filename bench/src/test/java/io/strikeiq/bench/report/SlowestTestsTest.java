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
        for (int i = 1; i <= 24; i++) {
            String time = i == 24 ? "1,024.5" : Integer.toString(i);
            Files.writeString(
                    folder.resolve("TEST-" + i + ".xml"),
                    "<?xml version=\"1.0\"?>\n<testsuite xmlns:xsi=\"x\" version=\"3\" name=\"io.Test" + i
                            + "\" time=\"" + time + "\" tests=\"1\">\n<testcase name=\"a\" time=\"99\"/></testsuite>");
        }
        SlowestTests slowest = new SlowestTests();
        slowest.read(folder);
        slowest.read(folder.resolve("absent"));

        List<String> lines = slowest.toString().lines().toList();
        assertEquals(22, lines.size());
        assertEquals("slowest classes       s", lines.get(0));
        assertEquals("io.Test24        1024.5", lines.get(1));
        assertEquals("io.Test5            5.0", lines.get(20));
        assertEquals("all 24           1300.5", lines.get(21));
    }
}
