package io.strikeiq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that says something of code as the optimising compiler makes it, such as that it allocates nothing. The
 * others run by the first compiler alone, in half the processor time.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("optimised")
public @interface OptimisedTest {}
