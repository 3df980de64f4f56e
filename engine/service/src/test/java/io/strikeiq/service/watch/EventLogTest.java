package io.strikeiq.service.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.StoredEvent;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private final CounterSources run = new CounterSources();
    private final List<StoredEvent> stored = new ArrayList<>();
    private long now = SECOND;

    private EventLog open() {
        return EventLog.open(folder, () -> now, run);
    }

    private static void say(EventLog log, EventType type, String description) {
        log.event(type, "http 127.0.0.1", description, Map.of("status", 401));
    }

    private List<String> descriptions() {
        return stored.stream().map(StoredEvent::description).toList();
    }

    @Test
    @ExpectedLog(logger = "EventLog", contains = "a line of the events is damaged")
    void shouldStoreWhatAnEarlierProcessCouldNotAndWhatItsCrashCutOffOnlyIsLost() throws Exception {
        run.run("r", 2);
        try (EventLog log = open()) {
            say(log, EventType.START, "first");
        }
        Files.writeString(folder.resolve("events/events.jsonl"), "{\"event\":", StandardOpenOption.APPEND);
        try (EventLog log = open();
                AutoCloseable store = log.storeIn(stored::addAll)) {
            say(log, EventType.CONTROL, "second");
            assertTrue(store != null);
        }

        assertEquals(List.of("first", "second"), descriptions());
        assertEquals("r", stored.get(0).runId());
        assertEquals(2, stored.get(0).epoch());
        assertEquals("{\"status\":401}", stored.get(1).metadata());
        assertEquals(0, Files.size(folder.resolve("events/events.jsonl")));
    }

    @Test
    @ExpectedLog(logger = "EventLog", contains = "a line of the events is damaged")
    void shouldPassOverWhatIsNoLineHoweverLongItIs() throws Exception {
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(folder.resolve("events/events.jsonl"), "x".repeat(200_000));
        try (EventLog log = open();
                AutoCloseable store = log.storeIn(stored::addAll)) {
            say(log, EventType.CONTROL, "kept");
            assertTrue(store != null);
        }
        assertEquals(List.of("kept"), descriptions());
    }

    @Test
    @ExpectedLog(logger = "EventLog", contains = "an event cannot be kept")
    void shouldCountAnEventThatIsLongerThanAnyIsAndKeepTheNext() throws Exception {
        try (EventLog log = open();
                AutoCloseable store = log.storeIn(stored::addAll)) {
            say(log, EventType.CONTROL, "x".repeat(100_000));
            say(log, EventType.CONTROL, "kept");
            assertTrue(store != null);
        }
        assertEquals(List.of("kept"), descriptions());
    }

    @Test
    @ExpectedLog(logger = "EventLog", contains = "events wait in")
    void shouldKeepEventsWhileTheDatabaseIsAway() throws Exception {
        try (EventLog log = open()) {
            say(log, EventType.START, "kept");
            try (AutoCloseable store = log.storeIn(events -> {
                throw new IllegalStateException("away");
            })) {
                assertTrue(store != null);
            }
            try (AutoCloseable store = log.storeIn(stored::addAll)) {
                assertTrue(store != null);
            }
        }
        assertEquals(List.of("kept"), descriptions());
    }

    @Test
    void shouldKeepTwentyDeniedRequestsOfASecondAndEveryOtherEvent() throws Exception {
        try (EventLog log = open();
                AutoCloseable store = log.storeIn(stored::addAll)) {
            for (int i = 0; i < 100; i++) {
                say(log, EventType.DENIED, "denied");
            }
            say(log, EventType.CONTROL, "changed");
            now += SECOND;
            say(log, EventType.DENIED, "later");
            assertTrue(store != null);
        }
        assertEquals(22, stored.size());
        assertEquals("later", stored.get(21).description());
    }
}
