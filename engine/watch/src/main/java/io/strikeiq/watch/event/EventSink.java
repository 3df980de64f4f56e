package io.strikeiq.watch.event;

import java.util.Map;

/** Takes what happens; for any thread, and nobody waits for where it goes. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes an event of now.
     *
     * @param actor who did it
     * @param description one line for a person
     */
    void event(EventType type, String actor, String description, Map<String, Object> metadata);

    /** Forgets all. */
    static EventSink none() {
        return (type, actor, description, metadata) -> {};
    }
}
