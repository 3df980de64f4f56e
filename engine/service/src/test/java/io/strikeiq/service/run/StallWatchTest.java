package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.core.pipeline.supervision.StageStatus;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    @ExpectedLog(contains = "stage engines, engine squeeze, stands still at tick 7 for 10.0 s while 5 ticks wait")
    void shouldNameTheEngineThatAStageStandsStillIn(@TempDir Path folder) {
        status = new StageStatus("strikeiq-stages", Stage.ENGINES, 7, 5, 0, 0, 0, "squeeze");
        lookAt(0);
        try (CounterFile file = CounterFile.create(folder, "test", 1, SECOND)) {
            watch.sample(file);
            assertEquals(List.of(), CounterView.read(folder).orElseThrow().of(Measure.ENGINE_STANDING));
            lookAt(10);
            watch.sample(file);
            assertEquals(
                    List.of(new Reading(Measure.ENGINE_STANDING, "squeeze", 1)),
                    CounterView.read(folder).orElseThrow().of(Measure.ENGINE_STANDING));
            status = new StageStatus("strikeiq-stages", null, 8, 0);
            lookAt(11);
            watch.sample(file);
            assertEquals(
                    List.of(new Reading(Measure.ENGINE_STANDING, "squeeze", 0)),
                    CounterView.read(folder).orElseThrow().of(Measure.ENGINE_STANDING));
        }
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
