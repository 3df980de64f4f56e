package io.strikeiq.feeds.nse;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.venue.Venue;
import java.io.IOException;

/** How a broker writes instruments and messages; all that kept frames need. */
public interface NseFormat {
    /** Venue in the config. */
    String broker();

    /**
     * Lists the instruments of a day from those lines of the venue's list that {@link NseListing#kept} gave.
     *
     * @throws IOException saying what is wrong
     */
    NseListing list(byte[] kept, Venue venue, NseDay day) throws IOException;

    /** Makes ticks of what comes of the instruments of a day. */
    NseBroker.Decoder decoder(NseListing listing, NseTicks out, ChannelCounts counts);
}
