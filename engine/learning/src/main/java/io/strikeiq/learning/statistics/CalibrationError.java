package io.strikeiq.learning.statistics;

import java.util.List;

/**
 * Expected calibration error over bins of equally many forecasts (Naeini, Cooper, Hauskrecht 2015; Kumar, Liang, Ma 2019).
 *
 * @param mean weighted mean of the bins' gaps, L1
 * @param rootMeanSquare L2
 * @param largest of one bin
 */
public record CalibrationError(double mean, double rootMeanSquare, double largest) {
    public static CalibrationError of(Forecasts forecasts, int bins) {
        List<ReliabilityBin> binned = ReliabilityBin.equalMass(forecasts, bins);
        double total = forecasts.totalWeight();
        double mean = 0;
        double squares = 0;
        double largest = 0;
        for (ReliabilityBin bin : binned) {
            mean += bin.weight() / total * bin.gap();
            squares += bin.weight() / total * bin.gap() * bin.gap();
            largest = Math.max(largest, bin.gap());
        }
        return new CalibrationError(mean, Math.sqrt(squares), largest);
    }

    /** The band of the mean error when days are drawn again. */
    public static Interval band(Forecasts forecasts, int bins, StationaryBootstrap days, int draws, double level) {
        double[] errors = new double[draws];
        int[] times = new int[days.length()];
        for (int draw = 0; draw < draws; draw++) {
            days.drawTimes(times);
            Forecasts again = forecasts.drawn(times);
            errors[draw] = again.size() == 0 ? Double.NaN : of(again, bins).mean();
        }
        return Interval.ofDraws(errors, level);
    }
}
