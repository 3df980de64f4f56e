package io.strikeiq.bench.watch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Clients that are sent frames of WebSocket, all of them on one thread that does as little as it can: what is measured is who sends, not
 * who reads. Of each text it takes the number that was written into it as the time at which it was journaled.
 */
final class FrameReader implements AutoCloseable {
    private static final byte[] LEVEL = "\"level\":".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 64 << 10;
    private static final int TEXT = 1;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    /** Of nanoseconds since the start of a machine, as a double. */
    private static final int DIGITS = 16;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final LongConsumer journaled;
    private final Thread thread = new Thread(this::run, "bench-reader");
    private volatile boolean ended;
    private int levelAt;
    private long lastHigh;
    private long lastLow;
    private long lastNumber;

    /** @param journaled takes the time at which what has come now was journaled */
    FrameReader(LongConsumer journaled) throws IOException {
        this.journaled = journaled;
        thread.setDaemon(true);
    }

    /** Connects so many, and begins to read. */
    void start(int clients, int port, String path) throws IOException {
        for (int i = 0; i < clients; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            if (!path.isEmpty()) {
                upgrade(channel, path);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(ROOM));
            channels.add(channel);
        }
        thread.start();
    }

    private static void upgrade(SocketChannel channel, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        InputStream in = channel.socket().getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection is closed");
            }
            answer.append((char) next);
        }
        if (!answer.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException(path + " was answered with " + answer);
        }
    }

    private void run() {
        try {
            while (!ended) {
                selector.select(this::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        ByteBuffer buffer = (ByteBuffer) key.attachment();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new EOFException("a client was cut off");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.flip();
        int frame = frame(buffer);
        while (frame > 0) {
            take(buffer, buffer.position(), frame);
            buffer.position(buffer.position() + frame);
            frame = frame(buffer);
        }
        buffer.compact();
    }

    /** Bytes of the frame at the position; 0 while it is not there as a whole. */
    private static int frame(ByteBuffer buffer) {
        int at = buffer.position();
        if (buffer.remaining() < 10) {
            return 0;
        }
        int length = buffer.get(at + 1) & LONG;
        int frame = length == LONG
                ? 10 + (int) buffer.getLong(at + 2)
                : length == SHORT ? 4 + (buffer.getShort(at + 2) & 0xffff) : 2 + length;
        return buffer.remaining() < frame ? 0 : frame;
    }

    /** All clients are sent the same, one after the other: what was found in the last text is looked for first. */
    private void take(ByteBuffer buffer, int from, int length) {
        if ((buffer.get(from) & 0xf) != TEXT) {
            return;
        }
        int last = from + length - LEVEL.length - DIGITS;
        if (from + levelAt > last || !isLevel(buffer, from + levelAt)) {
            levelAt = 0;
            while (from + levelAt <= last && !isLevel(buffer, from + levelAt)) {
                levelAt++;
            }
        }
        if (from + levelAt <= last) {
            journaled.accept(number(buffer, from + levelAt + LEVEL.length));
        }
    }

    private long number(ByteBuffer buffer, int at) {
        long high = buffer.getLong(at);
        long low = buffer.getLong(at + Long.BYTES);
        if (high != lastHigh || low != lastLow) {
            StringBuilder digits = new StringBuilder();
            for (int i = at; buffer.get(i) != ',' && buffer.get(i) != '}'; i++) {
                digits.append((char) buffer.get(i));
            }
            lastHigh = high;
            lastLow = low;
            lastNumber = (long) Double.parseDouble(digits.toString());
        }
        return lastNumber;
    }

    private static boolean isLevel(ByteBuffer buffer, int at) {
        int same = 0;
        while (same < LEVEL.length && buffer.get(at + same) == LEVEL[same]) {
            same++;
        }
        return same == LEVEL.length;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
