package io.strikeiq.feeds.nse;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FrameDecoder;
import io.strikeiq.feeds.connection.Outages;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns kept frames of a broker into the ticks that the feed made of them, by the same decoder. */
public final class NseFrames implements FrameDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(NseFrames.class);

    private final List<NseFormat> formats;
    private final Venue venue;
    private final FeedSink sink;
    private final NseTicks out;
    private final ChannelCounts counts = new ChannelCounts("packets");
    private NseListing listing;
    private NseBroker.Decoder decoder;
    private NseHours hours;
    private Outages outages;
    private long frames;

    /**
     * Gives ticks to a sink.
     *
     * @param formats of the brokers that are known
     * @param venue says products, contracts and hours
     */
    public NseFrames(List<NseFormat> formats, Venue venue, FeedSink sink) {
        this.formats = List.copyOf(formats);
        this.sink = sink;
        this.venue = venue;
        this.out = new NseTicks(sink, venue.calendar());
    }

    /** Whether a question that was kept beside frames says that they are of such a broker. */
    public static boolean isAskedBy(String question) {
        return NseDay.of(question).isPresent();
    }

    /** The instruments of a day, which a feed asks for when it begins. */
    @Override
    public void answered(String question, byte[] answer, long time) {
        Optional<NseDay> day = NseDay.of(question);
        if (day.isEmpty()) {
            return;
        }
        Optional<NseFormat> format = formats.stream()
                .filter(each -> each.broker().equals(day.get().broker()))
                .findFirst();
        if (format.isEmpty()) {
            LOG.warn("frames of {} cannot be read", PlainText.of(day.get().broker()));
            return;
        }
        try {
            listing = format.get().list(answer, venue, day.get());
            decoder = format.get().decoder(listing, out, counts);
            outages = NseFeed.begin(listing, new FeedPosition(0, 0, true), sink, time);
            hours = new NseHours(venue.calendar(), listing.underlyings(), sink, 0);
        } catch (IOException e) {
            LOG.warn("the instruments cannot be read: {}", e.getMessage());
        }
    }

    @Override
    public void opened(long time) {
        if (listing != null) {
            outages.lost(out.lastTime());
            if (outages.connected(time)) {
                listing.all().forEach(NseInstrument::gapped);
            }
        }
    }

    @Override
    public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {
        frames++;
        if (listing == null) {
            return;
        }
        hours.passTo(receiveTime);
        out.message(receiveTime, 0);
        try {
            decoder.decode(bytes, from, to, binary, 0);
        } catch (IOException e) {
            LOG.debug("the venue ended the session: {}", e.getMessage());
        }
    }

    @Override
    public void sent(String text, long time) {}

    @Override
    public void looked(long time) {
        if (listing != null) {
            hours.passTo(time);
        }
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public List<String> report() {
        return List.of(counts.toString());
    }
}
