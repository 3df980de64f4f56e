package io.strikeiq.watch.view;

import io.strikeiq.core.pricing.Black76;
import java.util.ArrayList;
import java.util.List;

/**
 * Net gamma exposure over prices of the underlying, priced again at each, and every change of its sign halved down to a price. It
 * is the plain way, independent of that of the metrics.
 *
 * @param points net exposure at prices a fixed distance in ln S apart
 * @param roots where it is zero, ascending
 */
public record RootSearch(List<Point> points, List<Found> roots) {
    /** Prices looked at: every 0.25 % over a quarter up and down. */
    private static final int STEPS = 100;

    private static final double STEP = 0.0025;
    private static final double CLOSE = 1e-10;
    private static final double ONE_PERCENT = 0.01;

    /** Net exposure at a price, currency per 1 % move. */
    public record Point(double price, double net) {}

    /**
     * A root.
     *
     * @param below the last point before it
     * @param above the first point after it
     * @param halvings how often the bracket was halved
     */
    public record Found(double price, Point below, Point above, int halvings) {}

    /** Of a market, empty where its price is unknown. */
    static RootSearch of(MarketView market) {
        List<Point> points = new ArrayList<>();
        List<Found> roots = new ArrayList<>();
        for (int i = -STEPS; i <= STEPS && market.spot() > 0; i++) {
            double price = market.spot() * StrictMath.exp(i * STEP);
            Point point = new Point(price, net(market, price));
            Point before = points.isEmpty() ? point : points.get(points.size() - 1);
            if (before.net() * point.net() < 0) {
                roots.add(halved(market, before, point));
            }
            points.add(point);
        }
        return new RootSearch(points, roots);
    }

    private static Found halved(MarketView market, Point below, Point above) {
        double low = below.price();
        double high = above.price();
        int halvings = 0;
        while (high - low > CLOSE * high) {
            double middle = 0.5 * (low + high);
            if (net(market, middle) > 0 == below.net() > 0) {
                low = middle;
            } else {
                high = middle;
            }
            halvings++;
        }
        return new Found(0.5 * (low + high), below, above, halvings);
    }

    private static double net(MarketView market, double price) {
        double sum = 0;
        for (ExpiryView expiry : market.expiries()) {
            double rate = Double.isNaN(expiry.rate()) ? 0 : expiry.rate();
            double ratio = expiry.forward() / expiry.repricedSpot();
            double carry = StrictMath.exp(-rate * expiry.tau()) * ratio;
            double rootTau = Math.sqrt(expiry.tau());
            for (OptionView option : expiry.options()) {
                double gamma = Black76.gammaAt(
                        price, Black76.logMoneyness(ratio * price, option.strike()), option.sigma() * rootTau, carry);
                double exposure = gamma * option.dealerUnits();
                sum += Double.isNaN(exposure) ? 0 : exposure;
            }
        }
        return ONE_PERCENT * price * price * sum;
    }
}
