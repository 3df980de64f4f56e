package io.strikeiq.watch.alert;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log. */
public final class LogTarget implements AlertTarget {
    private static final Logger LOG = LoggerFactory.getLogger(LogTarget.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void deliver(Alert alert) {
        LOG.info("alert {} ({}): {}", alert.rule(), alert.severity(), alert.message());
    }
}
