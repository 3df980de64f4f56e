package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.core.pipeline.supervision.StageStatus;
import io.strikeiq.testing.ExpectedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final long SECOND = 1_000_000_000L;
    private StageStatus status = new StageStatus("strikeiq-stages", Stage.ENGINES, 7, 5);
    private long now;
    private final StallWatch watch = new StallWatch(() -> List.of(status), 10 * SECOND, () -> now);

    private void lookAt(long seconds) {
        now = seconds * SECOND;
        watch.run();
    }

    @Test
    @ExpectedLog(
            contains = "stage engines stands still at tick 7 for 10.0 s while 5 ticks wait (thread strikeiq-stages)")
    @ExpectedLog(contains = "stage drain stands still at tick 8 for 11.0 s while 4 ticks wait")
    void shouldNameAStageThatStandsStillOnceEachTime() {
        lookAt(0);
        lookAt(9);
        assertEquals(0, watch.stalls());
        lookAt(10);
        lookAt(60);
        assertEquals(1, watch.stalls());

        status = new StageStatus("strikeiq-stages", Stage.DRAIN, 8, 4);
        lookAt(61);
        lookAt(72);
        assertEquals(2, watch.stalls());
    }

    @Test
    void shouldLeaveAStageAloneThatHasNothingToDoOrGoesOn() {
        status = new StageStatus("strikeiq-stages", null, 7, 0);
        lookAt(0);
        lookAt(3_600);
        for (long tick = 8; tick < 20; tick++) {
            status = new StageStatus("strikeiq-stages", Stage.ENGINES, tick, 1_000);
            lookAt(3_600 + 9 * tick);
        }
        assertEquals(0, watch.stalls());
    }
}
