package io.strikeiq.core.learning.calibration;

/**
 * Logistic regression of a few coefficients by Newton's method with a backtracking line search, as Lin, Lin and Weng (2007,
 * "A note on Platt's probabilistic outputs for support vector machines", algorithm 1) do it for two: minimises the
 * weighted cross-entropy against targets in [0, 1].
 */
public final class NewtonLogistic {
    private static final int MOST_STEPS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    /** Added to the diagonal, so that the Hessian can be inverted. */
    private static final double RIDGE = 1e-12;

    private static final double SUFFICIENT_DECREASE = 1e-4;

    private final double[][] rows;
    private final double[] targets;
    private final double[] weights;
    private final double tolerance;

    /**
     * @param rows regressors by sample; a constant is one of them
     * @param targets probabilities that the fit is to come near, by sample
     * @param weights by sample, positive
     * @param tolerance largest element of the gradient at which the fit ends
     */
    public NewtonLogistic(double[][] rows, double[] targets, double[] weights, double tolerance) {
        this.rows = rows;
        this.targets = targets;
        this.weights = weights;
        this.tolerance = tolerance;
    }

    /** The coefficients, found from a start that is left as it is. */
    public double[] fit(double[] start) {
        double[] at = start.clone();
        double loss = loss(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[at.length];
            double[] direction = direction(at, gradient);
            if (largest(gradient) < tolerance) {
                return at;
            }
            double slope = 0;
            for (int i = 0; i < at.length; i++) {
                slope += gradient[i] * direction[i];
            }
            double length = 1;
            double[] next = moved(at, direction, length);
            double lower = loss(next);
            while (!(lower < loss + SUFFICIENT_DECREASE * length * slope)) {
                length /= 2;
                if (length < SMALLEST_STEP) {
                    return at;
                }
                next = moved(at, direction, length);
                lower = loss(next);
            }
            at = next;
            loss = lower;
        }
        return at;
    }

    /** Weighted cross-entropy of coefficients, in nats. */
    public double loss(double[] coefficients) {
        double loss = 0;
        for (int n = 0; n < rows.length; n++) {
            double x = score(coefficients, rows[n]);
            loss += weights[n] * (Logistic.softplus(x) - targets[n] * x);
        }
        return loss;
    }

    private double[] direction(double[] at, double[] gradient) {
        int size = at.length;
        double[][] system = new double[size][size + 1];
        for (int n = 0; n < rows.length; n++) {
            double[] row = rows[n];
            double p = Logistic.probability(score(at, row));
            double spread = weights[n] * p * (1 - p);
            for (int i = 0; i < size; i++) {
                gradient[i] += weights[n] * (p - targets[n]) * row[i];
                for (int j = 0; j < size; j++) {
                    system[i][j] += spread * row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            system[i][i] += RIDGE;
            system[i][size] = -gradient[i];
        }
        return solved(system);
    }

    /** Gauss elimination with the largest pivot of each column. */
    private static double[] solved(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int i = column + 1; i < size; i++) {
                pivot = Math.abs(system[i][column]) > Math.abs(system[pivot][column]) ? i : pivot;
            }
            double[] row = system[pivot];
            system[pivot] = system[column];
            system[column] = row;
            for (int i = column + 1; i < size; i++) {
                double factor = system[i][column] / row[column];
                for (int j = column; j <= size; j++) {
                    system[i][j] -= factor * row[j];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double rest = system[i][size];
            for (int j = i + 1; j < size; j++) {
                rest -= system[i][j] * solution[j];
            }
            solution[i] = rest / system[i][i];
        }
        return solution;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += length * direction[i];
        }
        return to;
    }

    private static double score(double[] coefficients, double[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
