package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.checkpoint.Checkpoint;
import io.strikeiq.service.checkpoint.Checkpointer;
import io.strikeiq.service.checkpoint.Checkpoints;
import io.strikeiq.service.checkpoint.Replicas;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Where a start of a live run begins: after the tick of its newest checkpoint, with the state of that; else with the ticks of
 * its warm-up, or its first.
 */
final class RunStart {
    private final StrikeIqConfig config;
    private final Path ticks;
    private final Checkpoints checkpoints;
    private final WarmUp warmUp;
    private final InstrumentIds book;
    private final Optional<Checkpoint> checkpoint;
    private final long firstTick;

    private RunStart(
            StrikeIqConfig config,
            Path ticks,
            Checkpoints checkpoints,
            WarmUp warmUp,
            InstrumentIds book,
            Optional<Checkpoint> checkpoint) {
        this.config = config;
        this.ticks = ticks;
        this.checkpoints = checkpoints;
        this.warmUp = warmUp;
        this.book = book;
        this.checkpoint = checkpoint;
        this.firstTick =
                JournalInspector.isJournal(ticks) ? TickJournalSpan.of(ticks).firstTick() : 1;
    }

    /**
     * Looks for a checkpoint.
     *
     * @param lastTick number of the last tick of the run's journal
     * @param book the ids of the run's instruments
     * @param said is notified of each checkpoint that cannot be used
     */
    static RunStart of(StrikeIqConfig config, RunFolder run, long lastTick, InstrumentIds book, Consumer<String> said) {
        Checkpoints checkpoints = checkpoints(config, run.checkpoints());
        // However the process ended, the signal journal lacks nothing of the ticks before that of its last record.
        long adopted = AdoptedRun.firstTick(run);
        long whole = Math.max(Math.min(lastTick, SignalJournalReader.lastTick(run.signals()) - 1), adopted);
        Optional<Checkpoint> checkpoint = checkpoints
                .newest(whole, said)
                // The state of an adopted run is of this very process or one before it, and was compared with its
                // owner's.
                .filter(saved -> saved.tick() == adopted || isRestorable(config, saved, said));
        return new RunStart(config, run.ticks(), checkpoints, run.manifest().warmUp(), book, checkpoint);
    }

    /** With the first tick of a journal, whatever there is. */
    static RunStart atFirst(StrikeIqConfig config, Path ticks) {
        Checkpoints checkpoints = checkpoints(config, ticks.resolveSibling("checkpoints"));
        return new RunStart(config, ticks, checkpoints, WarmUp.NONE, InstrumentBook.inMemory(), Optional.empty());
    }

    private static Checkpoints checkpoints(StrikeIqConfig config, Path folder) {
        return new Checkpoints(folder, StateKey.of(ProgramVersion.of(config.registry()), config));
    }

    /** A state that cannot be restored must not be found out in the pipeline. */
    private static boolean isRestorable(StrikeIqConfig config, Checkpoint saved, Consumer<String> said) {
        try {
            saved.restore(Replicas.of(config, OutboundDrain.NONE));
            return true;
        } catch (IllegalStateException e) {
            said.accept("checkpoint of tick " + saved.tick() + " cannot be restored: " + e.getMessage());
            return false;
        }
    }

    /** The config of the run, with the experience that it began with. */
    StrikeIqConfig config() {
        return config;
    }

    /** Whether the ticks that it needs are there: the first of a run that goes on may have been pruned. */
    boolean isPossible() {
        return firstTick == 1
                || (checkpoint.isPresent() && firstTick <= checkpoint.get().tick() + 1);
    }

    /** Number of the first tick that is published. */
    long firstNumber() {
        return checkpoint.map(saved -> saved.tick() + 1).orElse(warmUp.firstNumber());
    }

    /** Ticks of the run that were fed, and not commanded, up to the state in which it begins. */
    long fedBefore() {
        return checkpoint.map(Checkpoint::fed).orElse(0L);
    }

    /** Event time of the last tick before the first that is published, 0 when there is none. */
    long timeBefore() {
        return checkpoint.map(Checkpoint::time).orElse(0L);
    }

    /** Event time of the last tick of the warm-up, 0 without one. */
    long warmUpTo() {
        return warmUp.to();
    }

    /** The ticks that bring stages from there to the present. */
    TickSource open() {
        if (checkpoint.isPresent()) {
            return TickJournalReader.open(ticks, checkpoint.get().tick() + 1);
        }
        return new Joined(new WarmTicks(warmUp, book), TickJournalReader.open(ticks));
    }

    /** Brings a pipeline that has seen no tick into the state. */
    void begin(Pipeline pipeline) {
        checkpoint.ifPresent(saved -> saved.restore(pipeline::restore));
    }

    /** A replica in the state. */
    Replica replica(OutboundDrain drain) {
        Replica replica = Replicas.of(config, drain);
        checkpoint.ifPresent(saved -> saved.restore(replica));
        return replica;
    }

    /** Begins to write checkpoints of the run, from what it records. */
    Checkpointer follow() {
        return Checkpointer.start(checkpoints, fedBefore(), () -> replica(OutboundDrain.NONE), this::open);
    }

    /** As the other, each of them given to others too, after fewer ticks. */
    Checkpointer follow(long stride, BiConsumer<Checkpoint, Replica> copy) {
        return Checkpointer.start(
                checkpoints, fedBefore(), () -> replica(OutboundDrain.NONE), this::open, stride, copy);
    }

    /** In words, for a person; empty for a run that begins with its first tick. */
    String said() {
        if (checkpoint.isPresent()) {
            return ", from the checkpoint of tick " + checkpoint.get().tick();
        }
        return warmUp.ticks() == 0 ? "" : ", warmed up by " + warmUp.ticks() + " recorded ticks";
    }

    /** One source after the other. */
    record Joined(TickSource first, TickSource second) implements TickSource {
        @Override
        public boolean next(MarketEvent slot) {
            return first.next(slot) || second.next(slot);
        }

        @Override
        public boolean mayWait() {
            return second.mayWait();
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }
}
