package io.strikeiq.core.learning.calibration;

/**
 * Targets that keep a fit finite where scores separate wins from the rest (Platt 1999): (n₊ + 1) ÷ (n₊ + 2) for a win and
 * 1 ÷ (n₋ + 2) otherwise, n₊ and n₋ being the weights of both.
 */
record SmoothedTargets(double win, double other, double priorLogOdds) {
    static SmoothedTargets of(LabelledScores samples) {
        double wins = 0;
        double others = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (samples.won(i)) {
                wins += samples.weight(i);
            } else {
                others += samples.weight(i);
            }
        }
        return new SmoothedTargets(
                (wins + 1) / (wins + 2), 1 / (others + 2), StrictMath.log((wins + 1) / (others + 1)));
    }

    NewtonLogistic regression(LabelledScores samples, double[][] rows, double tolerance) {
        double[] targets = new double[samples.size()];
        double[] weights = new double[samples.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = samples.won(i) ? win : other;
            weights[i] = samples.weight(i);
        }
        return new NewtonLogistic(rows, targets, weights, tolerance);
    }
}
