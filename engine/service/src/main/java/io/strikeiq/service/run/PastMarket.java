package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.present.PresentMarket;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.checkpoint.Checkpoint;
import io.strikeiq.service.checkpoint.Checkpoints;
import io.strikeiq.service.checkpoint.Replicas;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.watch.view.MarketView;
import io.strikeiq.watch.view.Origin;
import io.strikeiq.watch.view.PresentView;
import io.strikeiq.watch.view.UnderlyingView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A market of a recorded run as it was at an event time: its ticks are replayed, from the newest checkpoint before that time or
 * from the first, up to the first tick that is later.
 */
public final class PastMarket {
    /** Ticks come out of order by far less; a checkpoint nearer to the time might hold one that is later. */
    private static final long SLACK = TimeUnit.MINUTES.toNanos(1);

    private static final long DAY = TimeUnit.DAYS.toNanos(1);
    private static final int TICKS_BETWEEN_REPORTS = 1 << 16;
    private final RunFolder folder;
    private final StrikeIqConfig config;
    private final Consumer<String> said;

    /** @param said is notified of each checkpoint that cannot be used */
    public PastMarket(RunFolder folder, Consumer<String> said) {
        this.folder = folder;
        this.config = RunLearning.knowing(ConfigFile.load(folder.config(), Map.of()), folder);
        this.said = said;
    }

    /**
     * The market of an underlying.
     *
     * @param at event time in nanoseconds since the epoch, {@link Long#MAX_VALUE} for the last tick
     * @param fromCheckpoint whether a saved state may be the beginning; the result is the same without
     * @param progress notified from time to time how many ticks have been replayed
     * @throws UserException when the run cannot be replayed, or knows no such underlying then
     */
    public MarketView market(String symbol, long at, boolean fromCheckpoint, LongConsumer progress) {
        PresentBoard board = new PresentBoard(DAY);
        Replica replica = Replicas.of(config, OutboundDrain.NONE, board);
        Optional<Checkpoint> saved = fromCheckpoint ? checkpoint(at) : Optional.empty();
        saved.ifPresent(checkpoint -> checkpoint.restore(replica));
        Path ticks = Path.of(folder.manifest().tickJournal());
        long firstTick = TickJournalSpan.of(ticks).firstTick();
        if (firstTick > saved.map(checkpoint -> checkpoint.tick() + 1).orElse(1L)) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "the ticks of run " + folder.runId() + " before tick " + firstTick
                            + " were pruned, and no checkpoint before the time can be used");
        }
        try (TickSource source = source(ticks, saved)) {
            replay(source, replica, at, progress);
        }
        replica.showPresent();
        Optional<PresentMarket> found = board.find(symbol);
        return PresentView.of(
                found.orElseThrow(() -> new UserException("run " + folder.runId() + " has no underlying '" + symbol
                        + "' then; " + UnderlyingView.known(board.all()))),
                Origin.REPLAY,
                folder.runId());
    }

    private static void replay(TickSource source, Replica replica, long at, LongConsumer progress) {
        MarketEvent tick = new MarketEvent();
        long done = 0;
        while (source.next(tick) && tick.exchangeTime <= at) {
            replica.accept(tick);
            if (++done % TICKS_BETWEEN_REPORTS == 0) {
                progress.accept(done);
            }
        }
    }

    private TickSource source(Path ticks, Optional<Checkpoint> saved) {
        if (saved.isPresent()) {
            return TickJournalReader.open(ticks, saved.get().tick() + 1);
        }
        return new RunStart.Joined(
                new WarmTicks(folder.manifest().warmUp(), InstrumentBook.read(folder.dataFolder())),
                TickJournalReader.open(ticks));
    }

    private Optional<Checkpoint> checkpoint(long at) {
        Checkpoints checkpoints =
                new Checkpoints(folder.checkpoints(), StateKey.of(ProgramVersion.of(config.registry()), config));
        Optional<Checkpoint> newest = checkpoints.newest(Long.MAX_VALUE, said);
        while (newest.isPresent() && newest.get().time() > at - SLACK) {
            newest = checkpoints.newest(newest.get().tick() - 1, line -> {});
        }
        return newest;
    }
}
