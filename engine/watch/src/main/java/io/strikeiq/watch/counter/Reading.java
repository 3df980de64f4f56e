package io.strikeiq.watch.counter;

/**
 * One value of the file.
 *
 * @param label what distinguishes it from others of the measure, empty where there is one
 * @param value as it is in the file: nanoseconds where the unit is seconds
 */
public record Reading(Measure measure, String label, long value) {
    /** The name with the label, as {@code strikeiq_signals{engine="liquidity"}}. */
    public String name() {
        return label.isEmpty() ? measure.title() : measure.title() + "{" + measure.label() + "=\"" + label + "\"}";
    }

    /** The value in the unit of the name. */
    public double inUnit() {
        return measure.unit().of(value);
    }

    /** The same for JSON: a whole number where the unit has no parts. */
    public Number number() {
        if (measure.unit() == Measure.Unit.SECONDS) {
            return inUnit();
        }
        return value;
    }
}
