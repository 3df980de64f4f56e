package io.strikeiq.service.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/**
 * The log before any config has been read: to standard error, since standard output belongs to results. Logback finds it as a
 * service. It is no XML file, which takes a fifth of the start of a command to parse.
 *
 * <p>A file that {@code logback.configurationFile} names, and {@code logback-test.xml} on the class path, come before it; the
 * latter not where the system property {@value #OWN} is set.
 */
public final class ProgramLog extends ContextAwareBase implements Configurator {
    /** Set in a program that tests start, which has their class path. */
    public static final String OWN = "strikeiq.log.own";

    /** How much more than a warning is told, or less, by logger. */
    private static final Map<String, Level> LEVELS = Map.of(
            // Says that thread affinity, which is not used, is not there.
            "net.openhft.affinity", Level.ERROR,
            // What these two say of a lost database, the batch writer says in one line.
            "com.zaxxer.hikari", Level.ERROR,
            "io.zonky.test.db.postgres", Level.OFF,
            // That it cannot listen is told in one line.
            "org.eclipse.jetty", Level.ERROR,
            // What these say of brokers that are away, each try anew, is told in one line.
            "org.apache.kafka", Level.OFF);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null || isTest()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        make(context, System.getProperty("STRIKEIQ_LOG", System.getenv("STRIKEIQ_LOG")));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Makes the log.
     *
     * @param level of the program's own loggers, null for the usual one
     */
    static void make(LoggerContext context, String level) {
        new LogSetup(context).make(LogSettings.defaults());
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        LEVELS.forEach((logger, other) -> context.getLogger(logger).setLevel(other));
        context.getLogger(LogSetup.PROGRAM).setLevel(Level.toLevel(level, Level.INFO));
    }

    private static boolean isTest() {
        return System.getProperty(OWN) == null
                && ProgramLog.class.getClassLoader().getResource("logback-test.xml") != null;
    }
}
