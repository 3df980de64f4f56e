package io.strikeiq.feeds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The factories of feeds by the names of their venues, in the order in which they were added. */
public final class FeedRegistry {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    private final Map<String, FeedFactory> byVenue = new LinkedHashMap<>();

    /**
     * Adds a factory.
     *
     * @throws IllegalArgumentException when it was made for another version of the interface, its venue's name is no name,
     *     or another factory has it
     */
    public FeedRegistry add(FeedFactory factory) {
        int version = factory.apiVersion();
        if (version != FeedApi.VERSION) {
            throw new IllegalArgumentException("feed " + factory.getClass().getName()
                    + " was made for version " + version + " of the feed interface, this is version " + FeedApi.VERSION
                    + (version < FeedApi.VERSION ? "; compile it again" : "; a newer StrikeIQ is needed"));
        }
        String venue = factory.venue();
        if (!NAME.matcher(venue).matches()) {
            throw new IllegalArgumentException("feed " + factory.getClass().getName()
                    + ": the venue's name must be 1 to" + " 24 of a-z, 0-9 and -, beginning with a letter");
        }
        if (byVenue.putIfAbsent(venue, factory) != null) {
            throw new IllegalArgumentException("feed '" + venue + "' is there already");
        }
        return this;
    }

    public Optional<FeedFactory> of(String venue) {
        return Optional.ofNullable(byVenue.get(venue));
    }

    public List<String> venues() {
        return List.copyOf(byVenue.keySet());
    }
}
