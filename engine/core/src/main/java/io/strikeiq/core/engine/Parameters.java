package io.strikeiq.core.engine;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.List;

/** The values of one engine's parameters. A control tick may change a value; engines read it where they use it. */
public final class Parameters implements Visited {
    private static final double NANOS_PER_SECOND = 1e9;
    private final List<Parameter> declared;
    private final double[] values;

    /** All defaults. */
    public Parameters(List<Parameter> declared) {
        this.declared = List.copyOf(declared);
        this.values = declared.stream().mapToDouble(Parameter::defaultValue).toArray();
    }

    public double get(Parameter parameter) {
        return values[parameter.index()];
    }

    /** A parameter in seconds as nanoseconds. */
    public long nanos(Parameter parameter) {
        return (long) (values[parameter.index()] * NANOS_PER_SECOND);
    }

    /** Whether there is such a parameter, and the value is in its range. */
    public boolean allows(int index, double value) {
        return index >= 0
                && index < declared.size()
                && value >= declared.get(index).minimum()
                && value <= declared.get(index).maximum();
    }

    /**
     * Sets a value.
     *
     * @throws IllegalArgumentException out of the declared range, naming parameter, value and range
     */
    public void set(int index, double value) {
        Parameter parameter = declared.get(index);
        if (!allows(index, value)) {
            throw new IllegalArgumentException(parameter.name() + " = " + value + " is not in " + parameter.minimum()
                    + ".." + parameter.maximum() + " " + parameter.unit());
        }
        values[index] = value;
    }

    public List<Parameter> declared() {
        return declared;
    }

    /** An independent copy, one per underlying. */
    public Parameters copy() {
        Parameters copy = new Parameters(declared);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(values);
    }
}
