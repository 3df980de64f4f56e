package io.strikeiq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that needs a Kafka broker: {@code mvn test -Dapart} runs those and the soaks, and so does {@code .ci/run}; {@code mvn
 * verify} leaves them out, unless {@code -Dtest} names them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("broker")
public @interface BrokerTest {}
