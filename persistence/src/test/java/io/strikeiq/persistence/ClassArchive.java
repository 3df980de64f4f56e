package io.strikeiq.persistence;

import java.io.BufferedOutputStream;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class data of the libraries and of the program, as a program that tests start loads them: made once and mapped by
 * every JVM that they start, which then comes up in half the processor time. Only jars can be mapped so: folders of classes
 * are packed first.
 *
 * <p>It is kept in {@code target/class-archives} of the root, in a folder whose name follows from the class path and the
 * JVM, so that it serves until one of them changes. A JVM that cannot use it does without.
 */
public final class ClassArchive {
    /** A run of the program that loads what the others load. */
    @FunctionalInterface
    public interface Rehearsal {
        /** Further options of the JVM, the main class and its arguments; it has a folder for its files. */
        List<String> command(Path folder) throws IOException;
    }

    private static final String ARCHIVE = "classes.jsa";

    private final Path root = root();
    private final String name;
    private final List<Path> entries;
    private final List<String> program;
    private final Rehearsal rehearsal;
    private List<String> command;

    /**
     * An archive of the class path of this JVM.
     *
     * @param name of the program; the archive of an earlier build of it is deleted
     * @param flags of every JVM that uses the archive
     */
    public ClassArchive(String name, List<String> flags, Rehearsal rehearsal) {
        this.name = Path.of("").toAbsolutePath().getFileName() + "-" + name + "-";
        this.program = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        this.program.addAll(flags);
        this.rehearsal = rehearsal;
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        this.entries = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList();
    }

    /**
     * A command that uses the archive, which is made first where there is none.
     *
     * @param options further ones of the JVM
     * @param rest the main class and its arguments
     */
    public List<String> command(List<String> options, List<String> rest) throws IOException {
        List<String> all = new ArrayList<>(mapped());
        all.addAll(options);
        all.addAll(rest);
        return all;
    }

    /** With the options that map the archive and the class path of which it is. */
    private List<String> mapped() throws IOException {
        synchronized (ClassArchive.class) {
            if (command == null) {
                Path folder = Files.createDirectories(
                        root.resolve("target/class-archives").resolve(name + fingerprint()));
                // Other processes run tests of the same build.
                try (FileChannel lock = FileChannel.open(
                        folder.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!Files.exists(folder.resolve(ARCHIVE))) {
                        make(folder);
                    }
                }
                command = new ArrayList<>(program);
                command.addAll(List.of(
                        "-Xshare:auto",
                        "-XX:SharedArchiveFile=" + folder.resolve(ARCHIVE),
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off",
                        "-cp",
                        classPath(folder)));
            }
            return command;
        }
    }

    private String classPath(Path folder) {
        return entries.stream()
                .map(entry -> jar(entry, folder).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** An entry that is a jar, or the one that it is packed to. */
    private Path jar(Path entry, Path folder) {
        return Files.isDirectory(entry) ? folder.resolve(entries.indexOf(entry) + ".jar") : entry;
    }

    private void make(Path folder) throws IOException {
        deleteOthers(folder);
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                pack(entry, jar(entry, folder));
            }
        }
        Path scratch = Files.createTempDirectory(folder, "draft");
        Path list = scratch.resolve("classes.txt");
        Path draft = scratch.resolve(ARCHIVE);
        java(List.of("-XX:DumpLoadedClassList=" + list), classPath(folder), rehearsal.command(scratch));
        java(
                List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + draft),
                classPath(folder),
                List.of());
        Files.move(draft, folder.resolve(ARCHIVE), StandardCopyOption.ATOMIC_MOVE);
        delete(scratch);
    }

    private void deleteOthers(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder.getParent())) {
            for (Path each : all.toList()) {
                if (each.getFileName().toString().startsWith(name) && !each.equals(folder)) {
                    delete(each);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files(classes)) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static List<Path> files(Path entry) throws IOException {
        try (Stream<Path> tree = Files.walk(entry)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
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
        for (Path entry : entries) {
            for (Path file : files(entry)) {
                text.append('\n').append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
            }
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
