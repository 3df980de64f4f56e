package io.strikeiq.feeds.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.feeds.FrameTap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawLogTest {
    @Test
    void shouldTakeAFrameWholeThatHasASeparatorOfLinesInIt(@TempDir Path folder) throws IOException {
        String frame = "{\"text\":\"one\u2028two\u0085three\"}";
        Path file = Files.writeString(folder.resolve("frames.log"), """
                wss://a.example/ws <-> 1626909000.5
                wss://a.example/ws <- 1626909000.75: %1$s
                1626909001.000000001: %1$s
                https://a.example/list?kind=option -> 1626909001.25: %1$s
                """.formatted(frame));
        List<String> seen = new ArrayList<>();
        new RawLog(file).forEach(new FrameTap() {
            @Override
            public void opened(long time) {
                seen.add("opened " + time);
            }

            @Override
            public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {
                seen.add(receiveTime + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }

            @Override
            public void sent(String text, long time) {
                seen.add(time + " sent " + text);
            }

            @Override
            public void answered(String question, byte[] answer, long time) {
                seen.add(time + " " + question + " " + new String(answer, StandardCharsets.UTF_8));
            }
        });
        assertEquals(
                List.of(
                        "opened 1626909000500000000",
                        "1626909000750000000 sent " + frame,
                        "1626909001000000001 " + frame,
                        "1626909001250000000 /list?kind=option " + frame),
                seen);
    }
}
