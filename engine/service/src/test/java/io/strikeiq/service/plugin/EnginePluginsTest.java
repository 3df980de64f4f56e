package io.strikeiq.service.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginePluginsTest {
    private static final String PROVIDERS = "META-INF/services/io.strikeiq.core.engine.EngineDefinition";

    @TempDir
    private Path folder;

    /** The example as the docs show it, compiled against the engine and packed as a user would. */
    private void packExample(Path plugins) throws IOException {
        Path sources = Path.of("..", "docs", "example-engine");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        sources.resolve("example/SpreadWatch.java").toString());
        assertEquals(0, result, "javac");
        Files.createDirectories(classes.resolve(PROVIDERS).getParent());
        Files.copy(sources.resolve(PROVIDERS), classes.resolve(PROVIDERS));
        jar(classes, Files.createDirectories(plugins).resolve("spread-watch.jar"));
    }

    private static void jar(Path classes, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
    }

    private static void jarOf(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }

    @Test
    void shouldRunTheExampleOfTheDocsBehindTheStandardEngines() throws IOException {
        packExample(folder.resolve("plugins"));
        EngineRegistry registry = EnginePlugins.registry(folder.resolve("plugins"));
        int standard = StandardEngines.registry().definitions().size();
        assertEquals(standard + 1, registry.definitions().size());
        assertEquals("spread_watch", registry.definitions().get(standard).name());
        try (Pipeline pipeline = new Pipeline(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                registry,
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                null)) {
            new MarketSimulator(new SimulatorSettings(3, 1, 21, 2, 200_000)).run(pipeline, event -> {});
            PipelineResult result = pipeline.stop(10, TimeUnit.MINUTES);
            assertTrue(result.signalsByEngine().get("spread_watch") > 0, "signals " + result.signalsByEngine());
            assertEquals(List.of(), result.quarantined());
        }
    }

    @Test
    void shouldHaveOnlyTheStandardEnginesWithoutAFolder() {
        EngineRegistry registry = EnginePlugins.registry(folder.resolve("missing"));
        assertEquals(
                StandardEngines.registry().definitions().size(),
                registry.definitions().size());
    }

    @Test
    void shouldNameAJarThatIsNone() throws IOException {
        Path jar = folder.resolve("broken.jar");
        Files.writeString(jar, "not a jar");
        assertMessage(jar, "is not a readable jar");
    }

    @Test
    void shouldNameAJarWithoutAProviderFile() throws IOException {
        Path jar = folder.resolve("empty.jar");
        jarOf(jar, Map.of("readme.txt", "nothing"));
        assertMessage(jar, "declares no engine");
    }

    @Test
    void shouldRefuseNamesThatNoJournalTakesWhenTheyAreLoadedAndNotAtTheFirstSignal() throws IOException {
        packExample(folder.resolve("plugins"));
        EngineDefinition known =
                EnginePlugins.registry(folder.resolve("plugins")).definitions().get(0);
        SignalJournalWriter.checkNames(known);

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> SignalJournalWriter.checkNames(new LongNamed("a".repeat(33), known)));

        assertTrue(e.getMessage().endsWith("must have 1 to 32 ASCII characters"), e.getMessage());
    }

    private record LongNamed(String name, EngineDefinition rest) implements EngineDefinition {
        @Override
        public String summary() {
            return rest.summary();
        }

        @Override
        public List<SignalType> signals() {
            return rest.signals();
        }

        @Override
        public List<Reason> reasons() {
            return rest.reasons();
        }

        @Override
        public List<Parameter> parameters() {
            return rest.parameters();
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return rest.create(parameters);
        }
    }

    @Test
    void shouldNameAProviderThatCannotBeLoaded() throws IOException {
        Path jar = folder.resolve("missing-class.jar");
        jarOf(jar, Map.of(PROVIDERS, "example.NotThere\n"));
        assertMessage(jar, "example.NotThere");
    }

    private void assertMessage(Path jar, String part) {
        UserException error = assertThrows(UserException.class, () -> EnginePlugins.registry(folder));
        assertTrue(error.getMessage().contains(jar.toString()), error.getMessage());
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
