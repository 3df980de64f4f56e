package io.strikeiq.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Holds every WARN and ERROR logged by any thread until it is drained. While it is open no other appender of the root
 * gets a line, unless it is given one by {@link #print}: the console shows nothing of a test that passes.
 */
final class LogCapture extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final List<Appender<ILoggingEvent>> heldBack = new ArrayList<>();
    private final Logger root;

    private LogCapture(Logger root) {
        this.root = root;
    }

    static LogCapture ofAllLoggers() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        LogCapture capture = new LogCapture(logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        capture.setContext(logging);
        capture.start();
        capture.root.iteratorForAppenders().forEachRemaining(capture.heldBack::add);
        capture.root.addAppender(capture);
        capture.heldBack.forEach(capture.root::detachAppender);
        return capture;
    }

    List<ILoggingEvent> drain() {
        List<ILoggingEvent> drained = new ArrayList<>();
        for (ILoggingEvent event = events.poll(); event != null; event = events.poll()) {
            drained.add(event);
        }
        return drained;
    }

    /** Gives lines, stack traces included, to the appenders that would have had them. */
    void print(List<ILoggingEvent> lines) {
        lines.forEach(line -> heldBack.forEach(appender -> appender.doAppend(line)));
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    }

    @Override
    public void close() {
        heldBack.forEach(root::addAppender);
        root.detachAppender(this);
        print(drain());
        stop();
    }
}
