package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.ChannelCounts;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: underlyings and futures first, then the strikes around each index, which follow it when it has moved by two
 * strikes. Every token is in mode full.
 */
final class KiteSession {
    private static final Logger LOG = LoggerFactory.getLogger(KiteSession.class);
    private static final int MOST_TOKENS = 3_000;
    private static final int TOKENS_OF_A_CALL = 500;
    private static final long LOOK = TimeUnit.SECONDS.toNanos(5);
    private static final double STEPS_TO_MOVE = 2;

    private final KiteSettings settings;
    private final KiteInstruments instruments;
    private final KiteHours hours;
    private final KitePackets packets;
    private final WebSocket socket;
    private final ReceiptClock clock;
    private final ChannelCounts counts;
    private final FrameTap tap;
    private final Set<Integer> subscribed = new LinkedHashSet<>();
    private final Map<String, Double> centres = new HashMap<>();
    private long nextLook = Long.MIN_VALUE;
    private final long begun = System.nanoTime();

    KiteSession(
            KiteSettings settings,
            KiteInstruments instruments,
            KiteHours hours,
            KitePackets packets,
            WebSocket socket,
            ReceiptClock clock,
            ChannelCounts counts,
            FrameTap tap) {
        this.settings = settings;
        this.instruments = instruments;
        this.hours = hours;
        this.packets = packets;
        this.socket = socket;
        this.clock = clock;
        this.counts = counts;
        this.tap = tap;
    }

    /**
     * Runs until the connection ends, or the feed is to stop.
     *
     * @throws IOException saying why the connection ended
     */
    void run(FeedStop stop) throws IOException {
        while (!stop.isRequested()) {
            long now = System.nanoTime();
            look(now);
            WebSocket.Event event = socket.read();
            if (event == WebSocket.Event.CLOSED) {
                throw new VenueException("the venue has closed the connection, code " + socket.closeCode() + " "
                        + PlainText.of(socket.closeReason()));
            }
            if (event == WebSocket.Event.MESSAGE) {
                long receipt = clock.now();
                tap.received(socket.bytes(), socket.from(), socket.to(), socket.isBinary(), receipt);
                hours.passTo(receipt);
                // Text is of orders and messages for people.
                if (socket.isBinary()) {
                    packets.decode(socket.bytes(), socket.from(), socket.to(), receipt, System.nanoTime());
                }
            }
        }
    }

    private void look(long now) throws IOException {
        if (now >= nextLook) {
            nextLook = now + LOOK;
            hours.passTo(clock.now());
            follow();
        }
        if (hours.isOpen() && now - Math.max(begun, counts.lastFrame()) > settings.silence()) {
            throw new VenueException("nothing has come for " + TimeUnit.NANOSECONDS.toSeconds(settings.silence())
                    + " s while the market is open");
        }
    }

    private void follow() throws IOException {
        Set<Integer> wanted = new LinkedHashSet<>();
        for (String each : settings.underlyings()) {
            double price = instruments.underlying(each).price;
            double centre = centres.getOrDefault(each, Double.NaN);
            double step = instruments.step(each, price);
            if (price > 0 && !(Math.abs(price - centre) < STEPS_TO_MOVE * step)) {
                centres.put(each, price);
            }
            wanted.addAll(instruments.window(each, centres.getOrDefault(each, Double.NaN), settings.strikes()));
        }
        if (wanted.size() > MOST_TOKENS) {
            throw new VenueException("the strikes need " + wanted.size() + " tokens; a connection has " + MOST_TOKENS
                    + " at most: set fewer strikes or expiries");
        }
        List<Integer> left = new ArrayList<>(subscribed);
        left.removeAll(wanted);
        List<Integer> added = new ArrayList<>(wanted);
        added.removeAll(subscribed);
        subscribed.removeAll(left);
        subscribed.addAll(added);
        counts.asked(added.size());
        call(left, "{\"a\":\"unsubscribe\",\"v\":", "}");
        call(added, "{\"a\":\"subscribe\",\"v\":", "}");
        call(added, "{\"a\":\"mode\",\"v\":[\"full\",", "]}");
        if (!added.isEmpty() || !left.isEmpty()) {
            LOG.debug("{} tokens are subscribed", subscribed.size());
        }
    }

    private void call(List<Integer> tokens, String before, String after) throws IOException {
        for (int from = 0; from < tokens.size(); from += TOKENS_OF_A_CALL) {
            String part = tokens.subList(from, Math.min(tokens.size(), from + TOKENS_OF_A_CALL))
                    .toString();
            String text = before + part + after;
            tap.sent(text, clock.now());
            socket.send(text);
        }
    }
}
