package io.strikeiq.core.engine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The engines that one of several threads runs: every {@code count}-th of the registry, from {@code index} on, so that
 * each thread gets some of the costly ones and no more than one engine more than another.
 *
 * @param index which share, from 0
 * @param count number of shares
 */
public record EngineShare(int index, int count) {
    /** Every engine. */
    public static final EngineShare ALL = new EngineShare(0, 1);

    /** Checks that the share is one of them. */
    public EngineShare {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("no share " + index + " of " + count);
        }
    }

    List<EngineDefinition> of(List<EngineDefinition> registry) {
        return IntStream.range(0, registry.size())
                .filter(position -> position % count == index)
                .mapToObj(registry::get)
                .toList();
    }

    /** The position in the registry of an engine of the share. */
    int position(int local) {
        return local * count + index;
    }

    /** The position within the share of an engine of the registry, −1 when it is not in the share. */
    int local(int position) {
        return position >= 0 && position % count == index ? position / count : -1;
    }
}
