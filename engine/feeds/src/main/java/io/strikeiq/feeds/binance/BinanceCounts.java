package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.ChannelCounts;
import java.util.List;

/** What came, by kind of stream. */
final class BinanceCounts {
    final ChannelCounts depth = new ChannelCounts("depth");
    final ChannelCounts quotes = new ChannelCounts("best quotes");
    final ChannelCounts trades = new ChannelCounts("trades");

    List<ChannelCounts> all() {
        return List.of(depth, quotes, trades);
    }

    /** Those of a stream by its name. */
    ChannelCounts of(String stream) {
        return stream.contains("@depth") ? depth : stream.endsWith("@bookTicker") ? quotes : trades;
    }
}
