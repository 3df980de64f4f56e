package io.strikeiq.persistence.database;

import java.util.logging.Level;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the migration library's log to slf4j, its chatter to debug. */
final class MigrationLog extends AbstractLogService {
    @Override
    public int getPriority() {
        return PRIORITY_SPECIALIZED;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public liquibase.logging.Logger getLog(Class type) {
        return new Forwarder(LoggerFactory.getLogger(type));
    }

    private static final class Forwarder extends AbstractLogger {
        private final Logger target;

        private Forwarder(Logger target) {
            this.target = target;
        }

        @Override
        public void log(Level level, String message, Throwable cause) {
            if (Level.OFF.equals(level)) {
                return;
            }
            if (level.intValue() >= Level.SEVERE.intValue()) {
                target.error(message, cause);
            } else if (level.intValue() >= Level.WARNING.intValue()) {
                target.warn(message, cause);
            } else {
                target.debug(message, cause);
            }
        }

        @Override
        public void close() {}
    }
}
