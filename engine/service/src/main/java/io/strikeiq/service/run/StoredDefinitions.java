package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.journal.TickFrameReader;
import io.strikeiq.persistence.journal.TickFrameWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Definitions of instruments as frames of ticks, one after the other. */
final class StoredDefinitions {
    private StoredDefinitions() {}

    static byte[] bytes(List<Instrument> definitions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TickFrameWriter writer = new TickFrameWriter();
        MarketEvent tick = new MarketEvent();
        for (Instrument each : definitions) {
            ByteBuffer frame = writer.encode(tick.asInstrument(each, each.effectiveFrom()), 0);
            byte[] copy = new byte[frame.remaining()];
            frame.get(copy);
            bytes.writeBytes(copy);
        }
        return bytes.toByteArray();
    }

    static List<Instrument> of(byte[] bytes) {
        List<Instrument> definitions = new ArrayList<>();
        TickFrameReader reader = new TickFrameReader();
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        MarketEvent tick = new MarketEvent();
        for (int at = 0; at < bytes.length; ) {
            int length = reader.length(buffer, at, bytes.length - at);
            if (length == 0 || length > bytes.length - at) {
                throw new IllegalStateException("its definitions end in the middle of one");
            }
            reader.read(buffer, at, length, tick);
            definitions.add(tick.definition);
            at += length;
        }
        return definitions;
    }
}
