package io.strikeiq.feeds.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.net.ssl.SSLException;

/**
 * One side of a connection. One thread reads it, and answers pings as it does; any thread may send or close.
 *
 * <p>Over a blocking socket, since a feed has a thread of its own: the way from the socket's buffer to the decoder is one
 * copy, and nothing is allocated for a message.
 */
public final class WebSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;

    /** What {@link #read} has found. */
    public enum Event {
        /** A whole message, between {@link #from} and {@link #to}. */
        MESSAGE,
        /** Nothing has come for as long as a read waits. */
        IDLE,
        /** The other side has closed the connection, or broken it off. */
        CLOSED
    }

    private final Socket socket;
    /** Null without TLS. */
    private final TlsLayer tls;

    private final FrameReader reader;
    private final FrameWriter writer;
    private boolean binary;
    private volatile boolean closing;
    private int closeCode = CloseCode.ABNORMAL;
    private String closeReason = "";
    private long pings;

    private WebSocket(Socket socket, TlsLayer tls, boolean isServer, int largestMessage) throws IOException {
        this.socket = socket;
        this.tls = tls;
        InputStream in = tls == null ? socket.getInputStream() : tls.input();
        OutputStream out = tls == null ? socket.getOutputStream() : tls.output();
        this.reader = new FrameReader(in, isServer, largestMessage);
        this.writer = new FrameWriter(out, isServer ? null : new SecureRandom());
    }

    /**
     * Connects.
     *
     * @param readMillis how long a {@link #read} waits
     * @throws IOException saying where and why not
     */
    public static WebSocket connect(Endpoint endpoint, int readMillis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(endpoint.uri().getHost(), endpoint.port()), PATIENCE_MS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            TlsLayer tls = endpoint.hasTls() ? secured(endpoint, socket) : null;
            Handshake.ask(
                    endpoint,
                    tls == null ? socket.getInputStream() : tls.input(),
                    tls == null ? socket.getOutputStream() : tls.output(),
                    new SecureRandom());
            socket.setSoTimeout(readMillis);
            return new WebSocket(socket, tls, false, endpoint.largestMessage());
        } catch (IOException e) {
            socket.close();
            throw e instanceof WebSocketException ? e : new WebSocketException(CloseCode.ABNORMAL, why(endpoint, e), e);
        }
    }

    private static TlsLayer secured(Endpoint endpoint, Socket socket) throws IOException {
        return TlsLayer.begin(TlsTrust.engine(endpoint), socket.getInputStream(), socket.getOutputStream());
    }

    private static String why(Endpoint endpoint, IOException e) {
        String shown = endpoint.shown();
        if (e instanceof UnknownHostException) {
            return shown + ": no such host is known";
        }
        if (e instanceof SocketTimeoutException) {
            return shown + " does not answer within " + PATIENCE_MS / 1000 + " s";
        }
        if (e instanceof SSLException) {
            return shown + ": TLS fails: " + reason(e);
        }
        return e instanceof ConnectException ? shown + " refuses the connection" : shown + ": " + e.getMessage();
    }

    /** The innermost reason: those around it name the program's parts. */
    private static String reason(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null && inner.getCause().getMessage() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage();
    }

    /** Answers a client that has connected to a server. */
    static WebSocket accepted(Socket socket, int largestMessage, int readMillis) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        Handshake.answer(socket.getInputStream(), socket.getOutputStream());
        socket.setSoTimeout(readMillis);
        return new WebSocket(socket, null, true, largestMessage);
    }

    /**
     * Waits for a message; answers pings, and the close of the other side.
     *
     * @throws WebSocketException when the other side breaks the protocol; the connection is then closed
     * @throws IOException when the connection breaks
     */
    public Event read() throws IOException {
        try {
            while (true) {
                int opcode = reader.next();
                switch (opcode) {
                    case FrameReader.TEXT, FrameReader.BINARY -> {
                        binary = opcode == FrameReader.BINARY;
                        return Event.MESSAGE;
                    }
                    case FrameReader.PING -> {
                        pings++;
                        write(FrameReader.PONG, reader.payload(), reader.from(), reader.to());
                    }
                    case FrameReader.CLOSE -> {
                        onClose();
                        return Event.CLOSED;
                    }
                    case FrameReader.END -> {
                        return Event.CLOSED;
                    }
                    default -> {
                        // A pong says no more than that data come.
                    }
                }
            }
        } catch (SocketTimeoutException e) {
            return Event.IDLE;
        } catch (WebSocketException e) {
            close(e.closeCode(), "");
            throw e;
        }
    }

    /** Whether something has come that {@link #read} has not taken; says nothing of a connection that has ended. */
    public boolean hasInput() throws IOException {
        return reader.hasInput();
    }

    private void onClose() throws IOException {
        byte[] payload = reader.payload();
        int from = reader.from();
        closeCode = reader.to() - from >= 2
                ? ((payload[from] & 0xFF) << 8) | (payload[from + 1] & 0xFF)
                : CloseCode.NO_CODE;
        closeReason = reader.to() - from > 2
                ? new String(payload, from + 2, reader.to() - from - 2, StandardCharsets.UTF_8)
                : "";
        if (!closing) {
            write(FrameReader.CLOSE, payload, from, Math.min(reader.to(), from + 2));
        }
    }

    /** Where the message lies, until the next read. */
    public byte[] bytes() {
        return reader.payload();
    }

    public int from() {
        return reader.from();
    }

    public int to() {
        return reader.to();
    }

    /** Whether the message is of bytes and not of text. */
    public boolean isBinary() {
        return binary;
    }

    /** The code with which the other side closed, {@link CloseCode#ABNORMAL} when it broke off. */
    public int closeCode() {
        return closeCode;
    }

    /** What the other side said as it closed: a text of a stranger. */
    public String closeReason() {
        return closeReason;
    }

    /** Pings that were answered. */
    public long pings() {
        return pings;
    }

    public void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(FrameReader.TEXT, bytes, 0, bytes.length);
    }

    /** Sends a message of bytes. */
    public void send(byte[] bytes, int from, int to) throws IOException {
        write(FrameReader.BINARY, bytes, from, to);
    }

    public void ping() throws IOException {
        write(FrameReader.PING, new byte[0], 0, 0);
    }

    private void write(int opcode, byte[] bytes, int from, int to) throws IOException {
        synchronized (writer) {
            writer.write(opcode, bytes, from, to);
        }
    }

    /** Says why, and closes. */
    public void close(int code, String reason) {
        try {
            if (!closing) {
                closing = true;
                byte[] text = reason.getBytes(StandardCharsets.UTF_8);
                byte[] payload = new byte[2 + Math.min(text.length, 120)];
                payload[0] = (byte) (code >> 8);
                payload[1] = (byte) code;
                System.arraycopy(text, 0, payload, 2, payload.length - 2);
                write(FrameReader.CLOSE, payload, 0, payload.length);
                if (tls != null) {
                    tls.end();
                }
            }
        } catch (IOException e) {
            closing = true;
        }
        breakOff();
    }

    @Override
    public void close() {
        close(CloseCode.NORMAL, "");
    }

    /** Closes without a word: from any thread, which a read then ends with. */
    public void breakOff() {
        try {
            socket.close();
        } catch (IOException e) {
            closing = true;
        }
    }
}
