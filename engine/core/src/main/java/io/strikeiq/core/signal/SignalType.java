package io.strikeiq.core.signal;

/**
 * A kind of signal that an engine declares.
 *
 * @param index position in the engine's declaration, from 0
 * @param name upper snake case, unique within the engine
 * @param direction what it says of the price
 * @param refutedBy one sentence: what would prove the signal wrong
 * @param claim what it says of the variance to come; {@link VolatilityClaim#NONE} where it has a direction
 */
public record SignalType(int index, String name, Direction direction, String refutedBy, VolatilityClaim claim) {
    /** One that says nothing of the variance to come. */
    public SignalType(int index, String name, Direction direction, String refutedBy) {
        this(index, name, direction, refutedBy, VolatilityClaim.NONE);
    }

    /** Whether there is a rule by which it proves right or wrong. */
    public boolean isScored() {
        return direction != Direction.NONE || claim != VolatilityClaim.NONE;
    }
}
