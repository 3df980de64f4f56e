package io.strikeiq.feeds.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes one client, answers its handshake, and does with the bytes what a test says. */
final class ScriptedServer implements AutoCloseable {
    /** What is done with the connection. */
    @FunctionalInterface
    interface Script {
        void run(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final Thread thread;
    private volatile IOException failure;

    private ScriptedServer(ServerSocket server, boolean handshake, Script script) {
        this.server = server;
        this.thread = new Thread(() -> serve(handshake, script), "test-server");
        thread.start();
    }

    /** After a handshake. */
    static ScriptedServer of(Script script) throws IOException {
        return new ScriptedServer(listen(), true, script);
    }

    /** From the first byte. */
    static ScriptedServer raw(Script script) throws IOException {
        return new ScriptedServer(listen(), false, script);
    }

    /** On a server socket of the test's own. */
    static ScriptedServer on(ServerSocket server, Script script) {
        return new ScriptedServer(server, true, script);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private void serve(boolean handshake, Script script) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            if (handshake) {
                Handshake.answer(socket.getInputStream(), socket.getOutputStream());
            }
            script.run(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Where it is. */
    Endpoint endpoint(int largestMessage) {
        return new Endpoint(
                URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/path"), Optional.empty(), largestMessage);
    }

    int port() {
        return server.getLocalPort();
    }

    WebSocket connect(int largestMessage) throws IOException {
        return WebSocket.connect(endpoint(largestMessage), 60_000);
    }

    /** An unmasked frame. */
    static byte[] frame(boolean last, int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    static byte[] text(String text) {
        return frame(true, FrameReader.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the next frame of the client. */
    static String next(InputStream in) throws IOException {
        FrameReader reader = new FrameReader(in, true, 1 << 16);
        int opcode = reader.next();
        return opcode + " "
                + new String(reader.payload(), reader.from(), reader.to() - reader.from(), StandardCharsets.ISO_8859_1);
    }

    IOException failure() {
        return failure;
    }

    /** Waits for the end of the script. */
    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        join();
    }
}
