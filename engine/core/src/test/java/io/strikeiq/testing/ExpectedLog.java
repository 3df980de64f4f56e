package io.strikeiq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A WARN or ERROR line that a test provokes on purpose. On a method the line must come, or the test fails; on a class
 * it may come, in any of its tests.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(ExpectedLog.List.class)
public @interface ExpectedLog {
    /** A part of the logger's name; any logger when empty. */
    String logger() default "";

    /** A part of the formatted message; any message when empty. */
    String contains() default "";

    /** What the compiler wraps several of them in. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface List {
        ExpectedLog[] value();
    }
}
