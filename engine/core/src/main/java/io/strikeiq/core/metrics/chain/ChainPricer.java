package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.pricing.BlackScholesSpot;
import io.strikeiq.core.state.ChainState;

/**
 * Reprices one chain: time to expiry, forward, implied volatilities, greeks, ATM values, in this order. O(strikes), and
 * allocates nothing.
 */
final class ChainPricer {
    private static final double NANOS_PER_YEAR = 365.0 * 86_400 * 1e9;
    /** Time to expiry is never taken shorter, so that greeks stay finite. */
    private static final double SHORTEST_NANOS = 60e9;

    private final ChainSettings settings;
    private final ParityForward parity;
    private final SmileImplier smile;
    private final AtTheMoney money;
    private final GreekColumns greeks = new GreekColumns();

    ChainPricer(ChainSettings settings, QuoteFilter quotes) {
        this.settings = settings;
        this.parity = new ParityForward(quotes);
        this.smile = new SmileImplier(quotes);
        this.money = new AtTheMoney(quotes);
    }

    /**
     * Fills the derived columns as of an event time.
     *
     * @param spot reference price, {@code NaN} when unknown; the greeks are then on the forward
     */
    void reprice(LiveChain live, double spot, long time) {
        ChainState chain = live.state;
        live.ensureRows();
        live.rate = settings.rate();
        chain.tau = Math.max(SHORTEST_NANOS, (double) (chain.expiryTime() - time)) / NANOS_PER_YEAR;
        if (settings.gammaSource() == GammaSource.OWN && settings.ivMode() == IvMode.NSE) {
            asNse(live, spot, time);
        } else {
            double growth = Math.exp(live.rate * chain.tau);
            chain.forward = forward(chain, spot, growth, time);
            if (settings.gammaSource() == GammaSource.VENUE) {
                smile.takeVenue(chain);
            } else {
                smile.implyOutOfTheMoney(live, 1 / growth, time);
            }
        }
        greeks.fill(live, Double.isNaN(spot) ? chain.forward : spot);
        if (settings.gammaSource() == GammaSource.VENUE) {
            takeVenueGamma(chain);
        }
        money.fill(chain, time);
        chain.dirty = false;
        live.repricedTime = time;
        live.repricedSpot = spot;
        live.repricings++;
    }

    private double forward(ChainState chain, double spot, double growth, long time) {
        double about = spot;
        if (Double.isNaN(about)) {
            about = chain.forward > 0 ? chain.forward : chain.venueForward;
        }
        double byParity = parity.estimate(chain, about, growth, time);
        if (byParity > 0) {
            return byParity;
        }
        return chain.venueForward > 0 ? chain.venueForward : spot * growth * Math.exp(-settings.dividend() * chain.tau);
    }

    private void asNse(LiveChain live, double spot, long time) {
        ChainState chain = live.state;
        int days = BlackScholesSpot.calendarDays(time, chain.expiryTime(), settings.zoneOffset());
        live.rate = BlackScholesSpot.EXCHANGE_RATE;
        chain.tau = Math.max(SHORTEST_NANOS / NANOS_PER_YEAR, days / 365.0);
        chain.forward = spot * Math.exp(live.rate * chain.tau);
        smile.implyAsNse(chain, spot, days, time);
    }

    private static void takeVenueGamma(ChainState chain) {
        int columns = 2 * chain.rows();
        System.arraycopy(chain.venueDelta, 0, chain.delta, 0, columns);
        System.arraycopy(chain.venueGamma, 0, chain.gamma, 0, columns);
    }
}
