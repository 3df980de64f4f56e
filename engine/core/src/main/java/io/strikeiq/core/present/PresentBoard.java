package io.strikeiq.core.present;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the present of all underlyings is to be seen; for any thread. While somebody asks for an underlying, that
 * one is renewed at each beat of event time; others at one beat of many, so that what nobody looks at costs little.
 */
public final class PresentBoard {
    private final long beat;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final AtomicLong failures = new AtomicLong();

    private record Entry(String symbol, PresentBuffer buffer) {}

    /** @param beat nanoseconds of event time between two copies */
    public PresentBoard(long beat) {
        this.beat = beat;
    }

    long beat() {
        return beat;
    }

    PresentBuffer add(String symbol) {
        PresentBuffer buffer = new PresentBuffer();
        entries.add(new Entry(symbol, buffer));
        return buffer;
    }

    void onFailure() {
        failures.incrementAndGet();
    }

    /** Copies that could not be made. */
    public long failures() {
        return failures.get();
    }

    /** Every underlying as of its newest copy, in the order of their first; to look over all of them is to ask for none. */
    public List<PresentMarket> all() {
        return entries.stream()
                .map(entry -> entry.buffer().newest())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The newest copy of an underlying, empty when there is none of that symbol. */
    public Optional<PresentMarket> find(String symbol) {
        return entries.stream()
                .filter(entry -> entry.symbol().equals(symbol))
                .findFirst()
                .map(entry -> asked(entry).newest());
    }

    private static PresentBuffer asked(Entry entry) {
        entry.buffer().ask();
        return entry.buffer();
    }
}
