package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FrameDecoder;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.venue.Venue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the ticks of kept frames again, by the feed's decoder; each contract is an underlying of its own. */
public final class BinanceFrames implements FrameDecoder, BinanceDecoder.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceFrames.class);
    private static final Pattern STREAM = Pattern.compile("\"([a-z0-9]{2,20})@depth");
    private static final Pattern SYMBOL = Pattern.compile("[?&]symbol=([A-Z0-9]+)");
    private static final Pattern FROM = Pattern.compile("[?&]fromId=([0-9]{1,18})");

    private final List<BinancePerpetual> perpetuals = new ArrayList<>();
    private final BinanceCounts counts = new BinanceCounts();
    private final BinanceTicks out;
    private final BinanceDecoder decoder;
    /** The last trade that counts, by what was asked for. */
    private final Map<Asked, Long> limits = new HashMap<>();

    private boolean flowing;
    private long time;
    private long frames;

    /**
     * Gives ticks to a sink.
     *
     * @param symbols contracts, see {@link Names}
     * @param venue says products and contracts
     */
    public BinanceFrames(List<String> symbols, Venue venue, FeedSink sink) {
        for (String each : symbols) {
            perpetuals.add(new BinancePerpetual(BinanceContract.alone(perpetuals.size(), each, venue)));
        }
        out = new BinanceTicks(sink, perpetuals, new FeedPosition(0, 0, true));
        decoder = new BinanceDecoder(perpetuals, out, counts, this);
    }

    /** Trades of a contract from a number on. */
    private record Asked(BinancePerpetual perpetual, long first) {}

    /** Finds the contracts that had been asked for; to be given the same frames first. */
    public static final class Names implements FrameTap {
        private final Set<String> symbols = new LinkedHashSet<>();

        @Override
        public void opened(long time) {}

        @Override
        public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {}

        @Override
        public void sent(String text, long time) {
            Matcher stream = STREAM.matcher(text);
            while (text.contains("\"SUBSCRIBE\"") && stream.find()) {
                symbols.add(stream.group(1).toUpperCase(Locale.ROOT));
            }
        }

        /** Contracts in the order in which they were asked for. */
        public List<String> symbols() {
            return List.copyOf(symbols);
        }
    }

    @Override
    public void opened(long openedAt) {
        out.lost();
        perpetuals.forEach(BinancePerpetual::disconnected);
        flowing = false;
    }

    @Override
    public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {
        frames++;
        time = receiveTime;
        out.frame(receiveTime, 0);
        decoder.decode(bytes, from, to, receiveTime);
    }

    @Override
    public void sent(String text, long sentAt) {}

    @Override
    public void answered(String question, byte[] answer, long answeredAt) {
        time = answeredAt;
        Matcher symbol = SYMBOL.matcher(question);
        String name = symbol.find() ? symbol.group(1) : "";
        perpetuals.stream().filter(each -> each.symbol().equals(name)).forEach(each -> take(each, question, answer));
    }

    private void take(BinancePerpetual perpetual, String question, byte[] answer) {
        try {
            if (question.contains("/depth?")) {
                decoder.depth().snapshot(perpetual, answer);
            } else if (question.contains("/aggTrades?")) {
                out.define(time);
                history(perpetual, question, answer);
            }
        } catch (JsonException e) {
            LOG.warn("an answer to {} cannot be read: {}", PlainText.of(question), e.getMessage());
        }
    }

    private void history(BinancePerpetual perpetual, String question, byte[] answer) {
        Matcher from = FROM.matcher(question);
        long first = from.find() ? Long.parseLong(from.group(1)) : 0;
        Long limit = limits.remove(new Asked(perpetual, first));
        long upTo = limit == null ? Long.MAX_VALUE : limit;
        long more = decoder.trades().history(perpetual, answer, upTo);
        if (more >= 0) {
            limits.put(new Asked(perpetual, more), upTo);
        }
    }

    @Override
    public void onAnswer(long call, String error) {
        if (error == null && !flowing) {
            flowing = true;
            out.connected(time);
        }
    }

    @Override
    public void onSnapshotNeeded(BinancePerpetual perpetual) {}

    @Override
    public void onTradeGap(BinancePerpetual perpetual, long firstId, long lastId) {
        limits.put(new Asked(perpetual, firstId), lastId);
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public List<String> report() {
        return counts.all().stream().map(ChannelCounts::toString).toList();
    }
}
