package io.strikeiq.watch.api;

import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.present.PresentMarket;
import io.strikeiq.watch.view.MarketView;
import io.strikeiq.watch.view.Origin;
import io.strikeiq.watch.view.PresentView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The present, as the stages show it; for any thread. */
public final class Present {
    /** Since the last question, after which a copy may be an old one. */
    private static final long RESTED = TimeUnit.SECONDS.toNanos(2);
    /** How long the first who asks after that waits for a new one. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(400);

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);

    private final PresentBoard board;
    private final Supplier<String> runId;
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - RESTED);
    /** The view of each copy is made once. */
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    private record Shown(PresentMarket copy, MarketView view) {}

    /** @param runId id of the present run, empty for none */
    public Present(PresentBoard board, Supplier<String> runId) {
        this.board = board;
        this.runId = runId;
    }

    /** Every underlying. */
    public List<PresentMarket> all() {
        return board.all();
    }

    /** An underlying, empty when nothing is known of it. */
    public Optional<MarketView> market(String symbol) {
        long now = System.nanoTime();
        boolean rested = now - askedAt.getAndSet(now) > RESTED;
        Optional<PresentMarket> copy = board.find(symbol);
        while (rested && copy.isPresent() && System.nanoTime() - now < PATIENCE) {
            LockSupport.parkNanos(this, LOOK);
            Optional<PresentMarket> next = board.find(symbol);
            rested = next.isPresent() && next.get() == copy.get();
            copy = next;
        }
        return copy.map(found -> view(symbol, found));
    }

    /** As the other, without waiting for a new copy. */
    public Optional<MarketView> newest(String symbol) {
        return board.find(symbol).map(found -> view(symbol, found));
    }

    private MarketView view(String symbol, PresentMarket copy) {
        Shown last = shown.get(symbol);
        if (last == null || last.copy() != copy) {
            String run = runId.get();
            last = new Shown(copy, PresentView.of(copy, Origin.PRESENT, run.isEmpty() ? null : run));
            shown.put(symbol, last);
        }
        return last.view();
    }
}
