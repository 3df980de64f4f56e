package io.strikeiq.core.metrics;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** Tells a calculator at which tick a session of its underlying has begun, and how. */
public final class SessionTurns implements Visited {
    /** What a tick has done to the session. */
    public enum Turn {
        /** The session goes on, or has closed. */
        NONE,
        /** It has opened: what is known of the last one is over, a gap lies between. */
        OPEN,
        /** A day mark: session metrics start again, and nothing else does. */
        DAY
    }

    private int opens;
    private int number;

    /** To be asked once at each tick. */
    public Turn at(MarketEvent tick, Session session) {
        if (tick.type != TickType.SESSION && tick.type != TickType.DAY) {
            return Turn.NONE;
        }
        Turn turn = session.opens() != opens ? Turn.OPEN : session.number() != number ? Turn.DAY : Turn.NONE;
        opens = session.opens();
        number = session.number();
        return turn;
    }

    @Override
    public void visit(StateVisitor visitor) {
        opens = visitor.visit(opens);
        number = visitor.visit(number);
    }
}
