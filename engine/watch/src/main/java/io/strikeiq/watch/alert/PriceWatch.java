package io.strikeiq.watch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the condition of one rule of prices has come to be true, underlying by underlying. */
final class PriceWatch {
    /** Prices of a window that are kept. */
    private static final int POINTS = 60;

    private static final double PERCENT = 100;
    private final PriceRule rule;
    private final Map<String, Seen> bySymbol = new LinkedHashMap<>();

    private static final class Seen {
        private final Deque<Point> points = new ArrayDeque<>();
        private boolean known;
        private boolean met;
    }

    private record Point(long second, double spot) {}

    PriceWatch(PriceRule rule) {
        this.rule = rule;
    }

    PriceRule rule() {
        return rule;
    }

    /** The condition in words when it is true now and was not at the look before, else null. The first look at a level is not news. */
    String comes(Look look) {
        if (!rule.concerns(look.symbol())) {
            return null;
        }
        Seen seen = bySymbol.computeIfAbsent(look.symbol(), symbol -> new Seen());
        double value = value(look, seen);
        if (Double.isNaN(value)) {
            return null;
        }
        boolean isLevel =
                rule.condition() == PriceRule.Condition.ABOVE || rule.condition() == PriceRule.Condition.BELOW;
        boolean met = rule.condition() == PriceRule.Condition.BELOW ? value < rule.level() : value >= rule.level();
        boolean isNews = met && !seen.met && (seen.known || !isLevel);
        seen.known = true;
        seen.met = met;
        return isNews ? words(value) : null;
    }

    private double value(Look look, Seen seen) {
        return switch (rule.condition()) {
            case ABOVE, BELOW -> look.spot();
            case MOVE -> move(look, seen);
            case VOLUME -> look.volumeZ();
            case SILENT -> look.spotAge();
        };
    }

    /** In percent, without sign. */
    private double move(Look look, Seen seen) {
        long now = look.timestamp().getEpochSecond();
        if (Double.isNaN(look.spot())) {
            return Double.NaN;
        }
        while (!seen.points.isEmpty()
                && (seen.points.peekFirst().second() < now - rule.window().toSeconds()
                        || seen.points.peekFirst().second() > now)) {
            seen.points.removeFirst();
        }
        double most = 0;
        for (Point point : seen.points) {
            most = Math.max(most, Math.abs(look.spot() / point.spot() - 1));
        }
        Point last = seen.points.peekLast();
        if (last == null || now - last.second() >= rule.window().toSeconds() / POINTS) {
            seen.points.addLast(new Point(now, look.spot()));
        }
        return PERCENT * most;
    }

    private String words(double value) {
        return switch (rule.condition()) {
            case ABOVE -> text("spot %s is above %s", value, rule.level());
            case BELOW -> text("spot %s is below %s", value, rule.level());
            case MOVE -> text("spot has moved %s %% in " + minutes() + " minutes, %s allowed", value, rule.level());
            case VOLUME -> text("volume is %s standard deviations above its mean, %s allowed", value, rule.level());
            case SILENT -> text("no price for %s s, %s allowed", value, rule.level());
        };
    }

    private long minutes() {
        return rule.window().toMinutes();
    }

    private static String text(String format, double value, double level) {
        return String.format(Locale.ROOT, format, Alert.rounded(value), Alert.rounded(level));
    }

    /** What has been seen, for {@link #restore}. */
    Map<String, Object> saved() {
        Map<String, Object> saved = new LinkedHashMap<>();
        bySymbol.forEach((symbol, seen) -> {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("known", seen.known);
            state.put("met", seen.met);
            List<Point> points = new ArrayList<>(seen.points);
            state.put("points", points);
            saved.put(symbol, state);
        });
        return saved;
    }

    void restore(JsonNode saved) {
        saved.fieldNames().forEachRemaining(symbol -> {
            Seen seen = new Seen();
            JsonNode state = saved.get(symbol);
            seen.known = state.path("known").booleanValue();
            seen.met = state.path("met").booleanValue();
            state.path("points")
                    .forEach(point -> seen.points.addLast(new Point(
                            point.path("second").longValue(), point.path("spot").doubleValue())));
            bySymbol.put(symbol, seen);
        });
    }
}
