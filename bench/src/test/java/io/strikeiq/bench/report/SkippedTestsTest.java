package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellTestsThatWantedTheRecordedDataFromOthers() throws IOException {
        Files.writeString(folder.resolve("TEST-a.xml"), """
                <testsuite tests="3" skipped="2">
                  <testcase name="first">
                    <skipped type="x.TestAbortedException"><![CDATA[x.TestAbortedException: no shared data at data/lean
                	at x.Assumptions.abort(Assumptions.java:316)]]></skipped>
                  </testcase>
                  <testcase name="second">
                    <skipped type="x.TestAbortedException"><![CDATA[x.TestAbortedException: cannot be mounted]]></skipped>
                  </testcase>
                  <testcase name="third"/>
                </testsuite>
                """);
        Files.writeString(
                folder.resolve("TEST-b.xml"), "<testcase><skipped message=\"no shared data at x\"/></testcase>");
        Files.writeString(folder.resolve("a.txt"), "<skipped message=\"no shared data at x\"/>");

        SkippedTests skipped = new SkippedTests();
        skipped.read(folder);
        skipped.read(folder.resolve("absent"));

        assertEquals("Tests skipped for want of the recorded data: 2; for other reasons: 1", skipped.toString());
    }
}
