package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.nse.NseBroker;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseFormat;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.feeds.nse.NseTicks;
import io.strikeiq.venue.Venue;
import java.io.IOException;

/** Zerodha Kite: packets of bytes, and instruments as lines. */
public final class KiteFormat implements NseFormat {
    static final String NAME = "kite";

    @Override
    public String broker() {
        return NAME;
    }

    @Override
    public NseListing list(byte[] kept, Venue venue, NseDay day) throws IOException {
        return KiteInstruments.again(kept, venue, day);
    }

    @Override
    public NseBroker.Decoder decoder(NseListing listing, NseTicks out, ChannelCounts counts) {
        return new KitePackets(listing.all(), out, counts);
    }
}
