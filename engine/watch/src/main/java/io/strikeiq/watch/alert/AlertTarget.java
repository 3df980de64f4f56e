package io.strikeiq.watch.alert;

import java.io.IOException;

/** Where alerts go. */
public interface AlertTarget {
    /** Of its files and in messages. */
    String name();

    /**
     * Delivers an alert; one that may have been delivered before is delivered again.
     *
     * @throws IOException when it has not come to be delivered, and is to be tried again
     */
    void deliver(Alert alert) throws IOException, InterruptedException;

    /** All that has come has been delivered: time for the rest. */
    default void idle() throws IOException {}

    /** Whether somebody else says already when it is away. */
    default boolean isQuiet() {
        return false;
    }
}
