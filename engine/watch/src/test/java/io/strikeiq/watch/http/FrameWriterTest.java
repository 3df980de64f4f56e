package io.strikeiq.watch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private final List<String> events = new ArrayList<>();
    private final ByteArrayEndPoint socket = new ByteArrayEndPoint(new byte[0], 4);
    private final FrameWriter frames = new FrameWriter(socket, () -> events.add("failed"));

    private void text(String text) {
        frames.text(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), () -> events.add("sent " + text));
    }

    @Test
    void shouldEndOnlyOnceTheTextThatIsBeingWrittenIsOnItsWayAndBeginNoOther() {
        text("123456");
        frames.end(() -> events.add("ended"));
        assertEquals(List.of(), events);

        assertEquals("1234", socket.takeOutputString());
        assertEquals(List.of("sent 123456", "ended"), events);
        text("7");
        frames.pong(ByteBuffer.allocate(0));
        assertEquals("56", socket.takeOutputString());
        assertEquals("", socket.takeOutputString());
    }

    @Test
    void shouldEndAtOnceWhereNothingIsBeingWritten() {
        text("12");
        frames.end(() -> events.add("ended"));
        assertEquals(List.of("sent 12", "ended"), events);
    }

    @Test
    void shouldEndWhereTheTextThatIsBeingWrittenFails() {
        text("123456");
        frames.end(() -> events.add("ended"));
        socket.close();
        assertEquals(List.of("failed", "ended"), events);
    }
}
