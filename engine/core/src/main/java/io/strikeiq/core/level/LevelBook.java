package io.strikeiq.core.level;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.Cadence;

/**
 * The frozen levels of one underlying, in a fixed number of slots, from what its frame and ticks say. An engine gives it
 * every tick first, then reads the levels and what the tick did to them:
 *
 * <pre>{@code
 * levels.onTick(tick, metrics);
 * for (int i = 0; i < levels.slots(); i++) {
 *     FrozenLevel level = levels.level(i);
 *     if (level.event() == LevelEvent.RETURNED && level.kind() == LevelKind.CALL_OI_WALL) ...
 * }
 * }</pre>
 *
 * <p>A session's opening ends all levels, and they are made again from the first price of the session on, before which
 * SPOT is unknown. Nothing is
 * allocated after construction.
 */
public final class LevelBook implements Visited {
    private static final long LOOK_INTERVAL = 1_000_000_000L;
    /** A 5-minute range from a 1-minute one while the longer is unknown: ranges grow with the root of time. */
    private static final double ROOT_FIVE = Math.sqrt(5);

    private final LevelSettings settings;
    private final FrozenLevel[] levels;
    private final int[] firstSlot = new int[LevelKind.count() + 1];
    private final Cadence looks = new Cadence(LOOK_INTERVAL);
    private final LevelMaker maker;

    private long breakTime;
    private double breakDistance;
    private double lastPrice = Double.NaN;
    /** Of the levels that price is not beyond; of those that have gone meanwhile too, which is only narrower. */
    private final QuietRange standing = new QuietRange();
    /** The levels that price is beyond, in the order of their slots. */
    private final FrozenLevel[] exceeded;

    private int exceededCount;
    private final QuietRange beyond = new QuietRange();
    /** How far the furthest of them has been exceeded. */
    private double furthest;
    /** The levels that the last tick did anything to, in the order of their slots. */
    private final FrozenLevel[] changed;

    private int changedCount;
    private long made;

    public LevelBook(LevelSettings settings) {
        this.settings = settings;
        this.breakTime = settings.breakTime();
        this.breakDistance = settings.breakDistance();
        int slot = 0;
        for (int kind = 0; kind < LevelKind.count(); kind++) {
            firstSlot[kind] = slot;
            slot += LevelKind.at(kind).capacity();
        }
        firstSlot[LevelKind.count()] = slot;
        this.levels = new FrozenLevel[slot];
        this.exceeded = new FrozenLevel[slot];
        this.changed = new FrozenLevel[slot];
        for (int kind = 0; kind < LevelKind.count(); kind++) {
            for (int i = firstSlot[kind]; i < firstSlot[kind + 1]; i++) {
                levels[i] = new FrozenLevel(i, LevelKind.at(kind), lifetime(LevelKind.at(kind)));
            }
        }
        this.maker = new LevelMaker(settings, this);
    }

    /**
     * Changes when levels break for good, for an engine whose parameters may change.
     *
     * @param time nanoseconds beyond
     * @param distance multiples of the ATR beyond
     */
    public void breakAfter(long time, double distance) {
        if (time != breakTime) {
            breakTime = time;
            beyond.forget();
        }
        breakDistance = distance;
    }

