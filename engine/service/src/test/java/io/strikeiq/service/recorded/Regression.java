package io.strikeiq.service.recorded;

import java.util.List;

/**
 * Ordinary least squares on one regressor with a constant; the t statistic with White's (1980) standard error, scaled by
 * n ÷ (n − 2), since returns are not of equal variance.
 */
record Regression(int n, double slope, double t, double rSquared) {
    /**
     * Regresses y on x.
     *
     * @param points pairs of x and y; fewer than three give {@code NaN}
     */
    static Regression of(List<double[]> points) {
        int n = points.size();
        double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(Double.NaN);
        double meanY = points.stream().mapToDouble(p -> p[1]).average().orElse(Double.NaN);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (double[] p : points) {
            xx += (p[0] - meanX) * (p[0] - meanX);
            xy += (p[0] - meanX) * (p[1] - meanY);
            yy += (p[1] - meanY) * (p[1] - meanY);
        }
        double slope = n < 3 ? Double.NaN : xy / xx;
        double meat = 0;
        for (double[] p : points) {
            double residual = p[1] - meanY - slope * (p[0] - meanX);
            meat += (p[0] - meanX) * (p[0] - meanX) * residual * residual;
        }
        double error = Math.sqrt(meat * n / (n - 2)) / xx;
        return new Regression(n, slope, slope / error, slope * xy / yy);
    }
}
