package io.strikeiq.feeds.frames;

import io.strikeiq.feeds.FrameTap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Keeps the frames of a feed in a new file that its owner alone can read; what is older than a second outlives the process. */
public final class FrameFile implements FrameTap, AutoCloseable {
    private static final long FLUSHED = TimeUnit.SECONDS.toNanos(1);
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private long flushedAt;
    private long frames;

    private FrameFile(OutputStream out) {
        this.out = out;
    }

    /**
     * Makes a file.
     *
     * @throws IOException when it is there, or cannot be made
     */
    public static FrameFile create(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        OutputStream raw = Files.newOutputStream(file, StandardOpenOption.WRITE);
        return new FrameFile(new GZIPOutputStream(new BufferedOutputStream(raw, BUFFER), BUFFER, true));
    }

    @Override
    public void opened(long time) {
        write(time, " open", new byte[0], 0, 0);
    }

    @Override
    public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {
        if (binary) {
            byte[] payload = new byte[to - from];
            System.arraycopy(bytes, from, payload, 0, payload.length);
            byte[] text = Base64.getEncoder().encode(payload);
            write(receiveTime, " b ", text, 0, text.length);
        } else {
            write(receiveTime, " < ", bytes, from, to);
        }
    }

    @Override
    public void sent(String text, long time) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(time, " > ", bytes, 0, bytes.length);
    }

    @Override
    public void looked(long time) {
        write(time, " time", new byte[0], 0, 0);
    }

    @Override
    public void answered(String question, byte[] answer, long time) {
        byte[] bytes = question.getBytes(StandardCharsets.UTF_8);
        write(time, " ? ", bytes, 0, bytes.length);
        write(time, " a ", answer, 0, answer.length);
    }

    private void write(long time, String kind, byte[] bytes, int from, int to) {
        try {
            out.write((time + kind).getBytes(StandardCharsets.US_ASCII));
            int begun = from;
            for (int i = from; i < to; i++) {
                // In JSON a line end is space, and nothing else.
                if (bytes[i] == '\n' || bytes[i] == '\r') {
                    out.write(bytes, begun, i - begun);
                    out.write(' ');
                    begun = i + 1;
                }
            }
            out.write(bytes, begun, to - begun);
            out.write('\n');
            frames++;
            long now = System.nanoTime();
            if (now - flushedAt > FLUSHED) {
                flushedAt = now;
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the frames cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Lines written. */
    public long frames() {
        return frames;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
