package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.RestCall;
import io.strikeiq.feeds.connection.Silence;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one time, a socket for each route: all are made again when one ends. Data flow from the first
 * acknowledgement on; a route that acknowledges and stays silent is a wrong one.
 */
final class BinanceSession implements BinanceDecoder.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceSession.class);
    private static final int LEVELS = 1_000;
    private static final long BETWEEN_SNAPSHOTS = TimeUnit.SECONDS.toNanos(1);

    private final BinanceSettings settings;
    private final List<BinancePerpetual> perpetuals;
    private final BinanceTicks out;
    private final BinanceCounts counts;
    private final BinanceDecoder decoder;
    private final SocketGroup sockets;
    private final ReceiptClock clock;
    private final FrameTap tap;
    private final MissedTrades missed;
    private final Silence silence = new Silence();
    /** Streams by the number of the call that asked for them. */
    private final Map<Long, List<String>> asked = new HashMap<>();

    private final Map<BinancePerpetual, RestCall> snapshots = new LinkedHashMap<>();
    private final Map<BinancePerpetual, Long> nextSnapshot = new HashMap<>();
    private IOException failure;
    private boolean flowing;

    BinanceSession(
            BinanceSettings settings,
            List<BinancePerpetual> perpetuals,
            BinanceTicks out,
            BinanceCounts counts,
            SocketGroup sockets,
            ReceiptClock clock,
            FrameTap tap) {
        this.settings = settings;
        this.perpetuals = perpetuals;
        this.out = out;
        this.counts = counts;
        this.decoder = new BinanceDecoder(perpetuals, out, counts, this);
        this.clock = clock;
        this.tap = tap;
        this.missed = new MissedTrades(
                settings, decoder.trades(), (question, answer) -> tap.answered(question, answer, clock.now()));
        this.sockets = sockets;
    }

    /** Whether streams were acknowledged and data came. */
    boolean hasFlowed() {
        return flowing && counts.depth.frames() > 0;
    }

    /** The paths of the sockets, each once. */
    static List<String> routes(BinanceSettings settings) {
        return settings.bookRoute().equals(settings.tradeRoute())
                ? List.of(settings.bookRoute())
                : List.of(settings.bookRoute(), settings.tradeRoute());
    }

    /**
     * Runs until a connection ends, or the feed is to stop.
     *
     * @throws IOException saying why the connection ended
     */
    void run(FeedStop stop) throws IOException {
        perpetuals.forEach(BinancePerpetual::disconnected);
        perpetuals.forEach(missed::again);
        fetchMissed(stop);
        subscribe();
        while (!stop.isRequested()) {
            WebSocket socket = sockets.await();
            long now = System.nanoTime();
            if (socket != null) {
                long receipt = clock.now();
                out.frame(receipt, now);
                tap.received(socket.bytes(), socket.from(), socket.to(), socket.isBinary(), receipt);
                decoder.decode(socket.bytes(), socket.from(), socket.to(), now);
            }
            look(now);
        }
    }

    /** What was traded without us comes before the present; the sockets are looked at meanwhile. */
    private void fetchMissed(FeedStop stop) throws IOException {
        long since = out.missingSince();
        if (since == 0) {
            return;
        }
        out.define(clock.now());
        perpetuals.forEach(each -> missed.since(each, since));
        while (missed.isBusy() && !stop.isRequested()) {
            missed.look();
            sockets.await();
        }
    }

    private void subscribe() throws IOException {
        List<String> routes = routes(settings);
        for (int i = 0; i < routes.size(); i++) {
            List<String> streams = new ArrayList<>();
            for (String symbol : settings.symbols()) {
                String name = symbol.toLowerCase(Locale.ROOT);
                if (routes.get(i).equals(settings.bookRoute())) {
                    streams.add(name + settings.depthStream());
                    streams.add(name + "@bookTicker");
                }
                if (routes.get(i).equals(settings.tradeRoute())) {
                    streams.add(name + settings.tradeStream());
                }
            }
            long call = i + 1L;
            asked.put(call, streams);
            streams.forEach(each -> counts.of(each).asked(1));
            String text = "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + String.join("\",\"", streams) + "\"],\"id\":"
                    + call + "}";
            tap.sent(text, clock.now());
            sockets.get(i).send(text);
        }
    }

    @Override
    public void onAnswer(long call, String error) {
        List<String> streams = asked.remove(call);
        if (error != null) {
            failure = new VenueException("the venue refuses: " + PlainText.of(error));
        } else if (streams != null) {
            long now = System.nanoTime();
            for (String each : streams) {
                counts.of(each).acknowledged();
                silence.watch(counts.of(each), settings.silence(), now);
            }
            if (!flowing) {
                flowing = true;
                out.connected(clock.now());
            }
        }
    }

    @Override
    public void onSnapshotNeeded(BinancePerpetual perpetual) {
        long now = System.nanoTime();
        if (!snapshots.containsKey(perpetual) && now >= nextSnapshot.getOrDefault(perpetual, Long.MIN_VALUE)) {
            nextSnapshot.put(perpetual, now + BETWEEN_SNAPSHOTS);
            snapshots.put(perpetual, RestCall.begin(settings.rest().at(snapshotOf(perpetual)), Map.of()));
        }
    }

    @Override
    public void onTradeGap(BinancePerpetual perpetual, long firstId, long lastId) {
        missed.between(perpetual, firstId, lastId);
    }

    private static String snapshotOf(BinancePerpetual perpetual) {
        return "/fapi/v1/depth?symbol=" + perpetual.symbol() + "&limit=" + LEVELS;
    }

    private void look(long now) throws IOException {
        if (failure != null) {
            throw failure;
        }
        missed.look();
        if (!snapshots.isEmpty()) {
            takeSnapshots();
        }
        String silent = silence.silent(now);
        if (silent != null) {
            out.stale(settings.silence());
            throw new VenueException("nothing has come of " + silent + " for "
                    + TimeUnit.NANOSECONDS.toMillis(settings.silence()) + " ms" + hint(silent));
        }
    }

    private String hint(String silent) {
        boolean ever = counts.all().stream().anyMatch(each -> each.group().equals(silent) && each.frames() > 0);
        if (ever) {
            return "";
        }
        return " after they were acknowledged: "
                + (silent.equals(counts.trades.group())
                        ? "tradeRoute " + settings.tradeRoute()
                        : "bookRoute " + settings.bookRoute())
                + " may be a wrong one";
    }

    private void takeSnapshots() throws IOException {
        for (BinancePerpetual each : perpetuals) {
            RestCall call = snapshots.get(each);
            if (call != null && call.isOver()) {
                snapshots.remove(each);
                take(each, call);
            }
        }
    }

    private void take(BinancePerpetual perpetual, RestCall call) throws IOException {
        byte[] answer;
        try {
            answer = call.answer();
            tap.answered(snapshotOf(perpetual), answer, clock.now());
        } catch (VenueException e) {
            if (e.isSlow()) {
                throw e;
            }
            LOG.warn("{}: no snapshot of the book: {}", perpetual.symbol(), e.getMessage());
            return;
        }
        try {
            if (!decoder.depth().snapshot(perpetual, answer)) {
                LOG.debug("{}: the snapshot is older than the differences", perpetual.symbol());
            }
        } catch (JsonException e) {
            LOG.warn("{}: the snapshot of the book cannot be read: {}", perpetual.symbol(), e.getMessage());
        }
    }
}
