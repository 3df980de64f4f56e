package io.strikeiq.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs a test class as JUnit would, guards and all, and tells what failed. */
final class GuardedRun {
    private GuardedRun() {}

    static List<String> failuresOf(Class<?> testClass) {
        return failuresOf(testClass, ThreadGuard.GRACE_DEFAULT);
    }

    /** As the other, where threads have some milliseconds to end. */
    static List<String> failuresOf(Class<?> testClass, long grace) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter(ThreadGuard.GRACE, Long.toString(grace))
                .selectors(selectClass(testClass))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow().getMessage())
                .toList();
    }
}
