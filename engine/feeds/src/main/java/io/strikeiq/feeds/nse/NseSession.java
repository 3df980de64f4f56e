package io.strikeiq.feeds.nse;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, over one socket or several, each of which has as many instruments as it may: underlyings and futures, and the strikes around each index. */
final class NseSession {
    private static final Logger LOG = LoggerFactory.getLogger(NseSession.class);
    private static final long LOOK = TimeUnit.SECONDS.toNanos(5);
    /** While an index has become known whose options are not subscribed: many that come at once share a call. */
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(250);

    private final NseBroker broker;
    private final NseSettings settings;
    private final NseChain chain;
    private final NseHours hours;
    private final NseTicks out;
    private final NseBroker.Decoder decoder;
    private final SocketGroup sockets;
    private final ReceiptClock clock;
    private final ChannelCounts counts;
    private final FrameTap tap;
    private final List<Set<NseInstrument>> subscribed = new ArrayList<>();
    private long lastLook = Long.MIN_VALUE;
    private long nextLook = Long.MIN_VALUE;
    private final long begun = System.nanoTime();

    NseSession(
            NseBroker broker,
            NseSettings settings,
            List<NseInstrument> all,
            NseHours hours,
            NseTicks out,
            NseBroker.Decoder decoder,
            SocketGroup sockets,
            ReceiptClock clock,
            ChannelCounts counts,
            FrameTap tap) {
        this.broker = broker;
        this.settings = settings;
        this.chain = new NseChain(all, settings.strikes());
        this.hours = hours;
        this.out = out;
        this.decoder = decoder;
        this.sockets = sockets;
        this.clock = clock;
        this.counts = counts;
        this.tap = tap;
        for (int i = 0; i < sockets.size(); i++) {
            subscribed.add(new LinkedHashSet<>());
        }
    }

    /**
     * Runs until the connection ends, or the feed is to stop.
     *
     * @throws IOException saying why the connection ended
     */
    void run(FeedStop stop) throws IOException {
        while (!stop.isRequested()) {
            look(System.nanoTime());
            WebSocket socket = sockets.await();
            if (socket != null) {
                long receipt = clock.now();
                long now = System.nanoTime();
                tap.received(socket.bytes(), socket.from(), socket.to(), socket.isBinary(), receipt);
                hours.passTo(receipt);
                out.message(receipt, now);
                decoder.decode(socket.bytes(), socket.from(), socket.to(), socket.isBinary(), now);
                if (chain.knowsMore()) {
                    nextLook = Math.min(nextLook, lastLook + SOON);
                }
            }
        }
    }

    private void look(long now) throws IOException {
        if (now >= nextLook) {
            lastLook = now;
            nextLook = now + LOOK;
            long time = clock.now();
            if (hours.passTo(time)) {
                tap.looked(time);
            }
            follow();
        }
        if (hours.isOpen() && now - Math.max(begun, counts.lastFrame()) > settings.silence()) {
            throw new VenueException("nothing has come for " + TimeUnit.NANOSECONDS.toSeconds(settings.silence())
                    + " s while the market is open");
        }
    }

    private void follow() throws IOException {
        Set<NseInstrument> wanted = chain.wanted();
        int most = broker.mostOfASocket() * sockets.size();
        if (wanted.size() > most) {
            throw new VenueException("the strikes need " + wanted.size() + " instruments; " + most
                    + " may be subscribed: set fewer strikes or expiries");
        }
        Set<NseInstrument> added = new LinkedHashSet<>(wanted);
        for (int i = 0; i < sockets.size(); i++) {
            List<NseInstrument> left = new ArrayList<>(subscribed.get(i));
            left.removeAll(wanted);
            subscribed.get(i).removeAll(left);
            added.removeAll(subscribed.get(i));
            call(i, left, false);
        }
        List<NseInstrument> rest = new ArrayList<>(added);
        for (int i = 0; i < sockets.size(); i++) {
            int room = Math.min(
                    rest.size(), broker.mostOfASocket() - subscribed.get(i).size());
            List<NseInstrument> part = rest.subList(0, room);
            subscribed.get(i).addAll(part);
            counts.asked(room);
            call(i, part, true);
            rest = rest.subList(room, rest.size());
        }
        if (!added.isEmpty()) {
            LOG.debug("{} instruments are subscribed", wanted.size());
        }
    }

    private void call(int socket, List<NseInstrument> instruments, boolean subscribe) throws IOException {
        int most = broker.mostOfACall();
        for (int from = 0; from < instruments.size(); from += most) {
            List<NseInstrument> part = instruments.subList(from, Math.min(instruments.size(), from + most));
            for (String text : subscribe ? broker.subscribe(part) : broker.unsubscribe(part)) {
                tap.sent(text, clock.now());
                if (broker.callsAreBytes()) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    sockets.get(socket).send(bytes, 0, bytes.length);
                } else {
                    sockets.get(socket).send(text);
                }
            }
        }
    }
}
