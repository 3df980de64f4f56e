package io.strikeiq.service.recorded;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.snapshot.MarketSnapshot;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps each day's spot and net gamma exposure half an hour before the close, and the last spot, each from the market
 * snapshot that is nearest to its time. The last table comes behind the close, when engines are silent already.
 */
final class GammaDays {
    private static final LocalTime HALF_HOUR_LEFT = LocalTime.of(15, 0);
    private static final LocalTime CLOSE = LocalTime.of(15, 30);
    private static final Duration TOLERANCE = Duration.ofMinutes(8);

    /**
     * One day of the regression.
     *
     * @param restOfDay return from the last close to half an hour before the close
     * @param lastHalfHour return from there to the close
     * @param netGex net gamma exposure half an hour before the close
     */
    record Day(LocalDate date, double restOfDay, double lastHalfHour, double netGex) {}

    private static final class Prices {
        private double before = Double.NaN;
        private double netGex = Double.NaN;
        private double last = Double.NaN;
        private Duration nearestBefore = TOLERANCE;
        private Duration nearestClose = TOLERANCE;
    }

    private final RecordedMarket market;
    private final Map<LocalDate, Prices> days = new TreeMap<>();

    GammaDays(RecordedMarket market) {
        this.market = market;
    }

    void add(MarketSnapshot snapshot) {
        double spot = snapshot.frame().get(Metric.SPOT);
        if (Double.isNaN(spot)) {
            return;
        }
        LocalTime time = market.time(snapshot.time);
        Prices prices = days.computeIfAbsent(market.day(snapshot.time), day -> new Prices());
        Duration before = Duration.between(time, HALF_HOUR_LEFT).abs();
        if (before.compareTo(prices.nearestBefore) < 0) {
            prices.nearestBefore = before;
            prices.before = spot;
            prices.netGex = snapshot.frame().get(Metric.NET_GEX);
        }
        Duration close = Duration.between(time, CLOSE).abs();
        if (close.compareTo(prices.nearestClose) < 0) {
            prices.nearestClose = close;
            prices.last = spot;
        }
    }

    /** The days of which all is known, the close of the day before included. */
    List<Day> all() {
        List<Day> all = new ArrayList<>();
        double closeBefore = Double.NaN;
        for (Map.Entry<LocalDate, Prices> entry : days.entrySet()) {
            Prices prices = entry.getValue();
            Day day = new Day(
                    entry.getKey(),
                    Math.log(prices.before / closeBefore),
                    Math.log(prices.last / prices.before),
                    prices.netGex);
            if (!Double.isNaN(day.restOfDay + day.lastHalfHour + day.netGex)) {
                all.add(day);
            }
            closeBefore = prices.last;
        }
        return all;
    }
}
