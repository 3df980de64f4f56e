package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.persistence.journal.TickFrameWriter;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.SyntheticMarket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpFeedTest {
    private static final FeedPosition START = new FeedPosition(0, 0, false);

    private final List<String> given = new ArrayList<>();
    private final FeedSink sink = new FeedSink() {
        @Override
        public void accept(MarketEvent tick) {
            accept(tick, 0);
        }

        @Override
        public void accept(MarketEvent tick, long readAt) {
            given.add(said(tick));
        }
    };

    private final TickFrameWriter frames = new TickFrameWriter();
    private final CompletableFuture<InetSocketAddress> listensAt = new CompletableFuture<>();
    private TcpFeed feed;
    private Thread thread;

    private static String said(MarketEvent tick) {
        String state = tick.type == TickType.FEED_STATE ? " " + tick.feedState : "";
        return tick.exchangeTime + " " + tick.type + " " + tick.instrumentId + " " + tick.bidPrice + state;
    }

    @BeforeEach
    void listen() {
        feed = new TcpFeed(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), listensAt::complete);
        thread = new Thread(() -> feed.run(START, sink, new StopRequest()), "test-feed");
        thread.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        feed.wake();
        thread.join();
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(listensAt.join());
    }

    private List<String> send(SocketChannel channel, long seed, int ticks) throws IOException {
        List<String> sent = new ArrayList<>();
        SyntheticMarket market = new SyntheticMarket(seed, ticks);
        MarketEvent tick = new MarketEvent();
        while (market.next(tick)) {
            sent.add(said(tick));
            write(channel, frames.encode(tick));
        }
        return sent;
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Test
    void shouldGiveEveryTickOfASenderToTheFrameThatEndsThem() throws Exception {
        List<String> sent;
        try (SocketChannel channel = connect()) {
            sent = send(channel, 3, 2_000);
            write(channel, frames.end());
            thread.join();
        }

        assertEquals(sent, given);
    }

    @Test
    void shouldPutTogetherFramesThatComeInPieces() throws Exception {
        MarketEvent tick = new MarketEvent().asQuote(4, 7, 99, 1, 101, 2);
        try (SocketChannel channel = connect()) {
            for (int i = 0; i < 3; i++) {
                ByteBuffer frame = frames.encode(tick);
                while (frame.hasRemaining()) {
                    write(channel, ByteBuffer.wrap(new byte[] {frame.get()}));
                }
            }
            write(channel, frames.end());
            thread.join();
        }

        assertEquals(List.of(said(tick), said(tick), said(tick)), given);
    }

    @Test
    @ExpectedLog(contains = "the sender is gone: has closed the connection")
    void shouldSayThatASenderIsGoneAndTakeTheNext() throws Exception {
        MarketEvent tick = new MarketEvent().asQuote(4, 7, 99, 1, 101, 2);
        try (SocketChannel first = connect()) {
            write(first, frames.encode(tick));
        }
        try (SocketChannel second = connect()) {
            write(second, frames.encode(tick.asQuote(4, 9, 99, 1, 101, 2)));
            write(second, frames.end());
            thread.join();
        }

        MarketEvent state = new MarketEvent();
        assertEquals(4, given.size(), given::toString);
        state.asFeedState(-1, 7, FeedState.DOWN, 7, Long.MAX_VALUE);
        assertTrue(given.get(1).startsWith("7 FEED_STATE -1"), given::toString);
        assertTrue(given.get(1).endsWith(" " + state.feedState), given::toString);
        assertTrue(given.get(2).endsWith(" " + FeedState.CONNECTED), given::toString);
        assertEquals(said(tick), given.get(3));
    }

    @Test
    @ExpectedLog(contains = "the sender is gone: a frame says that it has 5 bytes; allowed 24 to 65536")
    void shouldPartWithASenderOfWhatIsNoFrame() throws Exception {
        try (SocketChannel wrong = connect()) {
            ByteBuffer frame = frames.encode(new MarketEvent().asClock(5));
            frame.order(ByteOrder.LITTLE_ENDIAN).putInt(16, 5);
            write(wrong, frame);
            assertTrue(wrong.read(ByteBuffer.allocate(1)) < 0, "the connection is closed");
        }
        try (SocketChannel next = connect()) {
            write(next, frames.encode(new MarketEvent().asClock(6)));
            write(next, frames.end());
            thread.join();
        }

        assertEquals(1, given.size(), given::toString);
    }

    @Test
    void shouldReadAQuoteThatIsPackedAsTheDocsSay() throws Exception {
        ByteBuffer frame = ByteBuffer.allocate(76).order(ByteOrder.LITTLE_ENDIAN);
        frame.putShort((short) 52).putShort((short) 12).putShort((short) 1).putShort((short) 2);
        frame.putLong(0).putInt(76).putInt(0);
        frame.putLong(9).putLong(9).putInt(5);
        frame.putDouble(99).putDouble(101).putDouble(1).putDouble(2);
        try (SocketChannel channel = connect()) {
            write(channel, frame.flip());
            write(channel, frames.end());
            thread.join();
        }

        assertEquals(List.of(said(new MarketEvent().asQuote(5, 9, 99, 1, 101, 2))), given);
    }

    @Test
    void shouldSayThatItsAddressIsTaken() throws Exception {
        try (SocketChannel connected = connect()) {
            assertTrue(connected.isConnected());
            TcpFeed second = new TcpFeed(listensAt.join(), listening -> {});
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> second.run(START, sink, new StopRequest()));
            assertTrue(refused.getMessage().contains("cannot listen on"), refused::getMessage);
            write(connected, frames.end());
            thread.join();
        }
    }
}
