package io.strikeiq.core.state;

/**
 * The session of one underlying as calculators and engines see it. A session begins with a SESSION OPEN tick, or with a
 * DAY tick where trading never stops. A run that has seen neither is in session 0.
 */
public interface Session {
    /** Between a close and the next open; false as long as no close has been reported. */
    boolean isClosed();

    /** Between an open and the next close; false as long as no open has been reported. */
    boolean isOpen();

    /** Whether the underlying has ever opened or closed: its trading stops between sessions. */
    boolean hasSessions();

    /** Sessions begun so far, by an open or by a day mark; session metrics start again when it changes. */
    int number();

    /** Sessions begun by an open; books and prices of the last session are forgotten when it changes. */
    int opens();

    /** Event time at which the present session began, 0 in session 0. */
    long startedAt();

    /** Whether a price of the underlying has come in this session; a day mark does not take it away. */
    boolean hasPrice();

    /** Event time of the last price of the underlying, {@link Long#MIN_VALUE} before the first of the run. */
    long priceTime();

    /**
     * Nanoseconds of trading so far, on which histories age: event time between ticks with market data, each gap counted
     * for {@link SessionClock#LONGEST_GAP} at most, and nothing between a close and the next open.
     */
    long activeTime();
}
