package io.strikeiq.imports;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers the contents of files, unpacked where a file is compressed by itself: copies have one number. A file is read to its end only when it
 * begins like another.
 */
public final class FileContents {
    private static final int BEGINNING = 1 << 16;

    /** The different contents that begin alike, by the digest of the beginning. */
    private final Map<String, List<Content>> known = new HashMap<>();

    private int count;

    /** A content: its digest is made when another file begins like it. */
    private static final class Content {
        private final SourceFile file;
        private final int number;
        private String digest;

        private Content(SourceFile file, int number) {
            this.file = file;
            this.number = number;
        }

        private String digest() {
            if (digest == null) {
                digest = FileContents.digest(file, Long.MAX_VALUE);
            }
            return digest;
        }
    }

    /**
     * Number of what a file holds.
     *
     * @throws ImportException when the file or its archive is damaged
     */
    public int number(SourceFile file) {
        Content content = new Content(file, count);
        List<Content> alike = known.computeIfAbsent(digest(file, BEGINNING), beginning -> new ArrayList<>());
        for (Content each : alike) {
            if (each.digest().equals(content.digest())) {
                return each.number;
            }
        }
        alike.add(content);
        count++;
        return content.number;
    }

    private static String digest(SourceFile file, long most) {
        boolean isGzip = file.path().toLowerCase(Locale.ROOT).endsWith(".gz");
        try (InputStream bytes = isGzip ? file.open() : file.openBinary()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[BEGINNING];
            long left = most;
            int length = bytes.readNBytes(part, 0, BEGINNING);
            while (length > 0 && left > 0) {
                digest.update(part, 0, length);
                left -= length;
                length = left > 0 ? bytes.readNBytes(part, 0, BEGINNING) : 0;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
