package io.strikeiq.service.feed;

import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FrameDecoder;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.binance.BinanceFrames;
import io.strikeiq.feeds.deribit.DeribitFrames;
import io.strikeiq.feeds.kite.KiteFormat;
import io.strikeiq.feeds.nse.NseFeed;
import io.strikeiq.feeds.nse.NseFrames;
import io.strikeiq.feeds.upstox.UpstoxFormat;
import io.strikeiq.venue.VenueFiles;
import java.util.List;

/** Finds of what venue kept frames are, and what its feed had asked for: to be given all frames once before they are decoded. */
public final class FrameVenue implements FrameTap {
    private final DeribitFrames.Names underlyings = new DeribitFrames.Names();
    private final BinanceFrames.Names contracts = new BinanceFrames.Names();
    private final VenueFiles venues;
    private boolean nse;

    /** By the files of venues, where frames alone do not say what contracts are. */
    public FrameVenue(VenueFiles venues) {
        this.venues = venues;
    }

    @Override
    public void opened(long time) {}

    @Override
    public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {}

    @Override
    public void sent(String text, long time) {
        underlyings.sent(text, time);
        contracts.sent(text, time);
    }

    @Override
    public void answered(String question, byte[] answer, long time) {
        underlyings.answered(question, answer, time);
        nse |= NseFrames.isAskedBy(question);
    }

    /** A decoder for the frames that were given, which gives ticks to a sink; to be given the same frames again. */
    public FrameDecoder decoder(FeedSink sink) {
        if (nse) {
            return new NseFrames(List.of(new KiteFormat(), new UpstoxFormat()), venues.venue(NseFeed.VENUE), sink);
        }
        return contracts.symbols().isEmpty()
                ? new DeribitFrames(underlyings.underlyings(), sink)
                : new BinanceFrames(contracts.symbols(), venues.venue("BINANCE"), sink);
    }
}
