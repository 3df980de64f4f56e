package io.strikeiq.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

@LongTest
class KernelsCommandTest {
    @TempDir
    private Path folder;

    /** One lock of JMH is for the whole machine, and belongs to whoever measured first; nothing is measured here. */
    @BeforeAll
    static void shareTheMachine() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    private static String className(String benchmark) {
        return benchmark.replaceAll(":.*", "");
    }

    @Test
    void shouldFindABenchmarkForEveryKernelAndAKernelForEveryBenchmark() {
        List<String> known = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(entry -> entry.getUsername().replaceAll(".*\\.([^.]+\\.[^.]+)$", "$1"))
                .sorted()
                .toList();
        List<String> used = Kernels.all().stream()
                .flatMap(kernel -> Stream.concat(
                        Stream.of(kernel.benchmark()), kernel.beside().stream().map(Kernel.Baseline::benchmark)))
                .map(KernelsCommandTest::className)
                .distinct()
                .sorted()
                .toList();
        assertEquals(known, used);
    }

    @Test
    void shouldMeasureAKernelBesideItsBaselineAtATinySize() throws Exception {
        BenchRun run = BenchRun.of(
                "kernels",
                "--data",
                folder,
                "--include",
                "^(normal CDF|engine dealer_gamma)$",
                "--forks",
                "0",
                "--millis",
                "10");

        assertEquals(0, run.exitCode(), run::err);
        JsonNode scores = run.json(folder, "kernels").get("figures");
        assertEquals(3, scores.size(), run::out);
        assertTrue(scores.get("PricingBenchmark.normalCdf").get("nanos").doubleValue() > 0);
        assertTrue(scores.has("EngineBenchmark.onTick:dealer_gamma"), scores::toString);
    }

    @Test
    void shouldRefuseAPatternThatFindsNothing() {
        BenchRun run = BenchRun.of("kernels", "--data", folder, "--include", "nothing of the kind");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("finds no kernel"), run::err);
    }
}
