package io.strikeiq.service.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.RecordedOutput;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.simulator.SimulatedDays;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved state and the ticks after it are an uninterrupted run, bit for bit. */
class CheckpointTest {
    private static final StrikeIqConfig CONFIG = ConfigFile.parse("defaults", "", Map.of());
    private static final StateKey KEY = StateKey.of("this", CONFIG);
    private static final int DAYS = 3;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /** Ticks in memory, numbered from 1. */
    private static final class Recorded implements TickSource {
        private final List<MarketEvent> all;
        private int given;

        Recorded(List<MarketEvent> all, long after) {
            this.all = all;
            this.given = (int) after;
        }

        @Override
        public boolean next(MarketEvent slot) {
            if (given == all.size()) {
                return false;
            }
            MarketEvent tick = all.get(given++);
            slot.copyFrom(tick);
            slot.sequence = given;
            return true;
        }

        @Override
        public void close() {}
    }

    private static void add(List<MarketEvent> all, MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        all.add(copy);
    }

    private static List<MarketEvent> days(int ticksOfADay) {
        List<MarketEvent> all = new ArrayList<>();
        SimulatorSettings session = new SimulatorSettings(7, 2, 7, 2, ticksOfADay);
        new SimulatedDays(session, 2).play(DAYS, tick -> add(all, tick), day -> {});
        return all;
    }

    private Checkpoints checkpoints(StateKey key) {
        return new Checkpoints(folder, key);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Follows all ticks and writes checkpoints on the way. */
    private Replica follow(List<MarketEvent> ticks, OutboundDrain drain) {
        return follow(ticks, drain, Checkpointer.STRIDE);
    }

    private Replica follow(List<MarketEvent> ticks, OutboundDrain drain, long stride) {
        Checkpointer.Following following =
                new Checkpointer.Following(checkpoints(KEY), 0, Replicas.of(CONFIG, drain), stride);
        TickSource source = new Recorded(ticks, 0);
        while (following.next(source)) {
            // The state is saved on the way.
        }
        return following.replica();
    }

    /** Saves in the middle of a day as well. */
    private void saveOnTheWay(List<MarketEvent> ticks) throws IOException {
        Replica replica = Replicas.of(CONFIG, OutboundDrain.NONE);
        TickSource source = new Recorded(ticks, 0);
        MarketEvent tick = new MarketEvent();
        while (source.next(tick)) {
            replica.accept(tick);
            if (tick.sequence % (ticks.size() / (Checkpoints.KEPT + 1)) == 0) {
                checkpoints(KEY).write(Checkpoint.of(KEY, replica.last(), tick.exchangeTime, 0, replica));
            }
        }
    }

    private void assertGoesOnAsUninterrupted(
            List<MarketEvent> ticks, RecordedOutput expected, PipelineResult uninterrupted) throws IOException {
        assertEquals(Checkpoints.KEPT, files().size());
        for (int i = 0; i < Checkpoints.KEPT; i++) {
            Checkpoint saved = checkpoints(KEY).newest(ticks.size(), said::add).orElseThrow();
            assertTrue(said.isEmpty(), said::toString);
            RecordedOutput after = new RecordedOutput();
            Replica replica = Replicas.of(CONFIG, after);
            saved.restore(replica);
            assertEquals(saved.tick(), replica.last());
            TickSource tail = new Recorded(ticks, saved.tick());
            MarketEvent tick = new MarketEvent();
            while (tail.next(tick)) {
                replica.accept(tick);
            }

            assertEquals(uninterrupted, replica.result());
            int before = expected.records.size() - after.records.size();
            assertEquals(expected.records.subList(before, expected.records.size()), after.records);
            Files.delete(files().get(files().size() - 1));
        }
        assertTrue(uninterrupted.signals() > 0);
    }

    @Test
    void shouldGoOnFromEachEndOfASessionAsAnUninterruptedRunOfDays() throws IOException {
        List<MarketEvent> ticks = days(8_000);
        RecordedOutput expected = new RecordedOutput();

        PipelineResult uninterrupted = follow(ticks, expected).result();

        assertGoesOnAsUninterrupted(ticks, expected, uninterrupted);
    }

    @Test
    void shouldGoOnFromStatesThatWereSavedWithinALongSession() throws IOException {
        List<MarketEvent> ticks = days(4_000);
        RecordedOutput expected = new RecordedOutput();

        PipelineResult uninterrupted = follow(ticks, expected, 700).result();

        List<String> names = new ArrayList<>();
        files().forEach(file -> names.add(file.getFileName().toString().replaceAll("\\D", "")));
        assertEquals(Checkpoints.KEPT, names.size());
        for (String name : names) {
            assertTrue(ticks.size() - Long.parseLong(name) < Checkpoints.KEPT * 700, () -> "of tick " + name);
        }
        assertGoesOnAsUninterrupted(ticks, expected, uninterrupted);
    }

    @Test
    void shouldGoOnInTheMiddleOfARecordedDayAsAnUninterruptedRun() throws IOException {
        List<MarketEvent> ticks = new ArrayList<>();
        new LeanImporter().run(List.of(SharedData.file("lean/equity/usa/tick/ibm")), tick -> add(ticks, tick));
        RecordedOutput expected = new RecordedOutput();
        PipelineResult uninterrupted = follow(ticks, expected).result();

        saveOnTheWay(ticks);

        assertGoesOnAsUninterrupted(ticks, expected, uninterrupted);
    }

    @Test
    void shouldPassOverWhatIsDamagedOrForeignOrBeyondTheJournalAndSayWhy() throws IOException {
        follow(days(4_000), OutboundDrain.NONE);
        List<Path> files = files();
        byte[] newest = Files.readAllBytes(files.get(2));
        newest[newest.length / 2] ^= 1;
        Files.write(files.get(2), newest);

        Checkpoint second = checkpoints(KEY).newest(Long.MAX_VALUE, said::add).orElseThrow();

        assertTrue(files.get(1).toString().contains(Long.toString(second.tick())));
        assertEquals(1, said.size());
        assertTrue(said.get(0).endsWith("is damaged: its checksum does not hold; it is passed over"), said::toString);
        said.clear();
        Optional<Checkpoint> first = checkpoints(KEY).newest(second.tick() - 1, said::add);
        assertTrue(first.orElseThrow().tick() < second.tick());
        assertTrue(said.get(1).contains("but the journals are whole up to tick "), said::toString);
        said.clear();
        assertTrue(checkpoints(new StateKey("other", KEY.config()))
                .newest(Long.MAX_VALUE, said::add)
                .isEmpty());
        assertTrue(said.get(2).contains("is of another program (this, this is other)"), said::toString);
        said.clear();
        assertTrue(checkpoints(new StateKey("this", "0"))
                .newest(Long.MAX_VALUE, said::add)
                .isEmpty());
        assertTrue(said.get(2).contains("is of another config"), said::toString);
    }

    @Test
    void shouldKeepTheNewestOnly() throws IOException {
        List<MarketEvent> ticks = days(4_000);
        follow(ticks, OutboundDrain.NONE);
        String oldest = files().get(0).getFileName().toString();
        checkpoints(KEY).write(Checkpoint.of(KEY, ticks.size() + 1, 1, 1, Replicas.of(CONFIG, OutboundDrain.NONE)));

        assertEquals(Checkpoints.KEPT, files().size());
        assertTrue(files().stream().noneMatch(file -> file.endsWith(oldest)));
    }
}
