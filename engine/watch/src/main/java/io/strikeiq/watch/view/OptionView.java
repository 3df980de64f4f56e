package io.strikeiq.watch.view;

import java.time.Instant;

/**
 * One option.
 *
 * @param instrument name of the venue; null in a snapshot, which has its id only
 * @param right CALL or PUT
 * @param contractSize units of the underlying in one contract
 * @param volume units traded this session
 * @param openInterest units of the underlying
 * @param sigma implied volatility, an annualised fraction
 * @param sigmaOrigin where it is from; null in a snapshot
 * @param sigmaTime up to when it followed from a good quote
 * @param vega per volatility point
 * @param theta per day
 * @param dealerUnits units that dealers are taken to hold, negative when short
 * @param gex gamma exposure: 0.01 · spot² · gamma · dealerUnits, currency per 1 % move
 */
public record OptionView(
        String instrument,
        int instrumentId,
        double strike,
        String right,
        double contractSize,
        double bid,
        double ask,
        double bidSize,
        double askSize,
        double last,
        double volume,
        double openInterest,
        Instant quoteTime,
        double sigma,
        SigmaOrigin sigmaOrigin,
        Instant sigmaTime,
        double delta,
        double gamma,
        double vega,
        double theta,
        double vanna,
        double charm,
        double dealerUnits,
        double gex) {
    /** Whether it is a call. */
    public boolean call() {
        return right.equals("CALL");
    }
}