    /** Moves the levels on to a tick: each level's event is that of this tick. */
    public void onTick(MarketEvent tick, MetricFrame metrics) {
        clearEvents();
        double price = metrics.get(MetricSlots.SPOT);
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            startSession(tick.time);
            return;
        }
        if (Double.isNaN(price)) {
            return;
        }
        boolean look = looks.isDue(tick.time);
        if (price == lastPrice && !look) {
            return;
        }
        lastPrice = price;
        double atr = atr(metrics);
        step(tick.time, price, breakDistance * atr);
        maker.onPrice(tick.time, price, atr);
        if (look) {
            maker.look(tick.time, price, atr, metrics);
        }
    }

    /** The distance that levels are measured with: the 5-minute ATR, or the 1-minute one scaled; {@code NaN} unknown. */
    public static double atr(MetricFrame metrics) {
        double five = metrics.get(Metric.ATR_5M);
        return Double.isNaN(five) ? ROOT_FIVE * metrics.get(Metric.ATR_1M) : five;
    }

    private void clearEvents() {
        for (int i = 0; i < changedCount; i++) {
            changed[i].clearEvent();
        }
        changedCount = 0;
    }

    private void startSession(long time) {
        for (FrozenLevel level : levels) {
            if (level.isLive()) {
                level.end(LevelEvent.EXPIRED);
                changed[changedCount++] = level;
            }
        }
        standing.forget();
        exceededCount = 0;
        lastPrice = Double.NaN;
        maker.startSession(time);
    }

    private void step(long time, double price, double breakAt) {
        if (!standing.holds(time, price)) {
            stepAll(time, price, breakAt);
        } else if (!beyond.holds(time, price) || furthest > breakAt) {
            stepExceeded(time, price, breakAt);
        }
    }

    private void stepAll(long time, double price, double breakAt) {
        standing.begin();
        exceededCount = 0;
        for (FrozenLevel level : levels) {
            if (level.isLive()) {
                step(level, time, price, breakAt);
            }
            if (level.isExceeded()) {
                exceeded[exceededCount++] = level;
            } else if (level.isLive()) {
                standing.takeStanding(level);
            }
        }
        foreseeExceeded();
    }

    private void stepExceeded(long time, double price, double breakAt) {
        int left = 0;
        for (int i = 0; i < exceededCount; i++) {
            FrozenLevel level = exceeded[i];
            step(level, time, price, breakAt);
            if (level.isExceeded()) {
                exceeded[left++] = level;
            } else if (level.isLive()) {
                standing.takeStanding(level);
            }
        }
        exceededCount = left;
        foreseeExceeded();
    }

    private void foreseeExceeded() {
        beyond.begin();
        furthest = 0;
        for (int i = 0; i < exceededCount; i++) {
            beyond.takeExceeded(exceeded[i], breakTime);
            furthest = Math.max(furthest, exceeded[i].excess());
        }
    }

    private void step(FrozenLevel level, long time, double price, double breakAt) {
        level.step(time, price, breakTime, breakAt);
        if (level.event() != LevelEvent.NONE) {
            changed[changedCount++] = level;
        }
    }

    private long lifetime(LevelKind kind) {
        return kind.isMoving() ? settings.movingLifetime() : settings.lifetime();
    }

    /**
     * Freezes a level, unless one of its kind stands at that price or, for a kind with one slot, any stands; of other kinds
     * the oldest gives way. A level at the present price has no side and is not made.
     */
    void freeze(LevelKind kind, double price, double spot, long time) {
        if (Double.isNaN(price) || price == spot || stands(kind, price)) {
            return;
        }
        FrozenLevel place = place(kind);
        if (place != null) {
            place.freeze(price > spot ? 1 : -1, price, time, ++made);
            standing.takeStanding(place);
        }
    }

    /** Whether a level of a kind is at a price, or of a kind with one slot at any. */
    private boolean stands(LevelKind kind, double price) {
        int first = firstSlot[kind.ordinal()];
        int end = first + kind.capacity();
        for (int i = first; i < end; i++) {
            FrozenLevel level = levels[i];
            if (level.isLive() && (level.price() == price || end - first == 1)) {
                return true;
            }
        }
        return false;
    }

    private FrozenLevel place(LevelKind kind) {
        FrozenLevel place = null;
        for (int i = firstSlot[kind.ordinal()]; i < firstSlot[kind.ordinal() + 1]; i++) {
            FrozenLevel level = levels[i];
            if (level.event() == LevelEvent.NONE && isBetterPlace(level, place)) {
                place = level;
            }
        }
        return place;
    }

    /** An empty slot before the oldest level; a level that price is beyond is not given up. */
    private static boolean isBetterPlace(FrozenLevel level, FrozenLevel place) {
        if (level.isExceeded() || (place != null && !place.isLive())) {
            return false;
        }
        return place == null || !level.isLive() || level.frozenAt() < place.frozenAt();
    }

    /** Number of slots, fixed. */
    public int slots() {
        return levels.length;
    }

    /** The level of a slot, live or not. */
    public FrozenLevel level(int slot) {
        return levels[slot];
    }

    /** Whether the last tick did anything to any level, so that a look at all of them is worth while. */
    public boolean hasEvents() {
        return changedCount > 0;
    }

    /** Number of levels that the last tick did something to. */
    public int changedCount() {
        return changedCount;
    }

    /** One of the levels that the last tick did something to, in the order of their slots. */
    public FrozenLevel changed(int index) {
        return changed[index];
    }

    /** Number of levels that price is beyond. */
    public int exceededCount() {
        return exceededCount;
    }

    /** One of the levels that price is beyond, in the order of their slots. */
    public FrozenLevel exceeded(int index) {
        return exceeded[index];
    }

    /** Levels made so far. */
    public long made() {
        return made;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(levels);
        looks.visit(visitor);
        maker.visit(visitor);
        breakTime = visitor.visit(breakTime);
        breakDistance = visitor.visit(breakDistance);
        lastPrice = visitor.visit(lastPrice);
        visitor.visit(hasEvents());
        made = visitor.visit(made);
        index();
    }

    private void index() {
        standing.forget();
        changedCount = 0;
        exceededCount = 0;
        for (FrozenLevel level : levels) {
            if (level.event() != LevelEvent.NONE) {
                changed[changedCount++] = level;
            }
            if (level.isExceeded()) {
                exceeded[exceededCount++] = level;
            }
        }
    }
}
