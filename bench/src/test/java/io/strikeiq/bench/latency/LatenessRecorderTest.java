package io.strikeiq.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenessRecorderTest {
    private long now;

    @Test
    void shouldCountFromThePlannedTimeOfTheSequence() {
        LatenessRecorder recorder = new LatenessRecorder(() -> now);
        recorder.plan(new Plan(1_000_000, 101, 101, 500));

        now = 1_000_000 + 2 * 500 + 70;
        recorder.done(103);

        assertEquals(1, recorder.histogram().getTotalCount());
        assertEquals(70, recorder.histogram().getMaxValue());
    }

    @Test
    void shouldLeaveOutWhatComesBeforeTheMeasuredTicks() {
        LatenessRecorder recorder = new LatenessRecorder(() -> now);
        recorder.done(1);
        recorder.plan(new Plan(0, 101, 111, 500));
        recorder.done(110);
        assertEquals(0, recorder.histogram().getTotalCount());
        recorder.done(111);
        assertEquals(1, recorder.histogram().getTotalCount());
    }

    @Test
    void shouldPlanTheIthTickAtStartPlusIOverRate() {
        Plan plan = new OpenLoop(() -> 0, 3_000_000).plan(50, 10, 10);
        assertEquals(50, plan.dueAt(10));
        assertEquals(50 + 1_000_000_000L, plan.dueAt(10 + 3_000_000));
    }
}
