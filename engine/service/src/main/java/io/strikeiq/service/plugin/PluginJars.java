package io.strikeiq.service.plugin;

import io.strikeiq.persistence.FileFault;
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
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars of a folder of plugins in the order of their names, and what they provide in the order of their provider files. */
final class PluginJars {
    private static final String SERVICES = "META-INF/services/";

    private PluginJars() {}

    /**
     * Gives every provider of a service in the jars of a folder; a folder that is not there holds none.
     *
     * @throws UserException naming the jar and what is wrong with it
     */
    static <T> void forEach(Path folder, Class<T> service, Consumer<T> taker) {
        for (Path jar : jars(folder)) {
            if (provides(jar, service)) {
                load(jar, service, taker);
            }
        }
    }

    /** Whether a jar names a provider of a service. */
    static boolean provides(Path jar, Class<?> service) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(SERVICES + service.getName()) != null;
        } catch (IOException e) {
            throw new UserException(ExitCode.USAGE, jar + ": is not a readable jar: " + FileFault.reason(e), e);
        }
    }

    static List<Path> jars(Path folder) {
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

    static <T> void load(Path jar, Class<T> service, Consumer<T> taker) {
        // The loader stays open as long as the process: a provider may load a class of its own at any time.
        URLClassLoader loader = new URLClassLoader(
                jar.getFileName().toString(), new URL[] {url(jar)}, PluginJars.class.getClassLoader());
        try {
            for (T provider : ServiceLoader.load(service, loader)) {
                // What the class path provides is not the jar's.
                if (provider.getClass().getClassLoader() == loader) {
                    taker.accept(provider);
                }
            }
        } catch (ServiceConfigurationError | IllegalArgumentException | LinkageError e) {
            throw new UserException(ExitCode.USAGE, jar + ": " + rootMessage(e), e);
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
