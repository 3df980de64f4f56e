package io.strikeiq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test, or all of a class, that starts servers or processes, or takes seconds: {@code mvn verify -Dquick} leaves it out, unless
 * {@code -Dtest} names it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("long")
public @interface LongTest {}
