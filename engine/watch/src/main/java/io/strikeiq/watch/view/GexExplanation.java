package io.strikeiq.watch.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the gamma exposure of a market comes about, so that it can be checked by hand: every contract, and net exposure over
 * prices of the underlying with each change of its sign.
 *
 * @param formula what a contribution is
 * @param net sum of the contributions, currency per 1 % move
 * @param netOfMetrics NET_GEX, which is the same but for rounding
 * @param contracts every option, nearest expiry first
 * @param search net exposure over prices, and where it is zero
 * @param kept roots that the service keeps: on both sides exposure matters; null in a snapshot
 */
public record GexExplanation(
        String symbol,
        Origin origin,
        Instant time,
        double spot,
        String formula,
        double net,
        double netOfMetrics,
        List<Contract> contracts,
        RootSearch search,
        List<Root> kept) {
    private static final String FORMULA = "contribution = 0.01 * spot^2 * gamma * sign * openInterest;"
            + " gamma = exp(-rate*tau) * forward/repricedSpot * phi(d1) / (repricedSpot * sigma * sqrt(tau)),"
            + " d1 = ln(forward/strike) / (sigma*sqrt(tau)) + sigma*sqrt(tau)/2;"
            + " over other prices the forward moves in proportion and sigma stays with its strike";

    /**
     * One contract.
     *
     * @param tau years of 365 days
     * @param openInterest units of the underlying
     * @param contractSize units of the underlying in one contract
     * @param sign what dealers are taken to hold of its open interest, −1 to 1
     * @param contribution currency per 1 % move; null when something of it is unknown, and it then counts for nothing
     */
    public record Contract(
            String instrument,
            Instant expiry,
            double strike,
            String right,
            double tau,
            double rate,
            double forward,
            double repricedSpot,
            double sigma,
            double gamma,
            double openInterest,
            double contractSize,
            double sign,
            double contribution) {}

    /** Of a market. */
    public static GexExplanation of(MarketView market) {
        List<Contract> contracts = new ArrayList<>();
        double net = 0;
        for (ExpiryView expiry : market.expiries()) {
            for (OptionView option : expiry.options()) {
                contracts.add(contract(expiry, option));
                net += Double.isNaN(option.gex()) ? 0 : option.gex();
            }
        }
        return new GexExplanation(
                market.symbol(),
                market.origin(),
                market.chainTime(),
                market.spot(),
                FORMULA,
                net,
                market.metric("NET_GEX"),
                contracts,
                RootSearch.of(market),
                market.roots());
    }

    private static Contract contract(ExpiryView expiry, OptionView option) {
        double sign = option.openInterest() == 0 ? 0 : option.dealerUnits() / option.openInterest();
        return new Contract(
                option.instrument(),
                expiry.expiry(),
                option.strike(),
                option.right(),
                expiry.tau(),
                expiry.rate(),
                expiry.forward(),
                expiry.repricedSpot(),
                option.sigma(),
                option.gamma(),
                option.openInterest(),
                option.contractSize(),
                sign,
                option.gex());
    }
}
