package io.strikeiq.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Holds every WARN and ERROR logged by any thread until it is drained. */
final class LogCapture extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final Logger root;

    private LogCapture(Logger root) {
        this.root = root;
    }

    static LogCapture ofAllLoggers() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        LogCapture capture = new LogCapture(logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        capture.setContext(logging);
        capture.start();
        capture.root.addAppender(capture);
        return capture;
    }

    List<ILoggingEvent> drain() {
        List<ILoggingEvent> drained = new ArrayList<>();
        for (ILoggingEvent event = events.poll(); event != null; event = events.poll()) {
            drained.add(event);
        }
        return drained;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            events.add(event);
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
