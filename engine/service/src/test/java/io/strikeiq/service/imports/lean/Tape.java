package io.strikeiq.service.imports.lean;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.book.BookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A day of quotes and trades of one instrument, kept whole, and the definitions read off it the slow way. */
final class Tape {
    private static final long SECOND = 1_000_000_000L;

    /** A trade with the side of Lee and Ready: +1 buyer, −1 seller. */
    record Trade(long time, double price, double size, int side) {}

    private record Mid(long time, double price) {}

    /** A time up to which the engine was told that all ticks have come, and the last market data until then. */
    private record Completion(long time, long market) {}

    private final List<Trade> trades = new ArrayList<>();
    private final List<Mid> mids = new ArrayList<>();
    /** An interval ends with the first of them in the next. */
    private final List<Completion> completions = new ArrayList<>();

    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private long market;
    private long now;

    void add(MarketEvent tick) {
        now = tick.exchangeTime;
        market = tick.type == TickType.CLOCK ? market : now;
        if (tick.type == TickType.QUOTE) {
            bid = tick.bidPrice;
            ask = tick.askPrice;
            mids.add(new Mid(now, 0.5 * (bid + ask)));
        } else if (tick.type == TickType.TRADE) {
            trades.add(new Trade(now, tick.price, tick.size, side(tick.price)));
        }
    }

    void complete(long time) {
        completions.add(new Completion(time, market));
    }

    private int side(double price) {
        if (bid < ask && price >= ask) {
            return 1;
        }
        if (bid < ask && price <= bid) {
            return -1;
        }
        for (int i = trades.size() - 1; i >= 0; i--) {
            if (trades.get(i).price != price) {
                return price > trades.get(i).price ? 1 : -1;
            }
        }
        return 0;
    }

    double vwap() {
        return trades.stream().mapToDouble(trade -> trade.price * trade.size).sum() / volume();
    }

    double vwapSigma() {
        double mean = vwap();
        double squares = trades.stream()
                .mapToDouble(trade -> trade.size * (trade.price - mean) * (trade.price - mean))
                .sum();
        return Math.sqrt(squares / volume());
    }

    private double volume() {
        return trades.stream().mapToDouble(Trade::size).sum();
    }

    /** Σ x·2^(−age ÷ half-life) over all trades. */
    double flow(ToDoubleFunction<Trade> x) {
        double halfLife = BookSettings.defaults().flowHalfLife();
        double sum = 0;
        for (Trade trade : trades) {
            sum += x.applyAsDouble(trade) * Math.pow(2, -(now - trade.time) / halfLife);
        }
        return sum;
    }

    /** Kyle's λ, the decayed least-squares slope of mid changes on signed volume, and Amihud's decayed mean ratio. */
    double[] impact(long interval, double halfLife) {
        double[] sums = new double[6];
        int quote = 0;
        int next = 0;
        double before = Double.NaN;
        double mid = Double.NaN;
        double last = Double.NaN;
        long beat = Long.MIN_VALUE;
        for (Completion completion : completions) {
            long end = completion.time;
            if (Math.floorDiv(end, interval) == beat) {
                continue;
            }
            beat = Math.floorDiv(end, interval);
            double signed = 0;
            double value = 0;
            for (; next < trades.size() && trades.get(next).time <= end; next++) {
                signed += trades.get(next).side * trades.get(next).size;
                value += trades.get(next).price * trades.get(next).size;
                last = trades.get(next).price;
            }
            for (; quote < mids.size() && mids.get(quote).time <= end; quote++) {
                mid = mids.get(quote).price;
            }
            // Before the first quote the last trade stands in.
            double after = Double.isNaN(mid) ? last : mid;
            if (value > 0 && before > 0) {
                double change = after - before;
                double ratio = Math.abs(Math.log(after / before)) / value;
                addAll(sums, Math.pow(2, -(now - completion.market) / halfLife), new double[] {
                    1, signed, change, signed * signed, signed * change, ratio
                });
            }
            before = after;
        }
        double covariance = sums[4] / sums[0] - sums[1] * sums[2] / sums[0] / sums[0];
        double variance = sums[3] / sums[0] - sums[1] * sums[1] / sums[0] / sums[0];
        return new double[] {covariance / variance, sums[5] / sums[0]};
    }

    /** Until the first trade the mid is the price. */
    private double firstMid(long time) {
        double mid = Double.NaN;
        for (int i = 0; i < mids.size() && mids.get(i).time <= time; i++) {
            mid = mids.get(i).price;
        }
        return mid;
    }

    private static void addAll(double[] sums, double weight, double[] terms) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * terms[i];
        }
    }

    /** Σ w·r² ÷ Σ w·Δt over log returns of the last price that are a second or little more apart. */
    double variancePerSecond(double halfLife) {
        double squares = 0;
        double seconds = 0;
        double last = Double.NaN;
        long since = 0;
        int next = 0;
        double price = Double.NaN;
        for (Completion completion : completions) {
            long time = completion.time;
            for (; next < trades.size() && trades.get(next).time <= time; next++) {
                price = trades.get(next).price;
            }
            if (next == 0) {
                price = firstMid(time);
            }
            if (time - since >= SECOND && !Double.isNaN(price)) {
                double weight = Math.pow(2, -(now - time) / halfLife);
                if (!Double.isNaN(last)) {
                    squares += weight * Math.pow(Math.log(price / last), 2);
                    seconds += weight * (time - since) / 1e9;
                }
                last = price;
                since = time;
            }
        }
        return squares / seconds;
    }
}
