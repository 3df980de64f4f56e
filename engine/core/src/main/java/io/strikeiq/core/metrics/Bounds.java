package io.strikeiq.core.metrics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a component of a settings record may have from a config, both bounds included: numbers, or durations such
 * as {@code 250ms} and {@code 30d} where the component is in nanoseconds. At either bound metrics are defined, if not useful.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {
    /** The least value. */
    String min();

    /** The greatest value. */
    String max();
}
