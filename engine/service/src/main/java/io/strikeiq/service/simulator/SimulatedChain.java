package io.strikeiq.service.simulator;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.pricing.Black76;

/** All options of one underlying: quotes around theoretical values, trades, and open interest that follows them. */
final class SimulatedChain {
    private static final double TICK = 0.05;
    private static final double YEAR_NANOS = 365 * 86_400e9;
    private static final double FRONT_SHARE = 0.6;
    private static final double RATE = 0.065;
    private static final double HALF_SPREAD_SHARE = 0.005;

    private final SimRandom random;
    private final double lot;
    /** Expiry, then strike, then call and put. */
    private final SimulatedOption[][][] options;

    private final EfficientPrice price;

    SimulatedChain(SimRandom random, EfficientPrice price, double lot, SimulatedOption[][][] options) {
        this.random = random;
        this.price = price;
        this.lot = lot;
        this.options = options;
    }

    int expiries() {
        return options.length;
    }

    int strikes() {
        return options[0].length;
    }

    SimulatedOption option(int expiry, int strike, boolean call) {
        return options[expiry][strike][call ? 0 : 1];
    }

    double lot() {
        return lot;
    }

    /** Index of the strike nearest to a price. */
    int nearest(double level) {
        int best = 0;
        for (int i = 1; i < strikes(); i++) {
            if (Math.abs(options[0][i][0].strike() - level) < Math.abs(options[0][best][0].strike() - level)) {
                best = i;
            }
        }
        return best;
    }

    /** Strike above or below a price with the largest front open interest of one right, or {@code NaN}. */
    double wall(boolean call, double spot) {
        double best = 0;
        double strike = Double.NaN;
        for (SimulatedOption[] row : options[0]) {
            SimulatedOption option = row[call ? 0 : 1];
            boolean beyond = call ? option.strike() > spot : option.strike() < spot;
            if (beyond && option.openInterest > best) {
                best = option.openInterest;
                strike = option.strike();
            }
        }
        return strike;
    }

    SimulatedOption pick(Conditions conditions) {
        int expiry = random.chance(FRONT_SHARE) ? 0 : random.below(expiries());
        boolean call = random.chance(conditions.callShare);
        int atm = nearest(Double.isNaN(conditions.favouredStrike) ? price.value() : conditions.favouredStrike);
        double width = Double.isNaN(conditions.favouredStrike) ? 0.12 * strikes() : 0.8;
        int strike = (int) Math.round(atm + width * random.gaussian());
        if (!Double.isNaN(conditions.favouredStrike)) {
            expiry = 0;
        }
        return option(expiry, Math.max(0, Math.min(strikes() - 1, strike)), call);
    }

    SimulatedOption any() {
        return option(random.below(expiries()), random.below(strikes()), random.chance(0.5));
    }

    void quote(SimulatedOption option, long time, double spot, Conditions conditions, TickBudget out) {
        double tau = years(option, time);
        double forward = spot * Math.exp(RATE * tau);
        double atm =
                price.volatility() + (option.call ? conditions.callVolatilityShift : conditions.putVolatilityShift);
        double sigma = Smile.sigma(Math.max(0.02, atm), forward, option.strike(), tau);
        double discount = Math.exp(-RATE * tau);
        double theo = Black76.price(option.call, forward, option.strike(), sigma, tau, discount);
        double half = Math.max(TICK, HALF_SPREAD_SHARE * theo) * (0.7 + 0.3 * conditions.spread);
        double bid = Math.floor((theo - half) / TICK) * TICK;
        double ask = Math.max(bid + TICK, Math.ceil((theo + half) / TICK) * TICK);
        boolean noBid = bid < TICK;
        option.bid = noBid ? Double.NaN : bid;
        option.ask = ask;
        double bidSize = noBid ? Double.NaN : lots(12 * conditions.bidDepth);
        out.tick().asQuote(option.instrument.id(), time, option.bid, bidSize, ask, lots(12 * conditions.askDepth));
        out.send();
    }

    private static double years(SimulatedOption option, long time) {
        return Math.max(60e9, (double) (option.instrument.expiryTime() - time)) / YEAR_NANOS;
    }

    private double lots(double median) {
        return lot * Math.max(1, Math.rint(random.lognormal(median, 0.5)));
    }

    /** A trade at the touch, behind a fresh quote; open interest follows when it opens or closes a position. */
    void trade(SimulatedOption option, long time, double spot, Conditions conditions, TickBudget out) {
        quote(option, time, spot, conditions, out);
        double bias = option.call ? conditions.callBias : conditions.putBias;
        boolean buy = random.chance(0.5 * (1 + bias)) || Double.isNaN(option.bid);
        double size = lots(2 * conditions.optionSize);
        out.tick().asTrade(option.instrument.id(), time, buy ? option.ask : option.bid, size, Aggressor.UNKNOWN);
        out.send();
        double change = random.chance(conditions.openingShare) ? size : -size;
        option.openInterest = Math.max(0, option.openInterest + change);
    }

    /** Publishes open interest where it has changed since it was last published. */
    void publishOpenInterest(SimulatedOption option, long time, TickBudget out) {
        if (option.openInterest != option.publishedOpenInterest) {
            option.publishedOpenInterest = option.openInterest;
            out.tick().asOpenInterest(option.instrument.id(), time, option.openInterest);
            out.send();
        }
    }

    /** Net gamma of all options, calls plus and puts minus, in units of the underlying per unit of price. */
    double netGamma(long time) {
        double spot = price.value();
        double net = 0;
        for (SimulatedOption[][] expiry : options) {
            for (SimulatedOption[] row : expiry) {
                double tau = years(row[0], time);
                double sigma = Smile.sigma(price.volatility(), spot, row[0].strike(), tau);
                double gamma = Black76.gamma(spot, row[0].strike(), sigma, tau, 1);
                net += gamma * (row[0].openInterest - row[1].openInterest);
            }
        }
        return net;
    }
}
