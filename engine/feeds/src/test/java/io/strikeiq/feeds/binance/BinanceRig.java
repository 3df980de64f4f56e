package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.venue.VenueFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A decoder of BTCUSDT with what it asks for. */
final class BinanceRig implements BinanceDecoder.Listener {
    /** 8 August 2024, in milliseconds. */
    static final long TIME = 1_723_161_256_000L;

    final List<String> heard = new ArrayList<>();
    final BinancePerpetual perpetual = new BinancePerpetual(
            BinanceContract.alone(0, "BTCUSDT", VenueFiles.shipped().venue("BINANCE")));
    final BinanceCounts counts = new BinanceCounts();
    final BinanceTicks out;
    final BinanceDecoder decoder;

    BinanceRig(FeedSink sink) {
        out = new BinanceTicks(sink, List.of(perpetual), new FeedPosition(0, 0, true));
        out.frame(TIME * 1_000_000L, 1);
        decoder = new BinanceDecoder(List.of(perpetual), out, counts, this);
    }

    void decode(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, 1);
    }

    boolean snapshot(String text) {
        return decoder.depth().snapshot(perpetual, text.getBytes(StandardCharsets.UTF_8));
    }

    static String combined(String stream, String data) {
        return "{\"stream\":\"btcusdt" + stream + "\",\"data\":" + data + "}";
    }

    /** A difference that gives a bid a size. */
    static String difference(long first, long last, long previous, String bid, String size) {
        return combined(
                "@depth@100ms",
                "{\"e\":\"depthUpdate\",\"E\":" + (TIME + 1) + ",\"T\":" + TIME + ",\"s\":\"BTCUSDT\",\"U\":" + first
                        + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[[\"" + bid + "\",\"" + size
                        + "\"]],\"a\":[]}");
    }

    static String snapshotOf(long id) {
        return "{\"lastUpdateId\":" + id + ",\"E\":" + TIME + ",\"T\":" + TIME
                + ",\"bids\":[[\"61800.20\",\"2.909\"]],\"asks\":[[\"61800.30\",\"1.5\"]]}";
    }

    static String best(long id, String bid, String ask) {
        return combined(
                "@bookTicker",
                "{\"e\":\"bookTicker\",\"u\":" + id + ",\"s\":\"BTCUSDT\",\"b\":\"" + bid + "\",\"B\":\"3\",\"a\":\""
                        + ask + "\",\"A\":\"4\",\"T\":" + TIME + ",\"E\":" + TIME + "}");
    }

    static String trade(long id, boolean buyerWasMaker) {
        return combined(
                "@aggTrade",
                "{\"e\":\"aggTrade\",\"E\":" + TIME + ",\"a\":" + id
                        + ",\"s\":\"BTCUSDT\",\"p\":\"61800.2\",\"q\":\"0.25\",\"f\":1,\"l\":3,\"T\":" + TIME
                        + ",\"m\":" + buyerWasMaker + "}");
    }

    @Override
    public void onAnswer(long call, String error) {
        heard.add("answer " + call + " " + error);
    }

    @Override
    public void onTradeGap(BinancePerpetual of, long firstId, long lastId) {
        heard.add("trades " + firstId + " to " + lastId);
    }

    @Override
    public void onSnapshotNeeded(BinancePerpetual of) {
        heard.add("snapshot of " + of.symbol());
    }
}
