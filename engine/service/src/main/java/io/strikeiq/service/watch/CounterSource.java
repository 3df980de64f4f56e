package io.strikeiq.service.watch;

import io.strikeiq.watch.counter.CounterFile;

/** A part of the service that counts something; asked by the thread of the counters, a few times a second. */
@FunctionalInterface
public interface CounterSource {
    /** Writes what it has counted, without waiting for anything. */
    void sample(CounterFile file);
}
