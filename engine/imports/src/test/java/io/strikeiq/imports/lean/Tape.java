package io.strikeiq.imports.lean;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.book.BookSettings;
import io.strikeiq.core.metrics.price.PriceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A day of quotes and trades of one instrument, kept whole, and the definitions read off it the slow way. */
final class Tape {
    private static final BookSettings BOOK = BookSettings.defaults();

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
    /** Time of the first tick: nanoseconds since then, and not since the epoch, are exact as floating-point numbers. */
    private long origin;

    void add(MarketEvent tick) {
        now = tick.exchangeTime;
        origin = origin == 0 ? now : origin;
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
        double halfLife = BOOK.flowHalfLife();
        double sum = 0;
        for (Trade trade : trades) {
            sum += x.applyAsDouble(trade) * Math.pow(2, -(now - trade.time) / halfLife);
        }
        return sum;
    }

    /** Kyle's λ, the decayed least-squares slope of mid changes on signed volume, and Amihud's decayed mean ratio. */
    double[] impact(long interval, double halfLife) {
        List<double[]> pairs = new ArrayList<>();
        List<double[]> ratios = new ArrayList<>();
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
                enter(pairs, completion.market - origin, halfLife, signed, change);
                enter(ratios, completion.market - origin, halfLife, ratio);
            }
            before = after;
        }
        double meanX = mean(pairs, halfLife, x -> x[1]);
        double meanY = mean(pairs, halfLife, x -> x[2]);
        double covariance = mean(pairs, halfLife, x -> (x[1] - meanX) * (x[2] - meanY));
        double variance = mean(pairs, halfLife, x -> (x[1] - meanX) * (x[1] - meanX));
        return new double[] {covariance / variance, mean(ratios, halfLife, x -> x[1])};
    }

    /** Adds a time and values, each within so many standard deviations of those before once they are enough. */
    private static void enter(List<double[]> entered, long time, double halfLife, double... values) {
        double[] row = new double[values.length + 1];
        row[0] = time;
        double weight = entered.isEmpty() ? 0 : weight(entered, halfLife);
        for (int i = 1; i < row.length; i++) {
            int column = i;
            row[i] = values[i - 1];
            if (weight >= BOOK.impactMinimum()) {
                double mean = mean(entered, halfLife, x -> x[column]);
                double reach = BOOK.sampleClip()
                        * Math.sqrt(mean(entered, halfLife, x -> (x[column] - mean) * (x[column] - mean)));
                row[i] = Math.max(mean - reach, Math.min(mean + reach, row[i]));
            }
        }
        entered.add(row);
    }

    private static double weight(List<double[]> rows, double halfLife) {
        double newest = rows.get(rows.size() - 1)[0];
        return rows.stream()
                .mapToDouble(row -> Math.pow(2, -(newest - row[0]) / halfLife))
                .sum();
    }

    private static double mean(List<double[]> rows, double halfLife, ToDoubleFunction<double[]> value) {
        double newest = rows.get(rows.size() - 1)[0];
        double sum = 0;
        for (double[] row : rows) {
            sum += Math.pow(2, -(newest - row[0]) / halfLife) * value.applyAsDouble(row);
        }
        return sum / weight(rows, halfLife);
    }

    /** Realised variance per second by its definition: of mids, less the noise that two scales of returns show. */
    double variancePerSecond(PriceSettings settings) {
        List<double[]> prices = new ArrayList<>();
        int quote = 0;
        double mid = Double.NaN;
        for (Completion completion : completions) {
            for (; quote < mids.size() && mids.get(quote).time <= completion.time; quote++) {
                mid = mids.get(quote).price > 0 ? mids.get(quote).price : mid;
            }
            boolean taken = prices.isEmpty()
                    || completion.time - origin - prices.get(prices.size() - 1)[0] >= settings.realisedInterval();
            if (mid > 0 && taken) {
                prices.add(new double[] {completion.time - origin, Math.log(mid)});
            }
        }
        double lasting = (double) settings.noiseHalfLife();
        double[] fast = returns(prices, 1, lasting);
        double[] slow = returns(prices, settings.slowReturns(), lasting);
        double[] recent = returns(prices, 1, (double) settings.realisedHalfLife());
        double trueSquare = Math.max(0, (slow[0] - fast[0]) / (slow[1] - fast[1])) * fast[1];
        double net = trueSquare > fast[0] ? recent[0] * trueSquare / fast[0] : recent[0] - fast[0] + trueSquare;
        return Math.max(0, net) / recent[1];
    }

    /** Decayed means of the square and of the seconds of the returns over so many prices. */
    private static double[] returns(List<double[]> prices, int over, double halfLife) {
        List<double[]> rows = new ArrayList<>();
        for (int i = over; i < prices.size(); i++) {
            double[] to = prices.get(i);
            double[] from = prices.get(i - over);
            rows.add(new double[] {to[0], Math.pow(to[1] - from[1], 2), (to[0] - from[0]) / 1e9});
        }
        return new double[] {mean(rows, halfLife, row -> row[1]), mean(rows, halfLife, row -> row[2])};
    }
}
