package io.strikeiq.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.database.PartitionHandovers.Handover;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partition goes from one owner to another at a fence, once, or stays. */
@LongTest
class PartitionHandoversTest {
    private static final String TOPIC = "ticks";
    private static final int PARTITION = 3;

    @TempDir
    static Path directory;

    private static Database database;

    private final PartitionOwners owners = new PartitionOwners(database);
    private final PartitionHandovers handovers = new PartitionHandovers(database);

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.embedded(ServerTemplate.MIGRATED.copyTo(directory)));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithEmptyTables() {
        EmptyTables.in(database);
    }

    @Test
    void shouldHandOverAtTheFenceAloneAndOnce() {
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));
        assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "old"), "it has it already");
        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "new"));
        assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "third"), "one at a time");
        Handover asked = handovers.of(TOPIC, PARTITION).orElseThrow();

        assertEquals(Optional.empty(), handovers.take(asked, Duration.ofSeconds(1)), "the owner has not come to stand");
        assertFalse(handovers.fence(asked, "A 1 2 3\n"), "nobody is ready");
        assertTrue(handovers.move(asked, List.of(PartitionHandovers.ASKED), PartitionHandovers.SHADOW));
        assertTrue(handovers.move(asked, List.of(PartitionHandovers.SHADOW), PartitionHandovers.READY));
        assertTrue(handovers.fence(asked, "A 1 2 3\n"));
        assertEquals("A 1 2 3\n", handovers.of(TOPIC, PARTITION).orElseThrow().hashes());
        assertEquals(Optional.of(2L), handovers.take(asked, Duration.ofHours(1)));
        assertEquals(Optional.empty(), handovers.take(asked, Duration.ofHours(1)));
        assertFalse(handovers.refuse(asked, "too late"));

        assertEquals("new", owners.of(TOPIC, PARTITION).orElseThrow().owner());
        assertEquals(
                PartitionHandovers.DONE,
                handovers.of(TOPIC, PARTITION).orElseThrow().step());
    }

    @Test
    void shouldReplaceAHandoverThatWasAbandonedUnlessTheOwnerStandsAtTheFence() {
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));
        for (List<String> before : List.of(
                List.<String>of(),
                List.of(PartitionHandovers.SHADOW),
                List.of(PartitionHandovers.SHADOW, PartitionHandovers.READY))) {
            assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "new"), before.toString());
            advance(before);
            age("9 minutes");
            assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "third"), before.toString());
            age("11 minutes");
        }
        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "third"));
        advance(List.of(PartitionHandovers.SHADOW, PartitionHandovers.READY));
        Handover ready = handovers.of(TOPIC, PARTITION).orElseThrow();
        assertEquals("third", ready.to());
        assertTrue(handovers.fence(ready, ""));
        age("11 minutes");

        assertEquals(Optional.empty(), handovers.ask(TOPIC, PARTITION, "new"), "the owner calls it off itself");
    }

    private void advance(List<String> steps) {
        for (String step : steps) {
            Handover now = handovers.of(TOPIC, PARTITION).orElseThrow();
            assertTrue(handovers.move(now, List.of(now.step()), step), step);
        }
    }

    private static void age(String interval) {
        database.jdbi()
                .useHandle(h -> h.execute(
                        "update partition_handovers set moved_at = now() - cast(? as text)::interval", interval));
    }

    @Test
    void shouldLeaveThePartitionToItsOwnerWhenTheHandoverIsRefusedOrTheOwnerHasChanged() {
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));
        handovers.ask(TOPIC, PARTITION, "new");
        Handover first = handovers.of(TOPIC, PARTITION).orElseThrow();
        assertTrue(handovers.refuse(first, "the states differ"));
        assertEquals(
                "the states differ",
                handovers.of(TOPIC, PARTITION).orElseThrow().message());
        assertEquals(Optional.empty(), handovers.take(first, Duration.ofSeconds(1)));

        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "third"), "it may be tried with another");
        assertFalse(
                handovers.move(first, List.of(PartitionHandovers.ASKED), PartitionHandovers.SHADOW),
                "which is not the first one's");
        handovers.refuse(handovers.of(TOPIC, PARTITION).orElseThrow(), "");
        assertEquals(Optional.of(1L), handovers.ask(TOPIC, PARTITION, "new"), "it may be tried again");
        for (String[] step : new String[][] {
            {PartitionHandovers.ASKED, PartitionHandovers.SHADOW}, {PartitionHandovers.SHADOW, PartitionHandovers.READY}
        }) {
            handovers.move(first, List.of(step[0]), step[1]);
        }
        handovers.fence(first, "");
        owners.take(TOPIC, PARTITION, "old", Duration.ofHours(1));

        assertEquals(
                Optional.empty(),
                handovers.take(first, Duration.ofSeconds(1)),
                "the owner was started again meanwhile");
        assertEquals(
                PartitionHandovers.FENCED,
                handovers.of(TOPIC, PARTITION).orElseThrow().step());
        assertEquals(Optional.of(2L), handovers.ask(TOPIC, PARTITION, "new"), "the new start may hand it over");
    }
}
