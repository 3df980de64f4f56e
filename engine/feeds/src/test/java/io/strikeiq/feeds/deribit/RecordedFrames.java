package io.strikeiq.feeds.deribit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorded frames of ten options, and the instruments as the venue listed them then. */
final class RecordedFrames {
    private static final Pattern FRAME = Pattern.compile("([0-9.]+): (\\{.*)");
    private static final Pattern LIST = Pattern.compile("http.*get_instruments.* -> [0-9.]+: (\\{.*)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A frame. */
    static final class Frame {
        private final long receiveTime;
        private final byte[] bytes;
        private final JsonNode node;

        Frame(long receiveTime, byte[] bytes, JsonNode node) {
            this.receiveTime = receiveTime;
            this.bytes = bytes;
            this.node = node;
        }

        /** Nanoseconds since the epoch. */
        long receiveTime() {
            return receiveTime;
        }

        byte[] bytes() {
            return bytes;
        }

        String channel() {
            return node.path("params").path("channel").asText();
        }

        JsonNode data() {
            return node.path("params").path("data");
        }
    }

    private RecordedFrames() {}

    static List<Frame> frames() throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("deribit/ws-frames-20210722.log"))) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                long time = new BigDecimal(frame.group(1)).movePointRight(9).longValue();
                frames.add(new Frame(
                        time, frame.group(2).getBytes(StandardCharsets.UTF_8), JSON.readTree(frame.group(2))));
            }
        }
        return frames;
    }

    /** Lets the feed read the lists of instruments. */
    static void list(DeribitInstruments instruments) throws IOException {
        for (String line : Files.readAllLines(SharedData.file("deribit/rest-instruments-20210722.log"))) {
            Matcher list = LIST.matcher(line);
            if (list.matches()) {
                byte[] bytes = list.group(1).getBytes(StandardCharsets.UTF_8);
                int from = list.group(1).indexOf("\"result\":") + 9;
                JsonReader reader = new JsonReader();
                reader.open(bytes, from, bytes.length);
                reader.enterArray();
                while (reader.nextElement()) {
                    instruments.read(reader);
                }
            }
        }
    }
}
