package io.strikeiq.learning.statistics;

import java.util.List;

/**
 * The Brier score and what it is made of, exactly: reliability − resolution + uncertainty (Murphy 1973). Where a bin holds
 * several probabilities, resolution is the generalised one of Stephenson, Coelho, Jolliffe (2008), which takes in what
 * varies inside bins, so that the identity holds for any bins.
 *
 * @param score mean of (p − o)²
 * @param reliability mean over bins of (what was said − what happened)², 0 is best
 * @param resolution how far bins differ in what happened; above 0 there is information
 * @param uncertainty score of who says the base rate always
 */
public record BrierScore(double score, double reliability, double resolution, double uncertainty) {
    /** The score of forecasts in bins of equally many. */
    public static BrierScore of(Forecasts forecasts, int bins) {
        List<ReliabilityBin> binned = ReliabilityBin.equalMass(forecasts, bins);
        double total = forecasts.totalWeight();
        double base = forecasts.winRate();
        double score = 0;
        double reliability = 0;
        double resolution = 0;
        for (ReliabilityBin bin : binned) {
            reliability += bin.weight() * square(bin.probability() - bin.winRate());
            resolution += bin.weight() * square(bin.winRate() - base);
            for (int i = bin.from(); i < bin.to(); i++) {
                double said = forecasts.probability(i) - bin.probability();
                double happened = forecasts.outcome(i) - bin.winRate();
                score += forecasts.weight(i) * square(forecasts.probability(i) - forecasts.outcome(i));
                resolution += forecasts.weight(i) * said * (2 * happened - said);
            }
        }
        return new BrierScore(score / total, reliability / total, resolution / total, base * (1 - base));
    }

    /** 1 − score ÷ uncertainty: above 0 the forecasts are better than the base rate. */
    public double skill() {
        return 1 - score / uncertainty;
    }

    private static double square(double x) {
        return x * x;
    }
}
