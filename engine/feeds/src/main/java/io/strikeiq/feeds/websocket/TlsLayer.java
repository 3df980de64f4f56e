package io.strikeiq.feeds.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/**
 * TLS over the streams of a socket, whose time limit of a read holds here too. One thread reads, any may write. All buffers are
 * used again: what is allocated for a record is what the engine itself allocates.
 *
 * <pre>
 *   read:   socket → chunk → sealed → engine → plain → caller
 *   write:  caller → open → engine → wire → chunk → socket
 * </pre>
 */
final class TlsLayer {
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    /** Type, version and length of a record. */
    private static final int HEADER = 5;

    private final SSLEngine engine;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] chunk;
    private final ByteBuffer sealed;
    private final ByteBuffer plain;
    private final byte[] outgoing;
    private final ByteBuffer open;
    private final ByteBuffer wire;
    private boolean agreed;
    private boolean ended;

    private TlsLayer(SSLEngine engine, InputStream in, OutputStream out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
        int record = engine.getSession().getPacketBufferSize();
        int text = Math.max(record, engine.getSession().getApplicationBufferSize());
        this.chunk = new byte[record];
        this.sealed = ByteBuffer.allocateDirect(2 * record);
        this.plain = ByteBuffer.allocateDirect(2 * text).limit(0);
        this.open = ByteBuffer.allocateDirect(text);
        this.wire = ByteBuffer.allocateDirect(2 * record);
        this.outgoing = new byte[wire.capacity()];
    }

    /**
     * Agrees on a session with the other side.
     *
     * @throws IOException when the other side is not trusted by the engine, or does not speak TLS
     */
    static TlsLayer begin(SSLEngine engine, InputStream in, OutputStream out) throws IOException {
        TlsLayer layer = new TlsLayer(engine, in, out);
        engine.beginHandshake();
        layer.agree();
        layer.agreed = true;
        return layer;
    }

    private void agree() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> seal(NOTHING);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unseal()) {
                        throw new EOFException("the connection ends before TLS is agreed on");
                    }
                }
                case NOT_HANDSHAKING, FINISHED -> {
                    return;
                }
            }
        }
    }

    private void runTasks() {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return TlsLayer.this.read(bytes, from, length);
            }

            /** Bytes under TLS are counted too: a read of them waits only for the rest of their record. */
            @Override
            public int available() throws IOException {
                return plain.remaining() + sealed.position() + in.available();
            }
        };
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                TlsLayer.this.write(bytes, from, length);
            }
        };
    }

    private int read(byte[] bytes, int from, int length) throws IOException {
        while (!plain.hasRemaining()) {
            if (ended || !unseal()) {
                ended = true;
                return -1;
            }
            if (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                // New keys: the other side waits for an answer.
                agree();
            }
        }
        int count = Math.min(length, plain.remaining());
        plain.get(bytes, from, count);
        return count;
    }

    /** Takes a record, whose text may be empty; false at the end. */
    private boolean unseal() throws IOException {
        while (true) {
            if (agreed && !hasRecord()) {
                // The engine would say so too, and allocate for it.
                if (!fill()) {
                    return false;
                }
                continue;
            }
            sealed.flip();
            plain.compact();
            SSLEngineResult result = engine.unwrap(sealed, plain);
            plain.flip();
            sealed.compact();
            if (result.getStatus() == Status.CLOSED) {
                return false;
            }
            if (result.getStatus() == Status.OK) {
                return true;
            }
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                throw new WebSocketException(
                        CloseCode.PROTOCOL_ERROR, "the other side breaks TLS: a record is too long");
            }
            if (!fill()) {
                return false;
            }
        }
    }

    private boolean hasRecord() {
        int there = sealed.position();
        return there >= HEADER && there >= HEADER + (sealed.getShort(HEADER - 2) & 0xFFFF);
    }

    private boolean fill() throws IOException {
        int read = in.read(chunk, 0, Math.min(chunk.length, sealed.remaining()));
        if (read > 0) {
            sealed.put(chunk, 0, read);
        }
        return read >= 0;
    }

    private synchronized void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            int count = Math.min(open.capacity(), from + length - at);
            open.clear();
            open.put(bytes, at, count).flip();
            at += count;
            while (open.hasRemaining()) {
                seal(open);
            }
        }
    }

    private synchronized void seal(ByteBuffer text) throws IOException {
        wire.clear();
        Status status = engine.wrap(text, wire).getStatus();
        wire.flip();
        int count = wire.remaining();
        wire.get(outgoing, 0, count);
        out.write(outgoing, 0, count);
        out.flush();
        if (status == Status.CLOSED && text.hasRemaining()) {
            throw new IOException("the connection is closed");
        }
    }

    /** Says that no more will be sent. */
    void end() throws IOException {
        engine.closeOutbound();
        seal(NOTHING);
    }
}
