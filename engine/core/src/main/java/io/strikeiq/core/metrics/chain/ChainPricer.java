package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.BlackScholesSpot;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Reprices one chain: time to expiry, forward, implied volatilities, greeks, ATM values, in this order. O(strikes), and
 * allocates nothing.
 */
final class ChainPricer implements Visited {
    private static final double NANOS_PER_YEAR = 365.0 * 86_400 * 1e9;
    /** Time to expiry is never taken shorter, so that greeks stay finite. */
    private static final double SHORTEST_NANOS = 60e9;

    private final ChainSettings settings;
    private final ParityForward parity;
    private final ImpliedSmile smile;
    private final AtTheMoney money = new AtTheMoney();
    private final CarryCurve carry;
    private final GreekColumns greeks = new GreekColumns();

    ChainPricer(ChainSettings settings, LiveChains chains, QuoteFilter quotes) {
        this.settings = settings;
        this.parity = new ParityForward(quotes);
        this.smile = new ImpliedSmile(quotes, settings.sigmaAge());
        this.carry = new CarryCurve(settings.rate() - settings.dividend(), chains);
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
        double growth;
        if (settings.gammaSource() == GammaSource.OWN && settings.ivMode() == IvMode.NSE) {
            growth = asNse(live, spot, time);
        } else {
            growth = StrictMath.exp(live.rate * chain.tau);
            chain.forward = forward(chain, spot, growth, time);
            if (settings.gammaSource() == GammaSource.VENUE) {
                smile.takeVenue(live);
            } else {
                smile.implyOutOfTheMoney(live, 1 / growth, time);
            }
        }
        fillGreeks(live, spot);
        money.fill(chain, 1 / growth);
        chain.dirty = false;
        chain.onRepricing();
        live.repricedTime = time;
        live.repricedSpot = spot;
        live.repricings++;
    }

    private void fillGreeks(LiveChain live, double spot) {
        ChainState chain = live.state;
        carry.update(live, Black76.logMoneyness(chain.forward, spot));
        if (Double.isNaN(spot)) {
            greeks.fill(live, chain.forward, 0);
        } else {
            greeks.fill(live, spot, carry.rate());
        }
        if (settings.gammaSource() == GammaSource.VENUE) {
            takeVenueGamma(chain);
        }
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
        return chain.venueForward > 0
                ? chain.venueForward
                : spot * growth * StrictMath.exp(-settings.dividend() * chain.tau);
    }

    /** Returns e^{rτ}. */
    private double asNse(LiveChain live, double spot, long time) {
        ChainState chain = live.state;
        int days = BlackScholesSpot.calendarDays(time, chain.expiryTime(), settings.zoneOffset());
        live.rate = BlackScholesSpot.EXCHANGE_RATE;
        chain.tau = Math.max(SHORTEST_NANOS / NANOS_PER_YEAR, days / 365.0);
        double growth = StrictMath.exp(live.rate * chain.tau);
        chain.forward = spot * growth;
        smile.implyAsNse(live, spot, days, time);
        return growth;
    }

    private static void takeVenueGamma(ChainState chain) {
        int columns = 2 * chain.rows();
        System.arraycopy(chain.venueDelta, 0, chain.delta, 0, columns);
        System.arraycopy(chain.venueGamma, 0, chain.gamma, 0, columns);
    }

    @Override
    public void visit(StateVisitor visitor) {
        carry.visit(visitor);
    }
}
