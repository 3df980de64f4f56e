package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runs below log, this test expects. */
@ExpectedLog(logger = "LogGuardTest", contains = "on purpose")
class LogGuardTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogGuardTest.class);

    @Test
    void shouldFailATestThatWarns() {
        assertFailsOnce(Warns.class, "WARN io.strikeiq.testing.LogGuardTest [main]: a warning on purpose");
    }

    @Test
    void shouldNameTheExceptionOfAnError() {
        assertFailsOnce(FailsQuietly.class, "(java.lang.IllegalStateException: broken)");
    }

    @Test
    void shouldSeeTheLinesOfOtherThreads() {
        assertFailsOnce(WarnsElsewhere.class, "[elsewhere]");
    }

    @Test
    void shouldChargeTheClassWithWhatItLogsAfterItsTests() {
        assertFailsOnce(WarnsAtTheEnd.class, "a warning on purpose");
    }

    @Test
    void shouldAcceptWhatTheTestOrItsClassExpects() {
        assertEquals(List.of(), GuardedRun.failuresOf(ExpectsOnMethod.class));
        assertEquals(List.of(), GuardedRun.failuresOf(ExpectsOnClass.class));
    }

    @Test
    void shouldFailATestThatDoesNotLogWhatItExpects() {
        assertFailsOnce(ExpectsInVain.class, "Expected, but not logged");
    }

    @Test
    void shouldAskNothingOfATestThatIsSkippedInItsMidst() {
        assertEquals(List.of(), GuardedRun.failuresOf(ExpectsAndIsSkipped.class));
    }

    @Test
    void shouldFailATestThatLogsOtherThanItExpects() {
        assertFailsOnce(ExpectsAnother.class, "Unexpected log lines");
    }

    /** The runs are within this one, so that what they print is what this test's guard has of them. */
    @Test
    void shouldPrintTheLinesOfATestThatFailsAndNotThoseOfOneThatPasses() {
        assertEquals(List.of("an error on purpose"), printedBy(LogsAndFails.class));
        assertEquals(List.of("a warning on purpose"), printedBy(Warns.class));
        assertEquals(List.of(), printedBy(ExpectsOnMethod.class));
    }

    private static List<String> printedBy(Class<?> testClass) {
        try (LogCapture printed = LogCapture.ofAllLoggers()) {
            GuardedRun.failuresOf(testClass);
            List<ILoggingEvent> lines = printed.drain();
            return lines.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }

    private static void assertFailsOnce(Class<?> testClass, String because) {
        List<String> failures = GuardedRun.failuresOf(testClass);
        assertEquals(1, failures.size(), failures::toString);
        assertTrue(failures.get(0).contains(because), failures::toString);
    }

    private static void warn() {
        LOG.warn("a {} on purpose", "warning");
    }

    static class Warns {
        @Test
        void warns() {
            warn();
        }

        @Test
        void isNotChargedWithIt() {}
    }

    static class FailsQuietly {
        @Test
        void logsAnError() {
            LOG.error("an error on purpose", new IllegalStateException("broken"));
        }
    }

    static class LogsAndFails {
        @Test
        @ExpectedLog(contains = "an error on purpose")
        void logsAnErrorAndFails() {
            LOG.error("an error on purpose");
            throw new IllegalStateException("fails by itself");
        }
    }

    static class WarnsElsewhere {
        @Test
        void warnsElsewhere() throws InterruptedException {
            Thread thread = new Thread(LogGuardTest::warn, "elsewhere");
            thread.start();
            thread.join();
        }
    }

    static class WarnsAtTheEnd {
        @Test
        void isQuiet() {}

        @AfterAll
        static void warns() {
            warn();
        }
    }

    static class ExpectsOnMethod {
        @Test
        @ExpectedLog(contains = "a warning on purpose")
        @ExpectedLog(logger = "io.strikeiq.testing.LogGuardTest", contains = "an error")
        void warns() {
            warn();
            LOG.error("an error on purpose");
        }
    }

    @ExpectedLog(logger = "LogGuardTest")
    static class ExpectsOnClass {
        @Test
        void isQuiet() {}

        @Nested
        class WithinIt {
            @Test
            void warns() {
                warn();
            }
        }
    }

    static class ExpectsInVain {
        @Test
        @ExpectedLog(contains = "a warning")
        void isQuiet() {}
    }

    static class ExpectsAndIsSkipped {
        @Test
        @ExpectedLog(contains = "a warning")
        void wantsWhatIsNotHere() {
            Assumptions.abort("for want of something");
        }
    }

    static class ExpectsAnother {
        @Test
        @ExpectedLog(contains = "an error")
        void warnsAsWell() {
            LOG.error("an error on purpose");
            warn();
        }
    }

    @Test
    void shouldHoldLinesOfAClockThatWasSetForNoFaultOfATest() {
        String line = "the clock of the machine was set back by 3.9 s; event time goes on as it was";

        assertTrue(LogGuard.isOfTheClock(line, Duration.ofMillis(-3_900)));
        assertFalse(LogGuard.isOfTheClock(line, Duration.ofMillis(-90)));
        assertFalse(LogGuard.isOfTheClock("anything else", Duration.ofMillis(-3_900)));
    }
}
