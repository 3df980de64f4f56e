package io.strikeiq.feeds;

import java.util.List;

/** Turns the frames of one venue, that were kept and are given again, into the ticks that the feed made of them. */
public interface FrameDecoder extends FrameTap {
    /** Frames that came. */
    long frames();

    /** A line for each kind of channel, as the feed logs it. */
    List<String> report();
}
