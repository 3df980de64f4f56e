package io.strikeiq.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayTheReasonAndNotThePathAgain() {
        Path missing = folder.resolve("missing");

        assertEquals(
                "no such file or folder",
                FileFault.reason(assertThrows(IOException.class, () -> Files.readString(missing))));
        assertEquals(
                "is a folder",
                FileFault.reason(
                        assertThrows(IOException.class, () -> FileChannel.open(folder, StandardOpenOption.WRITE))));
        assertEquals("permission denied", FileFault.reason(new AccessDeniedException("d/run.lock")));
        assertEquals(
                "the disk is full", FileFault.reason(new FileSystemException("x", null, "No space left on device")));
        assertEquals("the disk is full", FileFault.reason(new IOException("No space left on device")));
        assertEquals(
                "the file system is read-only",
                FileFault.reason(new FileSystemException("x", null, "Read-only file system")));
        assertEquals("it gives no reason (IOException)", FileFault.reason(new IOException()));
        assertEquals(
                "d/x: no such file or folder",
                FileFault.text(new UncheckedIOException(new NoSuchFileException("d/x"))));
    }

    @Test
    void shouldWriteAFileWholeForItsOwnerOnlyAndLeaveNoDraft() throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(folder.resolve("run.json.new"), "of a process that died");

        DurableFile.write(file, "first");
        DurableFile.write(file, "second");

        assertEquals("second", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(Files.exists(folder.resolve("run.json.new")));
    }
}
