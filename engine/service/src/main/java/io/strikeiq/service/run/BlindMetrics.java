package io.strikeiq.service.run;

import io.strikeiq.core.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of a live run that do not know enough of the days before yet.
 *
 * @param until by metric when it does: a time, ISO 8601, UTC; or after how long from the run's first tick on, such as PT7H, where
 *     no tick is known before that
 */
record BlindMetrics(Map<String, String> until) {
    /** Of a run that begins with a warm-up, or with nothing. */
    static BlindMetrics of(WarmUp warmUp) {
        Map<String, String> until = new LinkedHashMap<>();
        MetricWarmth.table().forEach((metric, needed) -> {
            if (needed > warmUp.to() - warmUp.from()) {
                until.put(metric.name(), warmUp.ticks() == 0 ? after(needed) : time(warmUp.from() + needed));
            }
        });
        return new BlindMetrics(until);
    }

    private static String after(long nanos) {
        return Duration.ofNanos(nanos).toString();
    }

    private static String time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).toString();
    }

    /**
     * Those that are blind still.
     *
     * @param first event time of the run's first tick, 0 when it has none yet
     * @param now event time of its last tick, 0 when it has none yet
     */
    BlindMetrics at(long first, long now) {
        Map<String, String> left = new LinkedHashMap<>();
        until.forEach((metric, text) -> {
            boolean isRelative = text.startsWith("P");
            String time = isRelative && first > 0
                    ? Instant.EPOCH.plusNanos(first).plus(Duration.parse(text)).toString()
                    : text;
            if (time.startsWith("P") || Instant.parse(time).isAfter(Instant.EPOCH.plusNanos(now))) {
                left.put(metric, time);
            }
        });
        return new BlindMetrics(left);
    }

    /** In words, for a person; empty when every metric sees. */
    String said() {
        if (until.isEmpty()) {
            return "";
        }
        Map<String, Integer> byTime = new LinkedHashMap<>();
        until.values().stream().sorted().forEach(time -> byTime.merge(time, 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        byTime.forEach((time, count) -> text.append(text.length() == 0 ? "" : ", ")
                .append(count)
                .append(time.startsWith("P") ? " for the first " + words(Duration.parse(time)) : " until " + time));
        return until.size() + " of " + Metric.values().length
                + " metrics know too little of the days before, or will: " + text
                + "; 'blind' in the run's run.json names them";
    }

    private static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 24 * 60 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
