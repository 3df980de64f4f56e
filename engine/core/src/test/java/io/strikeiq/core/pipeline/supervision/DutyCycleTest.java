package io.strikeiq.core.pipeline.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyCycleTest {
    private final MarketEvent tick = new MarketEvent();
    private long now = 1_000;

    private final StageThreads threads = new StageThreads(
            List.of("strikeiq-stages"), 1, new HaltPolicy(), StageFailures.defaults(), DeadLetters.NONE, () -> now);

    private void batch(StageHandler handler, int count) {
        for (int i = 1; i <= count; i++) {
            tick.sequence++;
            handler.onEvent(tick, tick.sequence, i == count);
        }
    }

    @Test
    void shouldSayHowLongAThreadHasBeenBusyAndItsLongestBatch() {
        StageHandler handler = threads.handler((event, sequence, endOfBatch) -> now += 10);
        batch(handler, 3);
        now += 500;
        batch(handler, 1);

        StageStatus status = threads.status(4).get(0);
        assertEquals(2, status.batches());
        assertEquals(40, status.busy());
        assertEquals(30, status.longest());
    }
}
