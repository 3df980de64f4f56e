package io.strikeiq.bench.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SoakTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two threads that are to meet need both processors, and meet often: not beside other tests. Each object takes
 * JVMs of its own; here are one object and its broken copy, {@code ./strikeiq bench stress --short} has all.
 */
@LongTest
@SoakTest
class StressCommandTest {
    private static final String SOME = "BrokenControl.UnguardedHalt|StopRequestStress.SeenWithWhatWasBefore";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void shouldSeeNoForbiddenOutcomeOfSharedObjectsAndFindTheBrokenCopiesOut(TestInfo test) throws Exception {
        Assumptions.assumeTrue(
                Runtime.getRuntime().availableProcessors() >= 2, "two threads that meet need two processors");
        BenchRun run = BenchRun.of("stress", "--short", "--include", SOME, "--data", folder);

        assertEquals(0, run.exitCode(), () -> run.out() + run.err());
        List<JsonNode> tests = StreamSupport.stream(
                        run.json(folder, "stress").get("figures").spliterator(), false)
                .toList();
        report(test, tests.stream().filter(each -> !isControl(each)).toList(), "%d tests, no forbidden outcome");
        report(test, tests.stream().filter(StressCommandTest::isControl).toList(), "broken copies, all %d found out");
    }

    private static boolean isControl(JsonNode each) {
        return each.get("test").textValue().startsWith("BrokenControl.");
    }

    private static void report(TestInfo test, List<JsonNode> tests, String result) {
        long samples = tests.stream()
                .mapToLong(each -> each.get("samples").longValue())
                .sum();
        String fault =
                result.contains("broken") ? "two threads on broken copies of it" : "two threads on what they share";
        FaultReport.survived(test, fault, samples, String.format(result, tests.size()));
    }

    @Test
    void shouldFailOnAForbiddenOutcomeATestWithoutSamplesAndAControlThatIsNotFoundOut() {
        Stressed held = new Stressed("PoolStress.Reuse", 9, Map.of("1", 9L), List.of(), "");
        Stressed forbidden = new Stressed("PoolStress.OneOwner", 9, Map.of("1", 9L), List.of("1"), "");
        Stressed found = new Stressed("BrokenControl.PlainStop", 9, Map.of("STALE", 9L), List.of("STALE"), "");
        Stressed hidden = new Stressed("BrokenControl.UnguardedHalt", 9, Map.of("3, 3", 9L), List.of(), "");
        Stressed crashed = new Stressed("FeedQueueStress.End", 9, Map.of("1", 9L), List.of(), "VM_ERROR []");

        assertTrue(held.isRight());
        assertTrue(found.isRight());
        assertFalse(forbidden.isRight());
        assertFalse(hidden.isRight());
        assertFalse(crashed.isRight());
        Stressed apart = new Stressed("PoolStress.OneOwner", 0, Map.of(), List.of(), "");
        assertTrue(hidden.isUndecided() && apart.isUndecided());
        assertFalse(held.isUndecided() || forbidden.isUndecided() || found.isUndecided() || crashed.isUndecided());
        StressReport report = new StressReport(List.of(
                held,
                forbidden,
                found,
                hidden,
                crashed,
                Stressed.missing("io.strikeiq.core.pipeline.supervision.HaltPolicyStress.X")));
        assertEquals(
                "BrokenControl.UnguardedHalt: NOT FOUND OUT; FeedQueueStress.End: ERROR VM_ERROR []; HaltPolicyStress.X:"
                        + " ERROR it did not run; PoolStress.OneOwner: FORBIDDEN [1]",
                report.failures());
        assertTrue(report.verdicts().stream().noneMatch(verdict -> verdict.isMet()));
    }

    @Test
    void shouldRefuseAPatternThatFindsNothing() {
        BenchRun run = BenchRun.of("stress", "--data", folder, "--include", "nothing of the kind");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("finds no test"), run::err);
    }
}
