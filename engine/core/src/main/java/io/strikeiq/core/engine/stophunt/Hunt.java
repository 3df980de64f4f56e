package io.strikeiq.core.engine.stophunt;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * One excursion beyond one level, as a bar from the open of the minute of its breach to the minute that closes back
 * inside.
 *
 * <pre>
 *          level exceeded              price inside            the minute closes inside
 *   IDLE ─────────────────▶ BEYOND ◀───────────────▶ INSIDE ─────────────────────────────▶ IDLE   judged
 *     ▲   level broken, expired or made again, or too late  │
 *     └──────────────────────────┴─────────────────────────┘
 * </pre>
 */
final class Hunt implements Visited {
    private static final long MINUTE = 60_000_000_000L;

    enum State {
        IDLE,
        BEYOND,
        INSIDE
    }

    State state = State.IDLE;
    /** +1 beyond a high, −1 beyond a low. */
    int side;

    long serial;
    long breachAt;
    double open;
    double extreme;
    private double opposite;
    /** Highest z-score of the burst, {@code NaN} while unknown. */
    double burst;

    private long insideMinute;

    /**
     * Begins at a breach.
     *
     * @param barOpen open of the minute; where it is beyond the level too, the last price inside stands for it
     * @param barOpposite extreme of that minute on the other side
     */
    void begin(int levelSide, long levelSerial, long time, double price, double barOpen, double barOpposite) {
        state = State.BEYOND;
        side = levelSide;
        serial = levelSerial;
        breachAt = time;
        open = barOpen;
        extreme = price;
        opposite = side > 0 ? Math.min(barOpen, barOpposite) : Math.max(barOpen, barOpposite);
        burst = Double.NaN;
    }

    void onPrice(double price) {
        extreme = side > 0 ? Math.max(extreme, price) : Math.min(extreme, price);
        opposite = side > 0 ? Math.min(opposite, price) : Math.max(opposite, price);
    }

    void onBurst(double z) {
        burst = Double.isNaN(burst) || z > burst ? z : burst;
    }

    void back(long time) {
        state = State.INSIDE;
        insideMinute = Math.floorDiv(time, MINUTE);
    }

    /** Whether a minute in which price came back inside is over. */
    boolean isClosed(long time) {
        return time >= closesAt();
    }

    /** The end of the minute in which price came back inside; never while it has not. */
    long closesAt() {
        return state == State.INSIDE ? (insideMinute + 1) * MINUTE : Long.MAX_VALUE;
    }

    /** Wick on the hunted side over the range of the bar that ends with a close; {@code NaN} for a bar without range. */
    double wickShare(double close) {
        double body = side > 0 ? Math.max(open, close) : Math.min(open, close);
        return (extreme - body) / (extreme - opposite);
    }

    @Override
    public void visit(StateVisitor visitor) {
        state = visitor.visit(State.class, state);
        side = visitor.visit(side);
        serial = visitor.visit(serial);
        breachAt = visitor.visit(breachAt);
        open = visitor.visit(open);
        extreme = visitor.visit(extreme);
        opposite = visitor.visit(opposite);
        burst = visitor.visit(burst);
        insideMinute = visitor.visit(insideMinute);
    }
}
