package io.strikeiq.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Small files that are there whole or not at all, after a power failure too: written beside, forced, renamed, and the
 * folder forced. Only their owner may read them.
 */
public final class DurableFile {
    private static final boolean FOLDERS_ARE_FILES =
            !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private DurableFile() {}

    /** Writes a file, or leaves the one that is there. */
    public static void write(Path file, String text) throws IOException {
        write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As the other, with the bytes that remain in a buffer. */
    public static void write(Path file, ByteBuffer bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        OwnerOnly.createFile(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file.toAbsolutePath().getParent());
    }

    private static void forceFolder(Path folder) throws IOException {
        if (FOLDERS_ARE_FILES) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
