package io.strikeiq.watch.view;

import java.time.Instant;
import java.util.List;

/**
 * The options of one expiry and series.
 *
 * @param series what distinguishes it from others of its expiry, empty for the ordinary one
 * @param tau years of 365 days at the last repricing
 * @param rate interest rate of the greeks, per year
 * @param repricedSpot price of the underlying that forward and greeks refer to
 * @param repricedTime when the greeks were made
 * @param venueSigmaGap median difference of our σ and the venue's, without its sign; NaN where there is none of the venue's
 * @param venueDeltaGap the same of deltas
 * @param options by strike, the call of each before its put
 */
public record ExpiryView(
        Instant expiry,
        String series,
        double tau,
        double forward,
        double atmSigma,
        double straddle,
        double rate,
        double repricedSpot,
        Instant repricedTime,
        double venueSigmaGap,
        double venueDeltaGap,
        List<OptionView> options) {}
