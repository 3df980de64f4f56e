package io.strikeiq.service.run;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.service.cli.Version;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What decides which signals ticks give, besides the config: the version, and a checksum over the classes of the real-time
 * path and of all plugins. Two builds of one commit have the same.
 */
final class ProgramVersion {
    private static final String REAL_TIME_PATH = "io/strikeiq/core/";

    private ProgramVersion() {}

    /** The version of this program with the engines of a registry. */
    static String of(EngineRegistry registry) {
        Path own = place(MarketEvent.class);
        Set<Path> plugins = new TreeSet<>();
        for (EngineDefinition definition : registry.definitions()) {
            plugins.add(place(definition.getClass()));
        }
        plugins.remove(own);
        CRC32 sum = new CRC32();
        add(own, REAL_TIME_PATH, sum);
        plugins.forEach(plugin -> add(plugin, "", sum));
        return String.format("%s %08x", Version.number(), sum.getValue());
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes come from a file or a folder", e);
        }
    }

    /** Adds the names and checksums of all files whose name begins with a prefix, in the order of their names. */
    private static void add(Path place, String prefix, CRC32 sum) {
        try {
            SortedMap<String, Long> files = Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
            files.forEach((name, checksum) -> {
                if (name.startsWith(prefix)) {
                    sum.update((name + " " + checksum + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes in " + place, e);
        }
    }

    /** A jar's table of contents has the checksums. */
    private static SortedMap<String, Long> ofJar(Path jar) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), entry.getCrc());
                }
            }
        }
        return files;
    }

    private static SortedMap<String, Long> ofFolder(Path folder) throws IOException {
        SortedMap<String, Long> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                CRC32 checksum = new CRC32();
                checksum.update(Files.readAllBytes(file));
                files.put(folder.relativize(file).toString().replace(File.separatorChar, '/'), checksum.getValue());
            }
        }
        return files;
    }
}
