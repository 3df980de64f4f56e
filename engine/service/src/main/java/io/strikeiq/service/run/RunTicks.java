package io.strikeiq.service.run;

import io.strikeiq.core.event.TickSource;
import io.strikeiq.persistence.journal.SyncedJournal;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.feed.FeedCounts;
import io.strikeiq.service.watch.CounterSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Where the ticks of runs come from: a recording that is there, or a feed that is recorded as it comes. */
interface RunTicks {
    /** Makes ready what all runs of the config share. */
    void prepare();

    /** Whether a run of the same config that was cut off may go on with these ticks. */
    boolean canGoOn(RunFolder run);

    /** Whether each run records its own ticks, so that none can be had again by another. */
    boolean areOwn();

    /** The recorded ticks with which the state of a new run begins. */
    default WarmUp warmUp(List<RunFolder> earlier, PrintWriter said) {
        return WarmUp.NONE;
    }

    /** The tick journal of a run. */
    Path journal(RunFolder run);

    /**
     * Opens the ticks of a run, from its first.
     *
     * @param run null when nothing is stored
     */
    Open open(RunFolder run);

    /** The ticks of one run. */
    interface Open extends TickSource {
        /** What the user is shown of them. */
        String said();

        /** Ticks there will be, 0 when that is not known. */
        long expected();

        /** Ticks that the run had before this start, as far as the ticks alone tell. */
        long recordedBefore();

        /** How fast they are to be published. */
        Speed speed();

        /** Whether the source gives them to the end whatever the user wishes, and ends in order by itself. */
        boolean stopsItself();

        /** Whether the last tick has been given, and not only the last before a stop. */
        boolean isEnded();

        /**
         * Checks why the source ended, once all that it gave is stored.
         *
         * @throws UserException when it failed
         */
        default void checkSource() {}

        /** The threads that give the ticks. */
        default List<Worker> workers() {
            return List.of();
        }

        /** The tick journal that is being written, empty when none is. */
        default Optional<SyncedJournal> journal() {
            return Optional.empty();
        }

        /** What comes live behind them, empty where nothing does. */
        default Optional<LivePart> live() {
            return Optional.empty();
        }

        /** Lets live ticks come to stand at the fence of another owner before the run takes commands. */
        default void standBy(StandbyGate gate) {}

        /** Where this start of a live run begins, empty for a recording. */
        default Optional<RunStart> start() {
            return Optional.empty();
        }

        /**
         * What the feeds count, empty where there are none.
         *
         * @param clock nanoseconds since the epoch
         */
        default Optional<CounterSource> counters(LongSupplier clock) {
            return Optional.empty();
        }

        /** What the feeds gave, null where there are none. */
        FeedCounts feed();
    }
}
