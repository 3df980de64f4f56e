package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.feed.Pacer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickPumpTest {
    private static final long SECOND = 1_000_000_000L;
    private final StopRequest stop = new StopRequest();
    private final List<Long> times = new ArrayList<>();

    /** Clock ticks one second apart. */
    private static final class Seconds implements TickSource {
        private final int count;
        private int given;

        Seconds(int count) {
            this.count = count;
        }

        @Override
        public boolean next(MarketEvent slot) {
            if (given == count) {
                return false;
            }
            slot.asClock(SECOND * given++);
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldPassEveryTickInOrderToTheEnd() {
        boolean ended = new TickPump(Speed.MAX, 0, stop, done -> {})
                .run(new Seconds(3), tick -> times.add(tick.exchangeTime), () -> {});

        assertTrue(ended);
        assertEquals(List.of(0L, SECOND, 2 * SECOND), times);
    }

    /** A source of ten ticks that come in pairs, each pair to be waited for. */
    private static final class Pairs implements TickSource {
        private int given;

        @Override
        public boolean next(MarketEvent slot) {
            slot.asClock(SECOND * given++);
            return given <= 10;
        }

        @Override
        public boolean mayWait() {
            return given % 2 == 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldShowTheStagesEveryTickBeforeItWaitsForTheNext() {
        List<Integer> shown = new ArrayList<>();

        new TickPump(Speed.MAX, 0, stop, done -> {})
                .run(new Pairs(), tick -> times.add(tick.exchangeTime), () -> shown.add(times.size()));

        assertEquals(List.of(0, 2, 4, 6, 8, 10, 10), shown);
    }

    @Test
    void shouldShowTheStagesWhatIsLeftWhenTheSourceEndsSoThatOthersCanPublishBehindIt() {
        List<Integer> shown = new ArrayList<>();

        new TickPump(Speed.MAX, 0, stop, done -> {})
                .run(new Seconds(3), tick -> times.add(tick.exchangeTime), () -> shown.add(times.size()));

        assertEquals(3, shown.get(shown.size() - 1));
    }

    @Test
    void shouldStopBetweenTicksWhenAsked() {
        boolean ended = new TickPump(Speed.MAX, 0, stop, done -> {})
                .run(
                        new Seconds(1_000),
                        tick -> {
                            times.add(tick.exchangeTime);
                            if (times.size() == 5) {
                                stop.request();
                            }
                        },
                        () -> {});

        assertFalse(ended);
        assertEquals(5, times.size());
    }

    @Test
    void shouldEndAWaitWhenAskedToStop() {
        Speed slow = Speed.parse("0.01x");
        boolean ended = new TickPump(slow, -1, stop, done -> {})
                .run(
                        new Seconds(10),
                        tick -> {
                            times.add(tick.exchangeTime);
                            stop.request();
                        },
                        () -> {});

        assertFalse(ended);
        assertEquals(1, times.size());
    }

    @Test
    void shouldBeDueByEventTimeOverTheFactorOfTheSpeed() {
        long[] now = {7 * SECOND};
        Pacer pacer = new Pacer(10, stop, () -> now[0]);
        stop.request();
        pacer.await(100 * SECOND);

        assertEquals(7 * SECOND, pacer.due(100 * SECOND));
        assertEquals(8 * SECOND, pacer.due(110 * SECOND));
    }
}
