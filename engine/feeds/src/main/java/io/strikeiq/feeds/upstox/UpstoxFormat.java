package io.strikeiq.feeds.upstox;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.nse.NseBroker;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseFormat;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.feeds.nse.NseTicks;
import io.strikeiq.venue.Venue;
import java.io.IOException;

/** Upstox: protobuf messages, and instruments as JSON. */
public final class UpstoxFormat implements NseFormat {
    static final String NAME = "upstox";

    @Override
    public String broker() {
        return NAME;
    }

    @Override
    public NseListing list(byte[] kept, Venue venue, NseDay day) throws IOException {
        return UpstoxInstruments.read("kept instruments", kept, venue, day);
    }

    @Override
    public NseBroker.Decoder decoder(NseListing listing, NseTicks out, ChannelCounts counts) {
        return new UpstoxMessages(listing.all(), out, counts);
    }
}
