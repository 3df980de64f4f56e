package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.JvmFlags;

/** Settings that the queue library reads from system properties when it is first touched. */
final class QueueFlags {
    private static final String[] SWITCHED_OFF = {
        "chronicle.analytics.disable", "chronicle.announcer.disable", "chronicle.disk.monitor.disable"
    };

    private QueueFlags() {}

    /** @throws JournalException naming a flag that the process lacks */
    static void check() {
        String problem = JvmFlags.problem();
        if (problem != null) {
            throw new JournalException(problem);
        }
        for (String property : SWITCHED_OFF) {
            System.setProperty(property, "true");
        }
    }
}
