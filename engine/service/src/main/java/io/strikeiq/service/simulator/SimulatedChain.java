package io.strikeiq.service.simulator;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.pricing.Black76;

/** All options of one underlying: quotes around theoretical values, trades, and open interest that follows them. */
final class SimulatedChain {
    private static final double YEAR_NANOS = 365 * 86_400e9;
    private static final double FRONT_SHARE = 0.6;
    private static final double RATE = 0.065;
    private static final double HALF_SPREAD_SHARE = 0.005;

    private final SimRandom random;
    private final double lot;
    /** Smallest step of a premium. */
    private final double tick;

    /** Expiry, then strike, then call and put. */
    private final SimulatedOption[][][] options;

    private final EfficientPrice price;

    SimulatedChain(SimRandom random, EfficientPrice price, double lot, double tick, SimulatedOption[][][] options) {
        this.random = random;
        this.price = price;
        this.lot = lot;
        this.tick = tick;
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
        double forward = spot * StrictMath.exp(RATE * tau);
        double atm =
                price.volatility() + (option.call ? conditions.callVolatilityShift : conditions.putVolatilityShift);
        double sigma = Smile.sigma(Math.max(0.02, atm), forward, option.strike(), tau);
        double discount = StrictMath.exp(-RATE * tau);
        double theo = Black76.price(option.call, forward, option.strike(), sigma, tau, discount);
        double half = Math.max(tick, HALF_SPREAD_SHARE * theo) * (0.7 + 0.3 * conditions.spread);
        double bid = Math.floor((theo - half) / tick) * tick;
        double ask = Math.max(bid + tick, Math.ceil((theo + half) / tick) * tick);
        boolean noBid = bid < tick;
        option.bid = noBid ? Double.NaN : bid;
        option.ask = ask;
        double bidSize = noBid ? Double.NaN : lots(12 * conditions.bidDepth);
        out.tick().asQuote(option.instrument.id(), time, option.bid, bidSize, ask, lots(12 * conditions.askDepth));
        out.send();
    }

    /** A trade of customers who take all that is offered or bid at some strikes around the money, at one instant. */
    void sweep(boolean call, boolean buy, int count, long time, double spot, Conditions conditions, TickBudget out) {
        int first = Math.max(0, Math.min(strikes() - count, nearest(spot) - count / 2));
        for (int i = first; i < first + count; i++) {
            SimulatedOption option = option(0, i, call);
            quote(option, time, spot, conditions, out);
            print(option, time, buy, lots(4), true, out);
        }
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
        print(option, time, buy, size, random.chance(conditions.openingShare), out);
    }

    private static void print(
            SimulatedOption option, long time, boolean buy, double size, boolean opens, TickBudget out) {
        double at = buy || Double.isNaN(option.bid) ? option.ask : option.bid;
        out.tick().asTrade(option.instrument.id(), time, at, size, Aggressor.UNKNOWN);
        out.send();
        option.openInterest = Math.max(0, option.openInterest + (opens ? size : -size));
    }

    /** Publishes open interest where it has changed since it was last published. */
    void publishOpenInterest(SimulatedOption option, long time, TickBudget out) {
        if (option.openInterest != option.publishedOpenInterest) {
            option.publishedOpenInterest = option.openInterest;
            out.tick().asOpenInterest(option.instrument.id(), time, option.openInterest);
            out.send();
        }
    }

    /** Sets and publishes an open interest, rounded to lots. */
    void setOpenInterest(SimulatedOption option, double units, long time, TickBudget out) {
        option.openInterest = lot * Math.rint(units / lot);
        publishOpenInterest(option, time, out);
    }

    /** Net gamma of all options at a spot, calls plus and puts minus, in units of the underlying per unit of price. */
    double netGamma(double spot, long time) {
        return gamma(0, spot, time) - gamma(1, spot, time);
    }

    /** Scales the open interest of all calls so that net gamma is zero at a price. */
    void bringZeroGammaTo(double level, long time, TickBudget out) {
        double factor = gamma(1, level, time) / gamma(0, level, time);
        for (SimulatedOption[][] expiry : options) {
            for (SimulatedOption[] row : expiry) {
                setOpenInterest(row[0], factor * row[0].openInterest, time, out);
            }
        }
    }

    private double gamma(int right, double spot, long time) {
        double sum = 0;
        for (SimulatedOption[][] expiry : options) {
            for (SimulatedOption[] row : expiry) {
                double tau = years(row[0], time);
                double growth = StrictMath.exp(RATE * tau);
                double sigma = Smile.sigma(price.volatility(), growth * price.value(), row[0].strike(), tau);
                sum += Black76.gamma(growth * spot, row[0].strike(), sigma, tau, 1) * row[right].openInterest;
            }
        }
        return sum;
    }
}
