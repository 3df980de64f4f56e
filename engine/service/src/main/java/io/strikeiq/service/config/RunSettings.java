package io.strikeiq.service.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run does.
 *
 * @param name name in run ids and tables
 * @param source where the ticks come from
 * @param journal folder of the tick journal
 * @param speed speed of the replay
 * @param stayUp whether the service stays up behind the last tick, until it is told to stop
 * @param console what of the signals is shown; all go to the journal
 * @param warmUp nanoseconds of event time before the last recorded tick, whose ticks a live run without a checkpoint does first
 * @param warmUpJournal a tick journal whose ticks may be among them, beside those of earlier runs
 * @param drainTimeout nanoseconds that the ring has to drain at the end
 * @param flushTimeout nanoseconds that the database has to take the last rows at the end
 */
public record RunSettings(
        String name,
        Source source,
        Path journal,
        Speed speed,
        boolean stayUp,
        ConsoleSettings console,
        long warmUp,
        Optional<Path> warmUpJournal,
        long drainTimeout,
        long flushTimeout) {
    /** The same at another speed. */
    public RunSettings at(Speed other) {
        return new RunSettings(
                name, source, journal, other, stayUp, console, warmUp, warmUpJournal, drainTimeout, flushTimeout);
    }

    /** A replay of a journal that must be there, which ends behind its last tick. */
    public RunSettings replaying(Path other) {
        return new RunSettings(
                name, Source.REPLAY, other, speed, false, console, warmUp, warmUpJournal, drainTimeout, flushTimeout);
    }

    /** Nanoseconds that an ordered shutdown may take. */
    public long shutdownTimeout() {
        return drainTimeout + 2 * flushTimeout;
    }
}
