package io.strikeiq.service.run;

import io.strikeiq.service.SmallSession;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The class data of the libraries, as a service that runs a session loads them: made once and mapped by every service
 * that tests start, which then comes up in two thirds of the processor time.
 *
 * <p>It is kept in {@code target/class-archives} of the root, under a name that follows from the libraries and the JVM,
 * so that it serves until one of them changes. A JVM that cannot use it does without.
 */
final class ClassArchive {
    private final Path root;
    private final List<String> libraries = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** Of the class path of this JVM. */
    ClassArchive(Path root) {
        this.root = root;
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Arrays.stream(classPath.split(File.pathSeparator, -1))
                .forEach(entry -> (isLibrary(entry) ? libraries : others).add(entry));
    }

    private boolean isLibrary(String entry) {
        return entry.endsWith(".jar") && !Path.of(entry).startsWith(root);
    }

    /** The class path with the libraries first: an archive can be used if its own path is the beginning of the whole. */
    String classPath() {
        List<String> entries = new ArrayList<>(libraries);
        entries.addAll(others);
        return String.join(File.pathSeparator, entries);
    }

    /** The options of a JVM with that class path and the flags of {@link ServiceProcess#flags}. */
    List<String> options() throws IOException {
        Path archives = Files.createDirectories(root.resolve("target/class-archives"));
        Path archive = archives.resolve(fingerprint() + ".jsa");
        synchronized (ClassArchive.class) {
            // Other processes run tests of the same build.
            try (FileChannel lock =
                    FileChannel.open(archives.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(archive)) {
                    make(archive);
                }
            }
        }
        return List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    private void make(Path archive) throws IOException {
        Path scratch = Files.createTempDirectory(archive.getParent(), "draft");
        Path list = scratch.resolve("classes.txt");
        Path draft = scratch.resolve("draft.jsa");
        Path config = new SmallSession(scratch.resolve("session")).config("consoleRate: 1");
        java(
                List.of("-XX:DumpLoadedClassList=" + list),
                classPath(),
                "io.strikeiq.service.StrikeIq",
                "run",
                config.toString());
        java(
                List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + draft),
                String.join(File.pathSeparator, libraries));
        Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
    }

    private void java(List<String> options, String classPath, String... rest) throws IOException {
        List<String> command = new ArrayList<>(ServiceProcess.flags(root));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of(rest));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder(Runtime.version().toString());
        for (String library : libraries) {
            Path file = Path.of(library);
            text.append('\n').append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
        CRC32 sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
