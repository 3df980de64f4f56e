package io.strikeiq.service.run;

import io.strikeiq.core.event.IdTranslation;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.checkpoint.Checkpointer;
import io.strikeiq.service.checkpoint.Replicas;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatedDays;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The folder of a live run as a process leaves it that is killed: some of its ticks and signals are journaled. */
final class CutOffRun {
    private final StrikeIqConfig config;
    private final RunFolder folder;
    private final List<MarketEvent> all;

    /**
     * Writes the folder of a run of the simulator.
     *
     * @param program null for this one
     * @param ticks ticks that its tick journal has
     * @param signalled ticks of which its signal journal has the signals
     */
    CutOffRun(Path configFile, Instant startedAt, String program, long ticks, long signalled) {
        this(configFile, startedAt, program, ticks, signalled, false);
    }

    /** The same whose journals have a file for each day of its ticks. */
    static CutOffRun overDays(Path configFile, Instant startedAt, long ticks) {
        return new CutOffRun(configFile, startedAt, null, ticks, ticks, true);
    }

    private CutOffRun(Path configFile, Instant startedAt, String program, long ticks, long signalled, boolean rolled) {
        this.config = ConfigFile.load(configFile, Map.of());
        this.folder = RunFolder.create(config.dataFolder(), RunId.create(startedAt));
        this.all = ticks(config);
        String source = new SimulatorFeed(config.simulate(), 1).name();
        long[] now = {startedAt.toEpochMilli()};
        DiskGuard guard = DiskGuard.defaults();
        try (TickJournalWriter writer =
                TickJournalWriter.open(folder.ticks(), JournalInfo.of(source), guard, () -> now[0])) {
            for (MarketEvent tick : all.subList(0, (int) ticks)) {
                now[0] = rolled ? since(startedAt, all.get(0), tick) : now[0];
                writer.accept(tick);
            }
        }
        now[0] = startedAt.toEpochMilli();
        RunInfo info = new RunInfo(folder.runId(), RunManifest.path(folder.ticks()), 1);
        try (SignalJournalWriter writer = SignalJournalWriter.open(folder.signals(), info, guard, () -> now[0])) {
            Replica replica = Replicas.of(config, writer);
            MarketEvent tick = new MarketEvent();
            for (MarketEvent each : all.subList(0, (int) signalled)) {
                now[0] = rolled ? since(startedAt, all.get(0), each) : now[0];
                tick.copyFrom(each);
                replica.accept(tick);
            }
        }
        folder.writeConfig(config);
        new RunManifest(
                        RunManifest.FORMAT,
                        folder.runId(),
                        config.run().name(),
                        startedAt.toString(),
                        RunManifest.path(folder.ticks()),
                        config.pipeline().layout().name().toLowerCase(Locale.ROOT),
                        "blocking",
                        "max",
                        program == null ? ProgramVersion.of(config.registry()) : program,
                        Platform.here(),
                        WarmUp.NONE,
                        null,
                        BlindMetrics.of(WarmUp.NONE).until(),
                        null,
                        null)
                .write(folder.manifestFile());
    }

    /** Milliseconds since the epoch of a tick, were the first one of now. */
    private static long since(Instant startedAt, MarketEvent first, MarketEvent tick) {
        return startedAt.toEpochMilli() + (tick.exchangeTime - first.exchangeTime) / 1_000_000;
    }

    /** The ticks of the market that a config simulates. */
    static List<MarketEvent> ticks(StrikeIqConfig config) {
        List<MarketEvent> all = new ArrayList<>();
        TickSink sink = tick -> {
            MarketEvent copy = new MarketEvent();
            copy.copyFrom(tick);
            all.add(copy);
            copy.sequence = all.size();
        };
        int sessions = config.simulate().sessions();
        if (sessions == 1) {
            new MarketSimulator(config.simulate()).run(sink, event -> {});
        } else {
            new SimulatedDays(config.simulate(), Integer.MAX_VALUE).play(sessions, sink, day -> {});
        }
        return all;
    }

    private PipelineResult play(OutboundDrain drain, long ticks) {
        Replica replica = Replicas.of(config, drain);
        MarketEvent tick = new MarketEvent();
        for (MarketEvent each : all.subList(0, (int) ticks)) {
            tick.copyFrom(each);
            replica.accept(tick);
        }
        return replica.result();
    }

    /** What a run gives that does a number of ticks without a break. */
    Outcome uninterrupted(long ticks) {
        return Outcome.of(play(OutboundDrain.NONE, ticks));
    }

    /** Lets the journal be followed to its end, as beside a run, and returns the checkpoints written. */
    long follow(long ticks) {
        RunStart start = RunStart.atFirst(config, folder.ticks());
        try (Checkpointer checkpointer = start.follow()) {
            while (checkpointer.ticks() < ticks || checkpointer.written() == 0) {
                if (checkpointer.failure() != null) {
                    throw new AssertionError(checkpointer.failure());
                }
                LockSupport.parkNanos(1_000_000);
            }
            return checkpointer.written();
        }
    }

    /** What comes of ticks after a warm-up by others: the ticks of this run that its warm-up has not. */
    Outcome warmed(WarmUp warmUp, List<MarketEvent> after) {
        return warmed(config, warmUp, after);
    }

    /** What comes of the ticks of a feed after a warm-up, all with the ids of a new instrument book. */
    static Outcome warmed(StrikeIqConfig config, WarmUp warmUp, List<MarketEvent> after) {
        Replica replica = Replicas.of(config, OutboundDrain.NONE);
        MarketEvent tick = new MarketEvent();
        InstrumentBook book = InstrumentBook.inMemory();
        IdTranslation ids = new IdTranslation(book);
        try (WarmTicks warm = new WarmTicks(warmUp, book)) {
            while (warm.next(tick)) {
                replica.accept(tick);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            tick.copyFrom(after.get(i));
            ids.translate(tick);
            tick.sequence = i + 1L;
            replica.accept(tick);
        }
        return Outcome.of(replica.result());
    }

    /** The ticks of the whole market. */
    List<MarketEvent> ticks() {
        return all;
    }

    RunFolder folder() {
        return folder;
    }
}
