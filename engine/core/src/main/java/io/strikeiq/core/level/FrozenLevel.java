package io.strikeiq.core.level;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * A level in its slot. Kind, side and price never change while it lives; the slot is used again for another level when it
 * is gone, which {@link #serial} tells.
 *
 * <pre>
 *            price beyond                beyond for too long or too far
 *   STANDING ────────────▶ EXCEEDED ─────────────────────────────────▶ BROKEN
 *      ▲    price inside      │
 *      └──────────────────────┘
 * </pre>
 */
public final class FrozenLevel implements Visited {
    private final int slot;
    private final LevelKind kind;
    private final long lifetime;
    private int side;
    private double price = Double.NaN;
    private long frozenAt;
    private long serial;
    private boolean live;
    private boolean exceeded;
    private long exceededAt;
    private double extreme = Double.NaN;
    private LevelEvent event = LevelEvent.NONE;

    /**
     * @param lifetime age at which its levels expire
     */
    FrozenLevel(int slot, LevelKind kind, long lifetime) {
        this.slot = slot;
        this.kind = kind;
        this.lifetime = lifetime;
    }

    /** Position in the book, from 0: what an engine keeps per level is indexed by it. */
    public int slot() {
        return slot;
    }

    public LevelKind kind() {
        return kind;
    }

    /** +1 for resistance, exceeded upwards; −1 for support, exceeded downwards. */
    public int side() {
        return side;
    }

    public double price() {
        return price;
    }

    /** Event time at which the level was made. */
    public long frozenAt() {
        return frozenAt;
    }

    /** The last event time at which it stands when price stays inside. */
    long expiresAfter() {
        return frozenAt + lifetime;
    }

    /** Number of the level among all that the book ever made, from 1. */
    public long serial() {
        return serial;
    }

    /** Whether the level is there; one that the last tick broke or let expire no longer is, but can still be read. */
    public boolean isLive() {
        return live;
    }

    /** Whether price is beyond the level now. */
    public boolean isExceeded() {
        return exceeded;
    }

    /** When price last went beyond. */
    public long exceededAt() {
        return exceededAt;
    }

    /** Furthest price of the present or, after a return, the last excursion beyond. */
    public double extreme() {
        return extreme;
    }

    /** How far price went beyond in that excursion, in units of price; {@code NaN} before the first. */
    public double excess() {
        return side * (extreme - price);
    }

    /** What the last tick did. */
    public LevelEvent event() {
        return event;
    }

    void freeze(int newSide, double newPrice, long time, long newSerial) {
        side = newSide;
        price = newPrice;
        frozenAt = time;
        serial = newSerial;
        live = true;
        exceeded = false;
        exceededAt = 0;
        extreme = Double.NaN;
        event = LevelEvent.NONE;
    }

    void clearEvent() {
        event = LevelEvent.NONE;
    }

    void end(LevelEvent how) {
        live = false;
        exceeded = false;
        event = how;
    }

    /** Moves the level on to a time and price; {@code breakAt} is how far beyond it breaks, {@code NaN} for unknown. */
    void step(long time, double spot, long breakTime, double breakAt) {
        double beyond = side * (spot - price);
        if (beyond > 0) {
            if (!exceeded) {
                exceeded = true;
                exceededAt = time;
                extreme = spot;
                event = LevelEvent.EXCEEDED;
            } else if (side * (spot - extreme) > 0) {
                extreme = spot;
            }
            if (beyond > breakAt || time - exceededAt > breakTime) {
                end(LevelEvent.BROKEN);
            }
        } else if (exceeded) {
            exceeded = false;
            if (time - exceededAt > breakTime) {
                end(LevelEvent.BROKEN);
            } else {
                event = LevelEvent.RETURNED;
            }
        } else if (time > expiresAfter()) {
            end(LevelEvent.EXPIRED);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        side = visitor.visit(side);
        price = visitor.visit(price);
        frozenAt = visitor.visit(frozenAt);
        serial = visitor.visit(serial);
        live = visitor.visit(live);
        exceeded = visitor.visit(exceeded);
        exceededAt = visitor.visit(exceededAt);
        extreme = visitor.visit(extreme);
        event = visitor.visit(LevelEvent.class, event);
    }
}
