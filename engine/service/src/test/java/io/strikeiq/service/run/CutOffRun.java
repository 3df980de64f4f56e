package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.checkpoint.Replicas;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.service.simulator.MarketSimulator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The folder of a live run as a process leaves it that is killed: some of its ticks and signals are journaled. */
final class CutOffRun {
    private final StrikeIqConfig config;
    private final RunFolder folder;

    /**
     * Writes the folder of a run of the simulator.
     *
     * @param program null for this one
     * @param ticks ticks that its tick journal has
     * @param signalled ticks of which its signal journal has the signals
     */
    CutOffRun(Path configFile, Instant startedAt, String program, long ticks, long signalled) {
        this.config = ConfigFile.load(configFile, Map.of());
        this.folder = RunFolder.create(config.dataFolder(), RunId.create(startedAt));
        List<MarketEvent> all = session();
        String source = new SimulatorFeed(config.simulate(), 1).name();
        try (TickJournalWriter writer = TickJournalWriter.open(folder.ticks(), JournalInfo.of(source))) {
            all.subList(0, (int) ticks).forEach(writer::accept);
        }
        RunInfo info = new RunInfo(folder.runId(), RunManifest.path(folder.ticks()), 1);
        try (SignalJournalWriter writer = SignalJournalWriter.open(folder.signals(), info)) {
            play(writer, signalled);
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
                        null,
                        null)
                .write(folder.manifestFile());
    }

    private List<MarketEvent> session() {
        List<MarketEvent> all = new ArrayList<>();
        new MarketSimulator(config.simulate())
                .run(
                        tick -> {
                            MarketEvent copy = new MarketEvent();
                            copy.copyFrom(tick);
                            all.add(copy);
                            copy.sequence = all.size();
                        },
                        event -> {});
        return all;
    }

    private PipelineResult play(OutboundDrain drain, long ticks) {
        Replica replica = Replicas.of(config, drain);
        session().subList(0, (int) ticks).forEach(replica::accept);
        return replica.result();
    }

    /** What a run gives that does a number of ticks without a break. */
    Outcome uninterrupted(long ticks) {
        return Outcome.of(play(OutboundDrain.NONE, ticks));
    }

    RunFolder folder() {
        return folder;
    }
}
