package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.connection.OpenGaps;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the feed keeps of a contract. */
final class BinancePerpetual {
    /** Differences kept for a snapshot: some five minutes at 100 ms. */
    private static final int MOST_WAITING = 3_000;

    private static final int MOST_BYTES = 32 << 20;

    final BinanceContract contract;
    final BinanceBook book = new BinanceBook();
    /** Differences that wait for the snapshot, as they came. */
    private final Deque<byte[]> waiting = new ArrayDeque<>();

    private int waitingBytes;
    /** Last update of the last difference that has come. */
    long lastDifference = Long.MIN_VALUE;
    /** Exchange time of the last change of the book, 0 before the first. */
    long changedAt;
    /** Whether the book was whole before. */
    boolean hadBook;
    /** Trades that are missing and have not been fetched. */
    final OpenGaps gaps = new OpenGaps();
    /** Number of the last trade, −1 before the first. */
    long lastTrade = -1;

    double bid = Double.NaN;
    double bidSize = Double.NaN;
    double ask = Double.NaN;
    double askSize = Double.NaN;

    BinancePerpetual(BinanceContract contract) {
        this.contract = contract;
    }

    int id() {
        return contract.perpetual().id();
    }

    String symbol() {
        return contract.perpetual().symbol();
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Keeps a difference until the snapshot is there; the oldest go when there are too many. */
    void await(byte[] difference) {
        waiting.add(difference);
        waitingBytes += difference.length;
        while (waiting.size() > MOST_WAITING || waitingBytes > MOST_BYTES) {
            waitingBytes -= waiting.remove().length;
        }
    }

    /** The oldest difference that waits, null when none does. */
    byte[] nextWaiting() {
        byte[] difference = waiting.poll();
        waitingBytes -= difference == null ? 0 : difference.length;
        return difference;
    }

    /** A new connection: what came over the last one does not chain to it. */
    void disconnected() {
        waiting.clear();
        waitingBytes = 0;
        lastDifference = Long.MIN_VALUE;
        book.lose();
    }

    /** Whether a best quote is another than the last; it is then the last. */
    boolean quotes(double newBid, double newBidSize, double newAsk, double newAskSize) {
        boolean other = Double.compare(bid, newBid) != 0
                || Double.compare(ask, newAsk) != 0
                || Double.compare(bidSize, newBidSize) != 0
                || Double.compare(askSize, newAskSize) != 0;
        bid = newBid;
        bidSize = newBidSize;
        ask = newAsk;
        askSize = newAskSize;
        return other;
    }
}
