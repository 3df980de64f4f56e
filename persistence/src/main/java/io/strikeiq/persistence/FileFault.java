package io.strikeiq.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says in words why a file could not be used. The JDK's exceptions of a file system have the path as their message and the
 * reason as their class, or the words of the operating system.
 */
public final class FileFault {
    private FileFault() {}

    /** The reason without the path, which the caller names. */
    public static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        } else if (fault instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (fault instanceof FileAlreadyExistsException) {
            return "is there already";
        } else if (fault instanceof NotDirectoryException) {
            return "is not a folder";
        } else if (fault instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        } else if (fault instanceof FileSystemLoopException) {
            return "a link leads back to a folder above it";
        }
        String said = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        return said == null ? "it gives no reason (" + fault.getClass().getSimpleName() + ")" : inWords(said);
    }

    private static String inWords(String said) {
        if (said.contains("No space left on device")) {
            return "the disk is full";
        } else if (said.contains("Read-only file system")) {
            return "the file system is read-only";
        } else if (said.contains("Is a directory")) {
            return "is a folder";
        } else if (said.contains("Not a directory")) {
            return "is not a folder";
        } else if (said.contains("Permission denied")) {
            return "permission denied";
        } else if (said.contains("Too many open files")) {
            return "this process has too many files open (ulimit -n)";
        }
        return said;
    }

    /** File and reason, of a fault that was not expected where it came from. */
    public static String text(UncheckedIOException fault) {
        IOException cause = fault.getCause();
        String file = cause instanceof FileSystemException system ? system.getFile() : null;
        return (file == null ? "a file cannot be used" : file) + ": " + reason(cause);
    }
}
