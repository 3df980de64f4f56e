package io.strikeiq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of what shows after many repetitions alone: sessions in one process, meetings of threads. {@code mvn test -Dapart} runs
 * those and what needs a Kafka broker, and so does {@code .ci/run}; {@code mvn verify} leaves them out, unless {@code -Dtest} names
 * them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("soak")
public @interface SoakTest {}
