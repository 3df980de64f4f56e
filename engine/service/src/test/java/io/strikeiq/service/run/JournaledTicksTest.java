package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.EchoEngine;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.TickProducer;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickFrameWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SyntheticMarket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Journaler and stages at the same ticks at the same time. */
class JournaledTicksTest {
    private static final int FEEDS = 2;
    private static final int TICKS = 20_000;

    @TempDir
    private Path folder;

    /** Bytes of a tick as the journal has them, but for its number. */
    private static ByteBuffer bytes(MarketEvent tick) {
        ByteBuffer encoded = new TickFrameWriter().encode(tick);
        return ByteBuffer.allocate(encoded.remaining()).put(encoded).flip();
    }

    /** Gives a market with values that the gate makes unknown or refuses, and keeps the bytes of what it gave. */
    private static void feed(int feed, TickProducer producer, List<ByteBuffer> given) {
        SyntheticMarket market = new SyntheticMarket(feed, TICKS, 1000 * feed, "M" + feed);
        MarketEvent tick = new MarketEvent();
        for (int i = 0; market.next(tick); i++) {
            if (tick.type == TickType.QUOTE && i % 3 == 0) {
                tick.bidSize = -1;
                tick.askPrice = 1e300;
            } else if (tick.type == TickType.TRADE && i % 5 == 0) {
                tick.price = -1;
            } else if (tick.type == TickType.DEPTH && i % 2 == 0) {
                tick.bidPrices[0] = -5;
                tick.askSizes[0] = Double.POSITIVE_INFINITY;
            }
            if (tick.instrumentId >= 0) {
                given.add(bytes(tick));
                producer.accept(tick);
            }
        }
    }

    @LongTest
    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldJournalTheBytesThatTheProducersGaveWhateverTheStagesMakeOfThem(Layout layout)
            throws InterruptedException {
        List<List<ByteBuffer>> given = new ArrayList<>();
        PipelineResult result;
        try (TickJournalWriter writer = TickJournalWriter.open(folder, JournalInfo.of("test"));
                Pipeline pipeline = pipeline(layout, writer)) {
            List<Thread> threads = new ArrayList<>();
            for (int feed = 0; feed < FEEDS; feed++) {
                int number = feed;
                TickProducer producer = pipeline.producer();
                List<ByteBuffer> own = new ArrayList<>();
                given.add(own);
                threads.add(new Thread(() -> feed(number, producer, own), "test-feed-" + feed));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            result = pipeline.stop(10, TimeUnit.MINUTES);
        }

        assertTrue(result.refused().get("INVALID_TRADE") > 0, result::toString);
        List<List<ByteBuffer>> journaled = List.of(new ArrayList<>(), new ArrayList<>());
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(folder)) {
            while (reader.next(tick)) {
                journaled.get(tick.instrumentId / 1000).add(bytes(tick));
            }
            assertEquals(result.ticks(), reader.position());
        }
        for (int feed = 0; feed < FEEDS; feed++) {
            assertEquals(given.get(feed), journaled.get(feed), "ticks of feed " + feed);
        }
    }

    private static Pipeline pipeline(Layout layout, TickJournalWriter writer) {
        return new Pipeline(
                PipelineSettings.defaults().withLayout(layout),
                new StandardMetrics(MetricsSettings.defaults()),
                new EngineRegistry().register(new EchoEngine("echo", 50)),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                null,
                StageFailures.defaults(),
                DeadLetters.NONE,
                Intake.live(0, new JournalRecorder(writer)));
    }
}
