package io.strikeiq.core.event;

/** Why the gate keeps a tick from the stages. */
public enum Refusal {
    /** It is not refused. */
    NONE,
    /** It names an instrument that was never defined, or whose underlying was not. */
    UNKNOWN_INSTRUMENT,
    /** It names an option that has expired. */
    RETIRED_INSTRUMENT,
    /** Its exchange time leaves its receipt by more than the gate's bound. */
    FAR_FROM_RECEIPT,
    /** Its time jumps, and no other instruments have confirmed the jump. */
    UNCONFIRMED_JUMP,
    /** A clock that jumped, and that the next one did not confirm. */
    UNCONFIRMED_CLOCK,
    /** A quote, depth, price or greeks older than the last of its instrument and kind. */
    OLDER_THAN_LAST,
    /** A trade or open interest that comes later than the gate allows. */
    TOO_LATE,
    /** A trade whose price or size cannot be. */
    INVALID_TRADE,
    /** A price of an underlying that cannot be. */
    INVALID_PRICE,
    /** Open interest that cannot be. */
    INVALID_OPEN_INTEREST,
    /**
     * A clock that jumps, such as the first after a night. It waits for the next one: nothing is wrong with it unless that
     * one disagrees.
     */
    WAITING_CLOCK,
    /** The expiry of an instrument that time has retired already, so that it says nothing new. */
    ALREADY_EXPIRED;

    private static final int COUNT = values().length;

    /** Whether something is wrong with a tick that is kept from the stages for this reason. */
    public boolean isFault() {
        return this != NONE && this != WAITING_CLOCK && this != ALREADY_EXPIRED;
    }

    /** Number of reasons, {@link #NONE} included. */
    public static int count() {
        return COUNT;
    }
}
