package io.strikeiq.feeds;

import java.util.List;

/** Ticks of one venue as they happen. A feed runs on a thread of its own; several may share a run. */
public interface Feed {
    /** What a tick journal says of the source of its ticks. */
    String name();

    /**
     * Venue of the instruments that it defines, as their definitions have it, by which a recording of several feeds shows how
     * far this one came; empty where every tick says so.
     */
    default String venue() {
        return "";
    }

    /**
     * Gives ticks to the sink, on the calling thread, until the feed ends or is stopped: an instrument's definition before
     * anything else of it, also where an earlier run of the feed gave it ({@link FeedSink#known}). Decodes
     * into a tick of its own, which it may use again after each call.
     *
     * @param behind what has been recorded before; a feed that cannot give again what it missed begins with the present
     * @param sink takes the ticks; ends the feed by {@link FeedClosedException} when the run takes no more
     * @param stop ends a wait between two ticks
     */
    void run(FeedPosition behind, FeedSink sink, FeedStop stop);

    /** Ends a wait for the source inside {@link #run}, which cannot see the stop request; called once, by another thread. */
    default void wake() {}

    /** What has come so far, by kind of channel, for any thread; the same objects once there are any. */
    default List<ChannelCounts> channels() {
        return List.of();
    }

    /**
     * Whether the ids of its ticks are those of the run's instrument book already, as where they come from a journal of the same
     * data folder. Those of any other feed are its own, dense from 0, and become the book's by venue and symbol when its definitions
     * come: a feed of a venue leaves this as it is.
     */
    default boolean usesBook() {
        return false;
    }

    /**
     * Whether it gives what comes after the ticks of an earlier run, which may then warm up the next; one that begins again
     * each time does not.
     */
    default boolean goesOn() {
        return true;
    }

    /**
     * Whether its ticks come at another pace than real time, or it gives clock ticks itself while it has nothing else, so
     * that the run's own clock must not.
     */
    default boolean keepsTime() {
        return false;
    }
}
