package io.strikeiq.service.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.signal.Signal;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.alert.AlertRule;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.alert.Severity;
import io.strikeiq.watch.alert.WebhookSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertFollowerTest {
    private static final AlertSettings ALL = new AlertSettings(
            List.of(new AlertRule("all", "", "", "", 0, 0, Severity.INFO)),
            List.of(),
            List.of(),
            false,
            false,
            WebhookSettings.none());

    @TempDir
    private Path run;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    private final AlertTarget target = new AlertTarget() {
        @Override
        public String name() {
            return "desk";
        }

        @Override
        public void deliver(Alert alert) throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("away");
            }
            told.add(alert.symbol());
        }
    };

    private Path journal() {
        return run.resolve("signals");
    }

    private AlertFollower follow(SignalJournalWriter journal) {
        return AlertFollower.start(
                target, ALL, run, journal(), journal.lastIndex(), () -> Instant.EPOCH, (alert, at) -> {});
    }

    private void await(int count) {
        long from = System.nanoTime();
        while (told.size() < count) {
            assertTrue(System.nanoTime() - from < TimeUnit.MINUTES.toNanos(2), told::toString);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void write(SignalJournalWriter journal, long tick, String symbol) {
        Signal signal = TestSignals.signal(tick, symbol);
        journal.onSignal(signal);
    }

    @Test
    void shouldGoOnAfterARestartWithWhatTheTargetHasNotHad() {
        try (SignalJournalWriter journal = SignalJournalWriter.open(journal(), TestRun.INFO)) {
            write(journal, 2, "BEFORE");
            try (AlertFollower follower = follow(journal)) {
                assertEquals(0, follower.delivered());
                write(journal, 4, "A");
                await(1);
            }
            write(journal, 6, "A");
            write(journal, 8, "B");
            AlertFollower follower = follow(journal);
            try (follower) {
                await(2);
            }
            assertEquals(1, follower.delivered());
        }
        assertEquals(List.of("A", "B"), told);
    }

    @Test
    @ExpectedLog(logger = "AlertFollower", contains = "cannot be told of alert")
    void shouldTryATargetAgainThatIsAwayAndLoseNothing() {
        failures.set(1);
        try (SignalJournalWriter journal = SignalJournalWriter.open(journal(), TestRun.INFO);
                AlertFollower follower = follow(journal)) {
            assertEquals(0, follower.delivered());
            write(journal, 2, "A");
            write(journal, 4, "B");
            await(2);
        }
        assertEquals(List.of("A", "B"), told);
    }
}
