package io.strikeiq.imports;

import io.strikeiq.venue.yaml.LocaleNames;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Says in words why a source cannot be read. */
final class Unreadable {
    private Unreadable() {}

    static ImportException source(String what, IOException cause) {
        return ImportException.failed(
                "cannot read " + Shown.escaped(what) + ": " + reason(cause) + "; no journal was written", cause);
    }

    /** A source that is not there, perhaps since the locale cannot spell its name. */
    static ImportException missing(Path source) {
        String text = source.toString();
        return ImportException.mistaken("no such file or folder: " + Shown.escaped(text) + LocaleNames.advice(text));
    }

    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof EOFException) {
            return "it is empty or ends in the middle";
        }
        if (cause instanceof ZipException) {
            return "it is cut off, damaged, or not packed as its name says: " + Shown.escaped(cause.getMessage());
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : Shown.escaped(cause.getMessage());
    }
}
