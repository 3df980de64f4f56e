package io.strikeiq.bench.live;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.TickFrameReader;
import io.strikeiq.persistence.journal.TickFrameWriter;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What it takes to decode a frame into a slot. */
final class DecodeTime {
    private static final int FRAMES = 1_000;
    private static final int ROUNDS = 200;
    private static final int TRIES = 5;

    private DecodeTime() {}

    /** Mean nanoseconds of a frame, the least of some tries. */
    static double measure(LoadTicks ticks) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(FRAMES * 1_024);
        TickFrameWriter writer = new TickFrameWriter();
        for (int i = 0; i < FRAMES; i++) {
            bytes.put(writer.encode(ticks.get(i, ticks.openingTime() + i)));
        }
        UnsafeBuffer frames = new UnsafeBuffer(bytes, 0, bytes.position());
        TickFrameReader reader = new TickFrameReader();
        MarketEvent slot = new MarketEvent();
        double least = Double.MAX_VALUE;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long startedAt = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                decode(frames, reader, slot);
            }
            least = Math.min(least, (System.nanoTime() - startedAt) / (double) (FRAMES * ROUNDS));
        }
        return least;
    }

    private static void decode(UnsafeBuffer frames, TickFrameReader reader, MarketEvent slot) {
        int from = 0;
        while (from < frames.capacity()) {
            int length = reader.length(frames, from, frames.capacity() - from);
            reader.read(frames, from, length, slot);
            from += length;
        }
    }
}
