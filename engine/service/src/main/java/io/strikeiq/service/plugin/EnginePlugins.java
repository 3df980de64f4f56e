package io.strikeiq.service.plugin;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds engines in the jars of a folder through {@link ServiceLoader}. Jars are taken in the order of their names and
 * engines in the order of the provider file, so that the engines of a run always stand in the same order.
 */
public final class EnginePlugins {
    private static final String PROVIDERS = "META-INF/services/" + EngineDefinition.class.getName();

    private EnginePlugins() {}

    /**
     * The standard engines and behind them those of the folder; a folder that is not there holds none.
     *
     * @throws UserException naming the jar and what is wrong with it
     */
    public static EngineRegistry registry(Path folder) {
        EngineRegistry registry = StandardEngines.registry();
        for (Path jar : jars(folder)) {
            register(jar, registry);
        }
        return registry;
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserException(ExitCode.USAGE, folder + ": cannot be read: " + FileFault.reason(e), e);
        }
    }

    private static void register(Path jar, EngineRegistry registry) {
        checkProviders(jar);
        // The loader stays open as long as the process: an engine may load a class of its own at any time.
        URLClassLoader loader = new URLClassLoader(
                jar.getFileName().toString(), new URL[] {url(jar)}, EnginePlugins.class.getClassLoader());
        try {
            for (EngineDefinition definition : ServiceLoader.load(EngineDefinition.class, loader)) {
                SignalJournalWriter.checkNames(definition);
                registry.register(definition);
            }
        } catch (ServiceConfigurationError | IllegalArgumentException | LinkageError e) {
            throw new UserException(ExitCode.USAGE, jar + ": " + rootMessage(e), e);
        }
    }

    private static void checkProviders(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(PROVIDERS) == null) {
                throw new UserException(jar + ": has no " + PROVIDERS + ", so it declares no engine");
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.USAGE, jar + ": is not a readable jar: " + FileFault.reason(e), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file always has a URL", e);
        }
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == error ? error.getMessage() : error.getMessage() + ": " + root;
    }
}
