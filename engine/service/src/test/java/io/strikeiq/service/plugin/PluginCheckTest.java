package io.strikeiq.service.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One jar with a good engine and one of each mistake. */
class PluginCheckTest {
    private static final String ENGINE = """
            import io.strikeiq.core.engine.*;
            import io.strikeiq.core.metrics.*;
            import io.strikeiq.core.signal.*;
            import java.util.List;

            public final class NAME implements EngineDefinition {
                private static final SignalType SEEN = new SignalType(0, "SEEN", Direction.NONE, "nothing follows");
                private static final Reason KNOWN = new Reason("KNOWN", "spot", "price");
                private static final Reason STRANGE = new Reason("STRANGE", "spot", "price");
                static Object kept;

                public String name() { return "TITLE"; }
                public String summary() { return "an example"; }
                public List<SignalType> signals() { return List.of(SEEN); }
                public List<Reason> reasons() { return List.of(KNOWN); }
                public List<Parameter> parameters() { return List.of(EngineDefinition.cooldown(60)); }
                public AnalyticsEngine create(Parameters parameters) {
                    return (tick, metrics, emitter) -> {
                        double spot = metrics.get(Metric.SPOT);
                        BEFORE
                        Signal signal = emitter.isReady(SEEN) && spot > 0 ? emitter.begin(SEEN, spot) : null;
                        if (signal != null) {
                            signal.evidence(REASON, spot, VALUE);
                            emitter.emit(signal, 0);
                        }
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    private static String code(String name, String before, String reason, String value) {
        return ENGINE.replace("NAME", name)
                .replace("TITLE", name.toLowerCase(java.util.Locale.ROOT))
                .replace("BEFORE", before)
                .replace("REASON", reason)
                .replace("VALUE", value);
    }

    private Path jar(Map<String, String> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            arguments.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue())
                    .toString());
        }
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)),
                "javac");
        Path jar = folder.resolve("engines.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("META-INF/services/io.strikeiq.core.engine.EngineDefinition"));
            entries.write(String.join("\n", sources.keySet()).getBytes(StandardCharsets.UTF_8));
            for (String name : sources.keySet()) {
                entries.putNextEntry(new JarEntry(name + ".class"));
                entries.write(Files.readAllBytes(classes.resolve(name + ".class")));
            }
        }
        return jar;
    }

    @LongTest
    @Test
    @ExpectedLog(contains = "and is quarantined on SIMA")
    void shouldNameEachMistakeAndTheEngineThatMakesIt() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Good", code("Good", "", "KNOWN", "0.5"));
        sources.put("Allocating", code("Allocating", "kept = new double[3];", "KNOWN", "0.5"));
        sources.put("Unknown", code("Unknown", "", "KNOWN", "Double.NaN"));
        sources.put("Undeclared", code("Undeclared", "", "STRANGE", "0.5"));
        sources.put("Random", code("Random", "", "KNOWN", "Math.random()"));

        CommandRun run = CommandRun.of("plugin", "check", jar(sources), "--ticks", 40_000, "--json");

        assertEquals(ExitCode.FAILURE, run.exitCode(), run.err());
        JsonNode engines = run.json().get("engines");
        assertEquals("good", engines.at("/0/engine").textValue());
        assertEquals(0, engines.at("/0/problems").size(), engines::toString);
        assertTrue(engines.at("/0/signals").longValue() > 0, engines::toString);
        assertProblem(engines.get(1), "allocates once warm: 40 bytes");
        assertProblem(engines.get(2), "the contribution of KNOWN is NaN");
        assertProblem(engines.get(3), "the reason STRANGE is not among those that engine undeclared declares");
        assertProblem(engines.get(4), "gives other signals in the second replay: signal 1 is SEEN at tick ");
    }

    private static void assertProblem(JsonNode engine, String part) {
        assertEquals(1, engine.get("problems").size(), engine::toString);
        String problem = engine.at("/problems/0").textValue();
        assertTrue(problem.contains(part), problem);
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        CommandRun run = CommandRun.of("plugin", "check", "no.jar");

        assertEquals(ExitCode.USAGE, run.exitCode());
        assertEquals("no.jar: no such file", run.err().strip());
    }
}
