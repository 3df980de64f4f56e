package io.strikeiq.service.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class ProgramLogTest {
    private static LoggerContext made(String level) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        ProgramLog.make(context, level);
        return context;
    }

    private static Level levelOf(LoggerContext context, String logger) {
        return context.getLogger(logger).getEffectiveLevel();
    }

    @Test
    void shouldTellOfTheProgramAndLetLibrariesWarn() {
        LoggerContext context = made(null);
        assertEquals(Level.INFO, levelOf(context, "io.strikeiq.service.Example"));
        assertEquals(Level.WARN, levelOf(context, "org.example"));
        assertEquals(Level.ERROR, levelOf(context, "com.zaxxer.hikari.pool"));
        assertEquals(Level.OFF, levelOf(context, "org.apache.kafka.clients"));
        var appender = (ConsoleAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .next();
        assertEquals("System.err", appender.getTarget());
        context.stop();
    }

    @Test
    void shouldTellAsMuchOfTheProgramAsTheEnvironmentSays() {
        LoggerContext context = made("DEBUG");
        assertEquals(Level.DEBUG, levelOf(context, "io.strikeiq.service.Example"));
        assertEquals(Level.WARN, levelOf(context, "org.example"));
        context.stop();
    }

    @Test
    void shouldBeFoundAndLeaveTestsTheirOwn() {
        var found = ServiceLoader.load(Configurator.class).findFirst().orElseThrow();
        assertEquals(ProgramLog.class, found.getClass());
        assertEquals(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY, found.configure(new LoggerContext()));
    }
}
