package io.strikeiq.learning.report;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;

/** Rules of one line that an engine has to beat, as a snapshot shows them. */
enum OneLineRule {
    /** Up above an RSI of 50, down below. */
    RSI("RSI side") {
        @Override
        int sign(MarketPath path, int at, long horizon) {
            return side(path.value(Metric.RSI_5M, at) - 50);
        }
    },
    /** Up above VWAP, down below. */
    VWAP("VWAP side") {
        @Override
        int sign(MarketPath path, int at, long horizon) {
            return side(path.spot(at) - path.value(Metric.VWAP, at));
        }
    },
    /** As it moved over the last horizon of the same day. */
    PREVIOUS_MOVE("previous move") {
        @Override
        int sign(MarketPath path, int at, long horizon) {
            int before = path.atOrBefore(path.time(at) - (horizon > 0 ? horizon : Days.HOUR));
            boolean isSameDay = before >= 0 && Days.of(path.time(before)) == Days.of(path.time(at));
            return isSameDay ? side(path.spot(at) - path.spot(before)) : 0;
        }
    };

    private final String title;

    OneLineRule(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** 1 up, −1 down, 0 nothing. */
    abstract int sign(MarketPath path, int at, long horizon);

    private static int side(double difference) {
        return difference > 0 ? 1 : difference < 0 ? -1 : 0;
    }
}
