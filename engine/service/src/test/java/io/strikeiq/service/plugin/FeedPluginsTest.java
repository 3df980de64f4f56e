package io.strikeiq.service.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.TickType;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.FeedRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPluginsTest {
    private static final String PROVIDERS = "META-INF/services/io.strikeiq.feeds.FeedFactory";
    private static final Path EXAMPLE = Path.of("..", "feeds", "docs", "example-feed");

    @TempDir
    private Path folder;

    /** The example as the docs show it, compiled and packed as a user would. */
    private Path pack(String apiVersion) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = Files.createDirectories(folder.resolve("example")).resolve("Metronome.java");
        Files.writeString(
                source,
                Files.readString(EXAMPLE.resolve("example/Metronome.java")).replace("FeedApi.VERSION", apiVersion));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-proc:none",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        source.toString());
        assertEquals(0, result, "javac");
        Files.createDirectories(classes.resolve(PROVIDERS).getParent());
        Files.copy(EXAMPLE.resolve(PROVIDERS), classes.resolve(PROVIDERS));
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(plugins.resolve("metronome.jar"));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
        return plugins;
    }

    private static StrikeIqConfig config(Path plugins, String keys) {
        return ConfigFile.parse(
                "test.yaml",
                "live:\n  feeds:\n    - {venue: metronome, " + keys + "}\nplugins:\n  folder: " + plugins + "\n",
                Map.of());
    }

    @Test
    void shouldRecordTheFeedOfTheExampleThatAConfigNames() throws IOException {
        StrikeIqConfig config = config(pack("FeedApi.VERSION"), "beat: 1us, beats: 25");
        Path journal = folder.resolve("journal");
        long ticks = new FeedRecorder(journal)
                .record(
                        config.live().feeds().get(0).maker().make(new FeedContext(1, factor -> null)),
                        new StopRequest());

        assertEquals(27, ticks);
        assertEquals(
                25L,
                JournalInspector.inspect(journal)
                        .recordsByType()
                        .get(TickType.TRADE.name())
                        .longValue());
        assertEquals(
                StandardEngines.registry().definitions().size(),
                EnginePlugins.registry(folder.resolve("plugins")).definitions().size());
    }

    @Test
    void shouldRefuseAFeedOfAnotherVersionOfTheInterface() throws IOException {
        Path plugins = pack("99");
        UserException refused = assertThrows(UserException.class, () -> FeedPlugins.registry(plugins));
        assertTrue(refused.getMessage().contains("metronome.jar"), refused.getMessage());
        assertTrue(
                refused.getMessage().contains("was made for version 99 of the feed interface"), refused.getMessage());
        ConfigException wrong = assertThrows(ConfigException.class, () -> config(plugins, "beats: 1"));
        assertTrue(wrong.getMessage().contains("plugins.folder"), wrong.getMessage());
    }

    @Test
    void shouldNameTheKeysOfAFeedThatAreWrong() throws IOException {
        Path plugins = pack("FeedApi.VERSION");
        ConfigException wrong = assertThrows(ConfigException.class, () -> config(plugins, "beets: 1"));
        assertTrue(wrong.getMessage().contains("beets: unknown key"), wrong.getMessage());
    }
}
