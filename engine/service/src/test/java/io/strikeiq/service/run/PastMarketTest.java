package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.checkpoint.Checkpoint;
import io.strikeiq.service.checkpoint.Checkpoints;
import io.strikeiq.service.checkpoint.Replicas;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.testing.LongTest;
import io.strikeiq.watch.view.MarketView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class PastMarketTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long SAVED = SmallSession.TICKS / 3;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    /** Saves the state in the middle of the run; returns event times of ticks after it. */
    private List<Long> save(RunFolder run) throws IOException {
        StrikeIqConfig config = ConfigFile.load(run.config(), Map.of());
        Checkpoints checkpoints =
                new Checkpoints(run.checkpoints(), StateKey.of(ProgramVersion.of(config.registry()), config));
        Replica replica = Replicas.of(config, OutboundDrain.NONE);
        List<Long> later = new ArrayList<>();
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.open(Path.of(run.manifest().tickJournal()))) {
            while (source.next(tick)) {
                if (tick.sequence <= SAVED) {
                    replica.accept(tick);
                }
                if (tick.sequence == SAVED) {
                    Files.createDirectories(run.checkpoints());
                    checkpoints.write(
                            Checkpoint.of(checkpoints.key(), replica.last(), tick.exchangeTime, SAVED, replica));
                    later.add(tick.exchangeTime + 2 * MINUTE);
                } else if (tick.sequence > SAVED && tick.sequence % (SmallSession.TICKS / 5) == 0) {
                    later.add(tick.exchangeTime);
                }
            }
        }
        return later;
    }

    @Test
    void shouldShowFromACheckpointWhatAReplayFromTheFirstTickShows() throws IOException {
        Path config = new SmallSession(folder).config("source: simulate");
        CommandRun.succeeding("run", config);
        RunFolder run =
                RunFolder.all(ConfigFile.load(config, Map.of()).dataFolder()).get(0);
        List<Long> times = save(run);
        assertTrue(times.size() >= 3, times::toString);
        PastMarket past = new PastMarket(run, said::add);
        List<MarketView> whole = new ArrayList<>();
        for (long time : times) {
            MarketView fromFirst = past.market("SIMA", time, false, ticks -> {});
            assertEquals(fromFirst, past.market("SIMA", time, true, ticks -> {}));
            whole.add(fromFirst);
        }
        assertEquals(List.of(), said);
        assertFalse(whole.get(0).equals(whole.get(1)), "two times show one market");
    }

    @Test
    void shouldSayThatACheckpointIsDamagedAndShowTheSame() throws IOException {
        Path config = new SmallSession(folder).config("source: simulate");
        CommandRun.succeeding("run", config);
        RunFolder run =
                RunFolder.all(ConfigFile.load(config, Map.of()).dataFolder()).get(0);
        long time = save(run).get(0);
        PastMarket past = new PastMarket(run, said::add);
        MarketView expected = past.market("SIMB", time, true, ticks -> {});
        assertEquals(List.of(), said);
        try (var files = Files.list(run.checkpoints())) {
            Path file = files.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }

        assertEquals(expected, past.market("SIMB", time, true, ticks -> {}));
        assertEquals(1, said.size(), said::toString);
    }
}
