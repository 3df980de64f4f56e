package io.strikeiq.persistence.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The folder of an embedded server as its first start leaves it, made once per build and copied for each test: a start
 * from nothing costs seconds. One has an empty database, the other all tables.
 *
 * <p>Both are kept in {@code target/server-templates} of the root, under a name that follows from the change sets and
 * the classes that make them.
 */
public enum ServerTemplate {
    EMPTY,
    MIGRATED;

    /** What a server makes for itself where it is missing. */
    private static final List<String> OWN = List.of("server.lock", "server.log", "programs");

    /** Databases that further ones are made of: half of the files to copy, and to delete again. */
    private static final List<String> NEEDLESS = List.of("template0", "template1");

    /** Copies the template to a folder, unless a server has been there already; returns the folder. */
    public Path copyTo(Path folder) {
        try {
            if (!Files.exists(folder.resolve("data"))) {
                copy(made(), folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path made() throws IOException {
        synchronized (ServerTemplate.class) {
            Path templates = Files.createDirectories(root().resolve("target/server-templates"));
            Path template = templates.resolve(this + "-" + fingerprint());
            // Other processes run tests of the same build.
            try (FileChannel lock =
                    FileChannel.open(templates.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(template)) {
                    make(template);
                }
            }
            return template;
        }
    }

    private void make(Path template) throws IOException {
        Path draft = Files.createTempDirectory(template.getParent(), "draft");
        try (Database database = Database.open(DatabaseSettings.embedded(draft))) {
            if (this == MIGRATED) {
                new Migrations(database).migrate();
            }
            database.jdbi().useHandle(handle -> {
                for (String needless : NEEDLESS) {
                    handle.execute("alter database " + needless + " is_template false");
                    handle.execute("drop database " + needless);
                }
            });
        }
        for (String name : OWN) {
            delete(draft.resolve(name));
        }
        Files.move(draft, template);
    }

    /** Of all that decides what a template holds: the change sets, and the classes beside this one. */
    private static String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        try {
            URI place = Migrations.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (place.getPath().endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
                    add(jar.getPath("/"), sum);
                }
            } else {
                add(Path.of(place), sum);
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static void add(Path classes, CRC32 sum) throws IOException {
        for (String part : List.of("db", "io/strikeiq/persistence/database")) {
            try (Stream<Path> tree = Files.walk(classes.resolve(part))) {
                for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                    try (InputStream bytes = Files.newInputStream(file)) {
                        sum.update(bytes.readAllBytes());
                    }
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(folder));
                if (Files.exists(target)) {
                    return FileVisitResult.CONTINUE;
                }
                Files.createDirectories(target.getParent());
                Files.copy(folder, target, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("engine/core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
