package io.strikeiq.core.state;

/** Holds something for each instrument of an underlying, by ordinal. */
@FunctionalInterface
public interface RetirementListener {
    /** Called before the ordinal of an instrument that has expired, or whose terms have moved it, is used again. */
    void onRetire(int ordinal);
}
