package io.strikeiq.imports;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
        Charset names = namesOfFiles();
        boolean unspelled =
                (text.indexOf('?') >= 0 || text.indexOf('\uFFFD') >= 0) && !names.equals(StandardCharsets.UTF_8);
        String hint =
                unspelled ? "; in this locale file names are " + names.name() + ", run it with LC_ALL=C.UTF-8" : "";
        return ImportException.mistaken("no such file or folder: " + Shown.escaped(text) + hint);
    }

    private static Charset namesOfFiles() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
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
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : Shown.escaped(cause.getMessage());
    }
}
