package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.ExpectedLog;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerWatchTest {
    private static final long SECOND = 1_000_000_000L;
    private long now;
    private long progress = 5;
    private String waiting = "12 records wait";
    private Throwable failure;
    private final WorkerWatch watch = new WorkerWatch(10 * SECOND, () -> now);

    @BeforeEach
    void add() {
        watch.add(new Worker("strikeiq-batch-writer", () -> progress, () -> waiting, () -> failure));
    }

    private void lookAt(long seconds) {
        now = seconds * SECOND;
        watch.run();
    }

    @Test
    @ExpectedLog(contains = "thread strikeiq-batch-writer stands still for 10.0 s: 12 records wait")
    @ExpectedLog(contains = "thread strikeiq-batch-writer stands still for 11.0 s: 30 records wait")
    void shouldNameAThreadThatStandsStillOnceEachTime() {
        lookAt(0);
        lookAt(9);
        assertEquals(0, watch.stalls());
        lookAt(10);
        lookAt(60);
        assertEquals(1, watch.stalls());

        progress++;
        waiting = "30 records wait";
        lookAt(61);
        lookAt(72);
        assertEquals(2, watch.stalls());
    }

    @Test
    void shouldLeaveAThreadAloneThatWorksOrHasNothingToDo() {
        for (long second = 0; second < 600; second += 9) {
            progress++;
            lookAt(second);
        }
        waiting = null;
        lookAt(600);
        lookAt(4_000);
        waiting = "1 record waits";
        lookAt(4_009);
        assertEquals(0, watch.stalls());
        assertEquals(List.of(), watch.failed());
    }

    @Test
    @ExpectedLog(contains = "thread strikeiq-batch-writer has ended before its time: planted")
    void shouldNameAThreadThatHasEndedOnceAndKeepTheReason() {
        failure = new IllegalStateException("planted");
        lookAt(0);
        lookAt(100);
        assertEquals(List.of("strikeiq-batch-writer: planted"), watch.failed());
        assertEquals(0, watch.stalls());
    }
}
