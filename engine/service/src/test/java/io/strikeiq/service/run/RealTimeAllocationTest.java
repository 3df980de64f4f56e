package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.testing.CompilerRest;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.OptimisedTest;
import io.strikeiq.testing.SharedData;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No real-time thread allocates per tick: a million ticks, signals and snapshots included, through a pipeline with its
 * own threads. Replacing compiled code may allocate a few bytes once; a tick that allocates does so in every window.
 */
@LongTest
@OptimisedTest
class RealTimeAllocationTest {
    private static final int MILLION = 1_000_000;
    /** Windows at most; the first without a byte ends the test. */
    private static final int WINDOWS = 6;

    /** Of the simulated market at most. */
    private static final int SESSIONS = 10;
    /** Ticks before the first part: what the morning lists, and what the compilers begin with. */
    private static final int WARM = 200_000;
    /** Ticks of a part of a simulated session. */
    private static final int PART = 50_000;

    private static final int SLOTS = 8_192;
    private static final long MINUTE = 60_000_000_000L;
    /** The recorded day is a half one, so that it may begin again after six hours: none of the later expiries passes. */
    private static final long AGAIN = 6 * 60 * MINUTE;

    private static final int PLAYS = 4;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Pipeline pipeline;
    private long[] stageThreads;
    private long before;
    private long least = Long.MAX_VALUE;
    private long[] parts;

    @AfterEach
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    private void start(Layout layout, int shards) {
        Set<Long> others = new HashSet<>();
        Arrays.stream(stageThreads()).forEach(others::add);
        PipelineSettings settings =
                new PipelineSettings(layout, WaitMode.BLOCKING, SLOTS, MINUTE, 5 * MINUTE).withShards(shards);
        pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                null);
        do {
            stageThreads = Arrays.stream(stageThreads())
                    .filter(id -> !others.contains(id))
                    .toArray();
        } while (stageThreads.length < settings.threadNames().size());
        assertEquals(settings.threadNames().size(), stageThreads.length, "stage threads of " + settings);
    }

    /** Those that are alive; a thread just started may be missing, and one told to end may be there still. */
    private long[] stageThreads() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("strikeiq-"))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    private long allocated() {
        pipeline.flush();
        while (pipeline.remainingCapacity() < SLOTS) {
            LockSupport.parkNanos(100_000);
        }
        return Arrays.stream(threads.getThreadAllocatedBytes(stageThreads)).sum();
    }

    private void beginWindow() {
        CompilerRest.await();
        before = allocated();
    }

    private void endWindow() {
        least = Math.min(least, allocated() - before);
    }

    private void stop() {
        long signals = pipeline.stop(10, TimeUnit.MINUTES).signals();
        assertTrue(signals > 50, "signals were made: " + signals);
    }

    /**
     * The same session again and again: what a tick allocates, it allocates in each of them. Of each part the least counts,
     * since a class whose code is compiled late resolves its strings once, in any of them.
     */
    @ParameterizedTest
    @CsvSource({"PIPELINED, 1", "PIPELINED, 2"})
    void shouldAllocateNothingOnAMillionSimulatedTicks(Layout layout, int shards) {
        // The last part is read at the tick after it.
        long ticks = WARM + MILLION + 1;
        parts = new long[MILLION / PART];
        Arrays.fill(parts, Long.MAX_VALUE);
        for (int session = 0; session < SESSIONS && !Arrays.stream(parts).allMatch(part -> part == 0); session++) {
            start(layout, shards);
            new MarketSimulator(new SimulatorSettings(7, 2, 41, 3, ticks)).run(this::acceptSimulated, event -> {});
            stop();
        }
        assertArrayEquals(
                new long[parts.length], parts, "bytes of the parts of a million ticks of a simulated session");
    }

    private void acceptSimulated(MarketEvent tick) {
        long done = pipeline.published();
        if (done == WARM) {
            beginWindow();
        } else if (done > WARM && done % PART == 0) {
            long now = allocated();
            int part = (int) ((done - WARM) / PART) - 1;
            parts[part] = Math.min(parts[part], now - before);
            before = allocated();
        }
        pipeline.acceptInBatch(tick);
    }

    /** The day again and again, four of them a million ticks; the publisher is measured too. */
    @ParameterizedTest
    @EnumSource(names = "PIPELINED")
    void shouldAllocateNothingOnAMillionRecordedTicks(Layout layout) {
        RecordedTicks recorded = new RecordedTicks();
        new LeanImporter()
                .run(
                        List.of(
                                SharedData.file("lean/option/usa/minute/goog"),
                                SharedData.file("lean/equity/usa/minute/goog")),
                        recorded);
        start(layout, 1);
        MarketEvent scratch = new MarketEvent();
        long publisher = Long.MAX_VALUE;
        for (int play = 0; play < (WINDOWS + 1) * PLAYS && least != 0; play++) {
            long from = threads.getCurrentThreadAllocatedBytes();
            play(recorded.all(), scratch, play);
            publisher = Math.min(publisher, threads.getCurrentThreadAllocatedBytes() - from);
            if ((play + 1) % PLAYS == 0) {
                if (play > PLAYS) {
                    endWindow();
                }
                beginWindow();
            }
        }
        assertEquals(0, publisher, "bytes of the publisher over a day");
        stop();
        assertEquals(0, least, "bytes over a million ticks of the recorded GOOG day");
    }

    private void play(List<MarketEvent> ticks, MarketEvent scratch, int number) {
        for (int i = 0; i < ticks.size(); i++) {
            MarketEvent tick = ticks.get(i);
            if (number == 0 || tick.type != TickType.INSTRUMENT) {
                scratch.copyFrom(tick);
                scratch.exchangeTime += number * AGAIN;
                scratch.receiveTime += number * AGAIN;
                pipeline.acceptInBatch(scratch);
            }
        }
    }
}
