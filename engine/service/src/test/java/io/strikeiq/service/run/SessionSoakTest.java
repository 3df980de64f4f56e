package io.strikeiq.service.run;

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
import io.strikeiq.service.simulator.SimulatedDays;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.Report;
import io.strikeiq.testing.SoakTest;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A process that lives through many sessions: expiries pass, contracts are listed, an underlying splits, prices open with a
 * gap. What it holds in memory and allocates must not depend on how long it has lived.
 */
@LongTest
@SoakTest
class SessionSoakTest {
    private static final int SESSIONS = Integer.getInteger("soak.sessions", 30);
    private static final int TEN = 10;
    /** Caches and compiled code of the virtual machine move by as much between two looks at the heap. */
    private static final double NOISE = 0.02;

    /** Number, instances, bytes and class. */
    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    private static final SimulatorSettings SESSION = new SimulatorSettings(11, 3, 21, 3, 20_000);
    private static final int SPLIT_EVERY = 8;
    private static final int SLOTS = 8_192;
    private static final long MINUTE = 60_000_000_000L;
    /** The morning's listings are over by then, and buffers have grown to the day's shape. */
    private static final long WARM = 4_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] bytes = new long[SESSIONS];
    private final long[] objects = new long[SESSIONS];
    private final long[] allocated = new long[SESSIONS];
    private final long[] processor = new long[SESSIONS];
    private Pipeline pipeline;
    private long ticksToday;
    private long allocatedBefore;
    private long processorBefore;

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldHoldAndAllocateNoMoreInItsLastTenSessionsThanInItsFirst() {
        pipeline = new Pipeline(
                new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, SLOTS, MINUTE, 5 * MINUTE),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                null);

        new SimulatedDays(SESSION, SPLIT_EVERY).play(SESSIONS, this::accept, this::evening);

        assertEquals(
                SESSIONS * SESSION.ticks(), pipeline.stop(10, TimeUnit.MINUTES).ticks());
        report();
        assertNoMore("bytes that live", bytes);
        assertNoMore("objects of ours that live", objects);
        long least = Arrays.stream(allocated, SESSIONS - TEN, SESSIONS).min().orElseThrow();
        assertEquals(0, least, () -> "bytes allocated after the morning, by session: " + Arrays.toString(allocated));
    }

    private static void assertNoMore(String what, long[] bySession) {
        long first = Arrays.stream(bySession, 0, TEN).max().orElseThrow();
        long last = Arrays.stream(bySession, SESSIONS - TEN, SESSIONS).max().orElseThrow();
        assertTrue(last <= first * (1 + NOISE), () -> what + ", by session: " + Arrays.toString(bySession));
    }

    private void accept(MarketEvent tick) {
        if (++ticksToday == WARM) {
            settle();
            allocatedBefore = threads.getThreadAllocatedBytes(stages());
            processorBefore = threads.getThreadCpuTime(stages());
        }
        if (tick.type == TickType.SESSION && ticksToday > WARM && allocatedBefore >= 0) {
            measureDay();
        }
        pipeline.acceptInBatch(tick);
    }

    /** Up to the first close, so that the evening's work is not in it. */
    private void measureDay() {
        settle();
        int day = today();
        allocated[day] = threads.getThreadAllocatedBytes(stages()) - allocatedBefore;
        processor[day] = threads.getThreadCpuTime(stages()) - processorBefore;
        allocatedBefore = -1;
    }

    private int today() {
        return (int) ((pipeline.published() - 1) / SESSION.ticks());
    }

    private void settle() {
        pipeline.flush();
        while (pipeline.remainingCapacity() < SLOTS) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private long stages() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("strikeiq-stages"))
                .findFirst()
                .orElseThrow()
                .getThreadId();
    }

    private void evening(int day) {
        ticksToday = 0;
        allocatedBefore = 0;
        settle();
        if (day < TEN || day >= SESSIONS - TEN) {
            lookAtTheHeap(day);
        }
    }

    /** Counts what lives, after a collection. */
    private void lookAtTheHeap(int day) {
        Matcher rows = ROW.matcher(histogram());
        while (rows.find()) {
            long instances = Long.parseLong(rows.group(1));
            bytes[day] += Long.parseLong(rows.group(2));
            objects[day] += rows.group(3).contains("io.strikeiq.") ? instances : 0;
        }
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report() {
        double first = Arrays.stream(processor, 0, TEN).average().orElseThrow();
        double last =
                Arrays.stream(processor, SESSIONS - TEN, SESSIONS).average().orElseThrow();
        new Report(
                        "session-soak",
                        "sessions",
                        "living bytes, first ten",
                        "last ten",
                        "living objects, first ten",
                        "last ten",
                        "bytes allocated after the morning, most of the last ten",
                        "processor time, last ten over first")
                .add(
                        1,
                        "" + SESSIONS,
                        most(bytes, 0),
                        most(bytes, SESSIONS - TEN),
                        most(objects, 0),
                        most(objects, SESSIONS - TEN),
                        most(allocated, SESSIONS - TEN),
                        String.format(Locale.ROOT, "%.2f", last / first));
    }

    private static String most(long[] bySession, int from) {
        return "" + Arrays.stream(bySession, from, from + TEN).max().orElseThrow();
    }
}
