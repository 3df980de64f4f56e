package io.strikeiq.service.simulator;

import io.strikeiq.core.signal.Direction;

/**
 * An event to be planted.
 *
 * @param expected name of the signal that an engine should give
 * @param direction of that signal
 * @param level price that it speaks of, {@code NaN} for none
 */
record EventPlan(String expected, Direction direction, double level, EventScript script) {
    static Direction direction(boolean up) {
        return up ? Direction.UP : Direction.DOWN;
    }
}
