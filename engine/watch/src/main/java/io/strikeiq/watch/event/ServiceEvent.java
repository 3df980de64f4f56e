package io.strikeiq.watch.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that an operator may want to look up later.
 *
 * @param id unique, by which it is stored once
 * @param timestamp when it happened
 * @param actor who did it: an address, a command, or the service itself
 * @param description one line for a person
 * @param metadata figures and names
 */
public record ServiceEvent(
        String id, Instant timestamp, EventType type, String actor, String description, Map<String, Object> metadata) {
    /** Takes a copy of the figures. */
    public ServiceEvent {
        metadata = new LinkedHashMap<>(metadata);
    }

    @Override
    public Map<String, Object> metadata() {
        return new LinkedHashMap<>(metadata);
    }
}
