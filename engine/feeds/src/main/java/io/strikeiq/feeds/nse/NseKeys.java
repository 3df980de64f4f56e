package io.strikeiq.feeds.nse;

import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.VenueKeys;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import io.strikeiq.venue.yaml.Section;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The keys that the entries of all brokers have. */
public final class NseKeys {
    private static final int MOST_UNDERLYINGS = 8;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9&-]{1,24}");

    private final Section entry;
    private final VenueKeys keys;

    public NseKeys(Section entry, VenueKeys keys) {
        this.entry = entry;
        this.keys = keys;
    }

    /** Key {@code underlyings}: names of indexes and stocks. */
    public List<String> underlyings() {
        return keys.names("underlyings", "NIFTY, BANKNIFTY", MOST_UNDERLYINGS, NAME.asMatchPredicate(), "NIFTY");
    }

    /** Key {@code expiries}: how many, from the next on. */
    public int expiries() {
        return (int) entry.integer("expiries", 2, 1, 12);
    }

    /** A feed of these keys, with the broker that a venue is given to. */
    public FeedFactory.Maker feed(Function<Venue, NseBroker> broker) {
        NseSettings settings = new NseSettings(
                (int) entry.integer("strikes", 20, 1, 200),
                keys.silence(TimeUnit.SECONDS.toNanos(15)),
                keys.retry(TimeUnit.SECONDS.toNanos(2)));
        return context -> {
            Venue venue = VenueFiles.shipped().venue(NseFeed.VENUE);
            return new NseFeed(broker.apply(venue), settings, venue.calendar(), context.tap(), ReceiptClock::wall);
        };
    }
}
