package io.strikeiq.watch.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dealer gamma exposure of one underlying, in currency per 1 % move of its price.
 *
 * @param time every tick up to this event time is in the values of all chains together
 * @param chainTime the same of the profiles
 * @param zeroGamma the root nearest to spot
 * @param roots every root that matters, ascending; null in a snapshot
 * @param byStrike over all expiries, ascending
 * @param byExpiry in buckets of days to expiry, nearest first
 */
public record GexView(
        String symbol,
        Origin origin,
        Instant time,
        String runId,
        double spot,
        double net,
        double gross,
        double normalised,
        double callWall,
        double putWall,
        double shortGammaStrike,
        double zeroGamma,
        List<Root> roots,
        Instant chainTime,
        List<Strike> byStrike,
        List<Bucket> byExpiry) {
    private static final int[] EDGES = {0, 1, 7, 30, 90, Integer.MAX_VALUE};

    /** The exposure at a strike. */
    public record Strike(double strike, double call, double put, double net, double openInterest) {}

    /**
     * The exposure of expiries.
     *
     * @param from days to expiry, the least of the bucket
     * @param to the first that is beyond it, null for none
     */
    public record Bucket(int from, Integer to, double call, double put, double net) {}

    /** Of a market. */
    public static GexView of(MarketView market) {
        return new GexView(
                market.symbol(),
                market.origin(),
                market.time(),
                market.runId(),
                market.spot(),
                market.metric("NET_GEX"),
                market.metric("GROSS_GEX"),
                market.metric("NORMALISED_GEX"),
                market.metric("CALL_WALL"),
                market.metric("PUT_WALL"),
                market.metric("SHORT_GAMMA_STRIKE"),
                market.metric("ZERO_GAMMA"),
                market.roots(),
                market.chainTime(),
                byStrike(market),
                byExpiry(market));
    }

    private static List<Strike> byStrike(MarketView market) {
        Map<Double, double[]> sums = new TreeMap<>();
        for (ExpiryView expiry : market.expiries()) {
            for (OptionView option : expiry.options()) {
                double[] sum = sums.computeIfAbsent(option.strike(), strike -> new double[3]);
                sum[option.call() ? 0 : 1] += known(option.gex());
                sum[2] += known(option.openInterest());
            }
        }
        List<Strike> strikes = new ArrayList<>();
        sums.forEach((strike, sum) -> strikes.add(new Strike(strike, sum[0], sum[1], sum[0] + sum[1], sum[2])));
        return strikes;
    }

    private static List<Bucket> byExpiry(MarketView market) {
        double[][] sums = new double[EDGES.length - 1][2];
        for (ExpiryView expiry : market.expiries()) {
            double[] sum = sums[
                    bucket(Duration.between(market.chainTime(), expiry.expiry()).toDays())];
            expiry.options().forEach(option -> sum[option.call() ? 0 : 1] += known(option.gex()));
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            Integer to = EDGES[i + 1] == Integer.MAX_VALUE ? null : EDGES[i + 1];
            buckets.add(new Bucket(EDGES[i], to, sums[i][0], sums[i][1], sums[i][0] + sums[i][1]));
        }
        return buckets;
    }

    private static int bucket(long days) {
        int i = 0;
        while (days >= EDGES[i + 1]) {
            i++;
        }
        return i;
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
