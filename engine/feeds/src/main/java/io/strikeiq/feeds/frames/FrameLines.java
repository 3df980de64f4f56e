package io.strikeiq.feeds.frames;

import io.strikeiq.feeds.FrameTap;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Gives the frames of a file again, as they came. */
public final class FrameLines {
    private static final int MOST_BYTES = 64 << 20;

    private final Path file;
    private byte[] line = new byte[1 << 16];
    private int length;
    private long number;
    private String question = "";

    /** Of a file that {@link FrameFile} has made. */
    public FrameLines(Path file) {
        this.file = file;
    }

    /**
     * Gives every frame, up to where the file ends or was cut off.
     *
     * @return false when it was cut off
     * @throws IOException naming file and line when it cannot be read
     */
    public boolean forEach(FrameTap taker) throws IOException {
        number = 0;
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16)) {
            while (next(in)) {
                give(taker);
            }
            return true;
        } catch (EOFException e) {
            return false;
        } catch (ZipException e) {
            throw new IOException(file + ": is neither a gzip file of frames nor a raw file of cryptofeed", e);
        }
    }

    private boolean next(InputStream in) throws IOException {
        length = 0;
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (length == line.length) {
                if (length >= MOST_BYTES) {
                    throw wrong("is longer than " + MOST_BYTES + " bytes");
                }
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
            b = in.read();
        }
        number++;
        return b >= 0 || length > 0;
    }

    private IOException wrong(String what) {
        return new IOException(
                file + ":" + number + ": " + what
                        + "; allowed TIME open, TIME time, TIME < TEXT, TIME > TEXT, TIME b BASE64, TIME ? QUESTION and TIME a ANSWER");
    }

    private void give(FrameTap taker) throws IOException {
        int at = 0;
        long time = 0;
        while (at < length && line[at] >= '0' && line[at] <= '9' && at < 19) {
            time = 10 * time + line[at++] - '0';
        }
        if (at == 0 || at + 1 >= length || line[at] != ' ') {
            throw wrong("has no time and kind");
        }
        int from = at + 3;
        switch (line[at + 1]) {
            case 'o' -> taker.opened(time);
            case 't' -> taker.looked(time);
            case '<' -> taker.received(line, from, length, false, time);
            case '>' -> taker.sent(new String(line, from, Math.max(0, length - from), StandardCharsets.UTF_8), time);
            case '?' -> question = new String(line, from, Math.max(0, length - from), StandardCharsets.UTF_8);
            case 'a' -> taker.answered(question, Arrays.copyOfRange(line, Math.min(from, length), length), time);
            case 'b' -> {
                byte[] bytes = base64(from);
                taker.received(bytes, 0, bytes.length, true, time);
            }
            default -> throw wrong("has a kind that is none");
        }
    }

    private byte[] base64(int from) throws IOException {
        try {
            return Base64.getDecoder().decode(Arrays.copyOfRange(line, from, length));
        } catch (IllegalArgumentException e) {
            throw wrong("is no base64");
        }
    }
}
