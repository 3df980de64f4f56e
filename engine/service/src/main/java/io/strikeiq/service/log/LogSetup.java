package io.strikeiq.service.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Makes the log as a config says; one that says nothing leaves it as the program brings it. */
public final class LogSetup {
    /** The loggers of the program itself. */
    static final String PROGRAM = "io.strikeiq";

    private final LoggerContext context;

    LogSetup(LoggerContext context) {
        this.context = context;
    }

    /**
     * Makes the log of this process.
     *
     * @throws UserException when the file cannot be written
     */
    public static void apply(LogSettings settings) {
        if (!settings.equals(LogSettings.defaults())) {
            new LogSetup((LoggerContext) LoggerFactory.getILoggerFactory()).make(settings);
        }
    }

    void make(LogSettings settings) {
        Appender<ILoggingEvent> appender =
                settings.file().isPresent() ? file(settings, settings.file().get()) : console(settings);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        context.getLogger(PROGRAM).setLevel(Level.toLevel(settings.level().name()));
    }

    private Appender<ILoggingEvent> console(LogSettings settings) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return started(console, settings);
    }

    private Appender<ILoggingEvent> file(LogSettings settings, Path file) {
        try {
            OwnerOnly.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UserException("log.file: cannot make the folder of " + file + ": " + FileFault.reason(e));
        }
        RollingFileAppender<ILoggingEvent> rolling = new RollingFileAppender<>();
        rolling.setFile(file.toString());
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(rolling);
        window.setFileNamePattern(file + ".%i.gz");
        window.setMinIndex(1);
        window.setMaxIndex(settings.files());
        window.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(settings.fileMiB() * FileSize.MB_COEFFICIENT));
        size.start();
        rolling.setRollingPolicy(window);
        rolling.setTriggeringPolicy(size);
        Appender<ILoggingEvent> started = started(rolling, settings);
        if (!started.isStarted()) {
            throw new UserException("log.file: cannot write " + file);
        }
        return started;
    }

    private Appender<ILoggingEvent> started(OutputStreamAppender<ILoggingEvent> appender, LogSettings settings) {
        appender.setContext(context);
        appender.setName("log");
        appender.setEncoder(encoder(settings));
        appender.start();
        return appender;
    }

    /** JSON has times in milliseconds since 1970, which are of no zone. */
    private Encoder<ILoggingEvent> encoder(LogSettings settings) {
        if (settings.form() == LogSettings.Form.JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.setWithFormattedMessage(true);
            json.setWithArguments(false);
            json.setWithMessage(false);
            json.setWithContext(false);
            json.start();
            return json;
        }
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setCharset(StandardCharsets.UTF_8);
        text.setPattern("%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", "
                + settings.zone().getId() + "} %-5level [%thread] %logger{20}: %msg%n");
        text.start();
        return text;
    }
}
