package io.strikeiq.persistence;

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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The class data of the libraries, as a program that tests start loads them: made once and mapped by every JVM that they
 * start, which then comes up in two thirds of the processor time.
 *
 * <p>It is kept in {@code target/class-archives} of the root, under a name that follows from the libraries and the JVM,
 * so that it serves until one of them changes. A JVM that cannot use it does without.
 */
public final class ClassArchive {
    /** A run of the program that loads what the others load. */
    @FunctionalInterface
    public interface Rehearsal {
        /** Further options of the JVM, the main class and its arguments; it has a folder for its files. */
        List<String> command(Path folder) throws IOException;
    }

    private final Path root = root();
    private final List<String> libraries = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> program;
    private final Rehearsal rehearsal;

    /**
     * An archive of the class path of this JVM.
     *
     * @param flags of every JVM that uses the archive
     */
    public ClassArchive(List<String> flags, Rehearsal rehearsal) {
        this.program = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        this.program.addAll(flags);
        this.rehearsal = rehearsal;
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Arrays.stream(classPath.split(File.pathSeparator, -1))
                .forEach(entry -> (isLibrary(entry) ? libraries : others).add(entry));
    }

    private boolean isLibrary(String entry) {
        return entry.endsWith(".jar") && !Path.of(entry).startsWith(root);
    }

    /**
     * A command that uses the archive, which is made first where there is none.
     *
     * @param options further ones of the JVM
     * @param rest the main class and its arguments
     */
    public List<String> command(List<String> options, List<String> rest) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "-Xshare:auto", "-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath()));
        command.addAll(rest);
        return command;
    }

    /** The class path with the libraries first: an archive can be used if its own path is the beginning of the whole. */
    private String classPath() {
        List<String> entries = new ArrayList<>(libraries);
        entries.addAll(others);
        return String.join(File.pathSeparator, entries);
    }

    private Path archive() throws IOException {
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
        return archive;
    }

    private void make(Path archive) throws IOException {
        Path scratch = Files.createTempDirectory(archive.getParent(), "draft");
        Path list = scratch.resolve("classes.txt");
        Path draft = scratch.resolve("draft.jsa");
        java(List.of("-XX:DumpLoadedClassList=" + list), classPath(), rehearsal.command(scratch));
        java(
                List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + draft),
                String.join(File.pathSeparator, libraries),
                List.of());
        Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void java(List<String> options, String classPath, List<String> rest) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(rest);
        Path said = Files.createTempFile("rehearsal", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " ended with " + process.exitValue() + "\n" + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }

    private String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder(Runtime.version().toString()).append(program);
        for (String library : libraries) {
            Path file = Path.of(library);
            text.append('\n').append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
        CRC32 sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("engine/core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
