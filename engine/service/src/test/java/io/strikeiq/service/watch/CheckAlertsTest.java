package io.strikeiq.service.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.ready.ReadySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckAlertsTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final CounterSources run = new CounterSources();
    private final List<String> raised = new ArrayList<>();
    private long now = TimeUnit.DAYS.toNanos(20_000);

    @TempDir
    private Path folder;

    private CounterFile file;
    private CheckAlerts alerts;

    @BeforeEach
    void open() {
        file = CounterFile.create(folder, "test", now, MINUTE);
        file.run("run-1");
        run.run("run-1", 1);
        alerts = new CheckAlerts(
                ReadySettings.defaults(),
                () -> CounterView.read(folder).orElseThrow(),
                () -> now,
                run,
                (Alert alert) -> raised.add(alert.message()));
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void look() {
        alerts.sample(file);
        alerts.sample(file);
    }

    @Test
    void shouldRaiseAnAlertForEachStateInWhichTicksAreMissingAndNoneForAnother() {
        file.set(Measure.FEED_STATES, "deribit BTC: connected", 2);
        file.set(Measure.FEED_STATES, "deribit BTC: stale", 0);
        file.set(Measure.FEED_STATES, "deribit BTC: gap", 0);
        look();
        assertEquals(List.of(), raised);

        file.set(Measure.FEED_STATES, "deribit BTC: stale", 1);
        file.set(Measure.FEED_STATES, "deribit BTC: gap", 2);
        look();
        assertEquals(2, raised.size(), raised::toString);
        assertTrue(raised.get(0).startsWith("feed-state deribit BTC: gap: 2 times"), raised.get(0));
        assertTrue(raised.get(1).startsWith("feed-state deribit BTC: stale: 1 times"), raised.get(1));
    }

    private void noted(long connected, long stale, long down, long gap) {
        file.set(Measure.FEED_STATES, "deribit BTC: connected", connected);
        file.set(Measure.FEED_STATES, "deribit BTC: stale", stale);
        file.set(Measure.FEED_STATES, "deribit BTC: down", down);
        file.set(Measure.FEED_STATES, "deribit BTC: gap", gap);
        look();
    }

    private void states(long connected, long stale, long down, long gap) {
        noted(connected, stale, down, gap);
        now += 11 * MINUTE;
        look();
    }

    @Test
    void shouldRaiseOneAlertForAnOutageHoweverOftenItIsNoted() {
        states(2, 0, 0, 0);
        states(2, 2, 0, 0);
        states(2, 2, 2, 0);
        states(4, 2, 2, 2);
        assertEquals(1, raised.size(), raised::toString);
        assertTrue(raised.get(0).startsWith("feed-state deribit BTC: stale: 2 times"), raised.get(0));

        states(4, 2, 4, 2);
        states(6, 2, 4, 4);
        assertEquals(2, raised.size(), raised::toString);
        assertTrue(raised.get(1).startsWith("feed-state deribit BTC: down: 2 times"), raised.get(1));

        states(6, 2, 4, 5);
        assertTrue(raised.get(2).startsWith("feed-state deribit BTC: gap: 1 times"), raised.get(2));
    }

    @Test
    void shouldRaiseAnAlertForAnOutageAfterOneThatWasOverWhenItWasTold() {
        noted(2, 0, 0, 0);
        noted(4, 0, 2, 2);
        assertEquals(1, raised.size(), raised::toString);
        now += 11 * MINUTE;
        noted(4, 0, 4, 2);
        assertEquals(2, raised.size(), raised::toString);

        noted(6, 0, 4, 4);
        now += MINUTE;
        noted(6, 0, 6, 4);
        noted(8, 0, 6, 6);
        now += 10 * MINUTE;
        look();
        assertEquals(3, raised.size(), raised::toString);
        now += 11 * MINUTE;
        noted(8, 0, 8, 6);
        assertEquals(4, raised.size(), raised::toString);
    }

    @Test
    void shouldRaiseNoAlertForTheTimeBeforeARestart() {
        run.run("run-1", 2);
        states(0, 0, 2, 0);
        states(2, 0, 2, 2);
        assertEquals(List.of(), raised);

        states(2, 0, 4, 2);
        assertEquals(1, raised.size(), raised::toString);
        assertTrue(raised.get(0).startsWith("feed-state deribit BTC: down: 2 times"), raised.get(0));
    }

    @Test
    void shouldRaiseOneAlertForAGapInABookThoughItIsNotedAsAStateToo() {
        states(2, 0, 0, 0);
        file.set(Measure.FEED_GAPS, "deribit BTC: book", 1);
        states(2, 0, 0, 1);
        states(3, 0, 0, 1);

        assertEquals(1, raised.size(), raised::toString);
        assertTrue(raised.get(0).startsWith("feed-gap deribit BTC: book: 1 gaps"), raised.get(0));
    }

    private void ticks(long lastTick) {
        file.set(Measure.FEED_UP, "deribit BTC", 1);
        file.set(Measure.FEED_LAST_TICK, "deribit BTC", lastTick);
        look();
    }

    @Test
    void shouldRaiseOneAlertForAnOutageWhoseCheckFailsToo() {
        ticks(now);
        noted(2, 0, 0, 0);
        now += MINUTE / 2;
        noted(2, 2, 0, 0);
        now += MINUTE;
        noted(2, 2, 2, 0);
        now += 11 * MINUTE;
        look();
        assertEquals(1, raised.size(), raised::toString);
        assertTrue(raised.get(0).startsWith("feed-state deribit BTC: stale: 2 times"), raised.get(0));

        ticks(now);
        noted(4, 2, 2, 2);
        now += 2 * MINUTE;
        look();
        assertEquals(2, raised.size(), raised::toString);
        assertTrue(raised.get(1).startsWith("feed deribit BTC: running, last tick 120.0 s ago"), raised.get(1));
        noted(4, 4, 2, 2);
        now += 11 * MINUTE;
        noted(4, 4, 4, 2);
        assertEquals(2, raised.size(), raised::toString);

        ticks(now);
        noted(6, 4, 4, 4);
        noted(6, 4, 6, 4);
        assertEquals(3, raised.size(), raised::toString);
        assertTrue(raised.get(2).startsWith("feed-state deribit BTC: down: 2 times"), raised.get(2));
    }

    @Test
    void shouldTellOfMoreGapsAndSlowClientsOnlyAfterTenMinutesAndThenOfAllOfThem() {
        file.set(Measure.PUSH_CLIENTS, 2);
        look();
        file.set(Measure.PUSH_CUT, 1);
        file.set(Measure.PUSH_LAST_CUT, now);
        file.set(Measure.FEED_GAPS, "deribit BTC: book", 3);
        file.set(Measure.FEED_LAST_GAP, "deribit BTC: book", now);
        look();
        assertEquals(2, raised.size(), raised::toString);
        file.set(Measure.PUSH_CUT, 4);
        look();
        now += 9 * MINUTE;
        look();
        assertEquals(2, raised.size(), raised::toString);

        now += 2 * MINUTE;
        look();
        assertEquals(3, raised.size(), raised::toString);
        assertTrue(raised.get(2).startsWith("slow-client: 3 clients cut off for slowness, 4 in all"), raised.get(2));
    }
}
