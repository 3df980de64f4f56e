package io.strikeiq.testing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Fails a test during which anything, on any thread, logged a WARN or an ERROR that no {@link ExpectedLog} names, and
 * one that did not log what its own {@link ExpectedLog} names. A line that comes between two tests is charged to the
 * next one, or to the class when none follows.
 *
 * <p>The lines of a test that passes are not printed; those of one that fails are, with their stack traces.
 *
 * <p>Where somebody sets the clock of the machine while tests run, lines that say so are no fault of theirs.
 */
public final class LogGuard implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(LogGuard.class);

    /** Far beyond what a service slews the clock by while tests run. */
    private static final Duration SET = Duration.ofMillis(500);

    private static final Duration CLOCK = aheadOfTheMonotonicOne();

    @Override
    public void beforeAll(ExtensionContext context) {
        capture(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<ExpectedLog> required = expectations(context.getRequiredTestMethod());
        List<ExpectedLog> expected =
                Stream.concat(required.stream(), ofClasses(context)).toList();
        // One that is skipped in its midst, for want of what the machine has not, comes to none of it.
        boolean aborted = context.getExecutionException()
                .filter(TestAbortedException.class::isInstance)
                .isPresent();
        check(context, expected, aborted ? List.of() : required);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check(context, ofClasses(context).toList(), List.of());
    }

    private static void check(ExtensionContext context, List<ExpectedLog> expected, List<ExpectedLog> required) {
        LogCapture capture = capture(context);
        List<ILoggingEvent> events = capture.drain();
        try {
            failOnUnexpected(events, expected);
            failOnMissing(events, required);
        } catch (AssertionError e) {
            capture.print(events);
            throw e;
        }
        if (context.getExecutionException().filter(LogGuard::isFailure).isPresent()) {
            capture.print(events);
        }
    }

    private static boolean isFailure(Throwable end) {
        return !(end instanceof TestAbortedException);
    }

    /** One for the whole run: JUnit closes what the root's store holds at the end of it. */
    private static LogCapture capture(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(LogCapture.class, key -> LogCapture.ofAllLoggers(), LogCapture.class);
    }

    private static Stream<ExpectedLog> ofClasses(ExtensionContext context) {
        Stream<Class<?>> classes =
                Stream.concat(context.getEnclosingTestClasses().stream(), Stream.of(context.getRequiredTestClass()));
        return classes.flatMap(type -> expectations(type).stream());
    }

    private static List<ExpectedLog> expectations(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, ExpectedLog.class);
    }

    private static void failOnUnexpected(List<ILoggingEvent> events, List<ExpectedLog> expected) {
        String unexpected = events.stream()
                .filter(event -> expected.stream().noneMatch(each -> matches(each, event)))
                .filter(event -> !isOfTheClock(
                        event.getFormattedMessage(), aheadOfTheMonotonicOne().minus(CLOCK)))
                .map(LogGuard::line)
                .collect(Collectors.joining());
        if (!unexpected.isEmpty()) {
            throw new AssertionError("Unexpected log lines:" + unexpected);
        }
    }

    /** @param set how far the clock of the machine was set since tests began */
    static boolean isOfTheClock(String message, Duration set) {
        return set.abs().compareTo(SET) > 0
                && (message.startsWith("the clock of the machine was set ") || message.contains("clock leap detected"));
    }

    private static Duration aheadOfTheMonotonicOne() {
        return Duration.between(Instant.EPOCH, Instant.now()).minusNanos(System.nanoTime());
    }

    private static void failOnMissing(List<ILoggingEvent> events, List<ExpectedLog> required) {
        for (ExpectedLog each : required) {
            if (events.stream().noneMatch(event -> matches(each, event))) {
                throw new AssertionError("Expected, but not logged: " + each);
            }
        }
    }

    private static boolean matches(ExpectedLog expected, ILoggingEvent event) {
        return event.getLoggerName().contains(expected.logger())
                && event.getFormattedMessage().contains(expected.contains());
    }

    private static String line(ILoggingEvent event) {
        IThrowableProxy cause = event.getThrowableProxy();
        return "\n  %s %s [%s]: %s%s"
                .formatted(
                        event.getLevel(),
                        event.getLoggerName(),
                        event.getThreadName(),
                        event.getFormattedMessage(),
                        cause == null ? "" : " (" + cause.getClassName() + ": " + cause.getMessage() + ")");
    }
}
