package io.strikeiq.core.pricing;

/**
 * Shape-preserving interpolation by a cubic over a quadratic, after R. Delbourgo and J. A. Gregory, "Shape Preserving
 * Piecewise Rational Interpolation", SIAM Journal on Scientific and Statistical Computing 6 (1985).
 *
 * <p>Values and slopes are met at both ends; the control parameter r (3 gives the plain cubic) is chosen to meet a second
 * derivative at one end, and raised where monotonicity or convexity asks for more. As r grows the curve becomes the chord.
 */
final class RationalCubic {
    /** Stands for an infinite control parameter. */
    private static final double LINEAR = 1e16;

    /** The interpolant has no pole for any r above −1. */
    private static final double SMALLEST = -1 + 1e-8;

    private RationalCubic() {}

    /** The value at x on [left, right] for a given control parameter. */
    static double at(
            double x,
            double left,
            double right,
            double leftValue,
            double rightValue,
            double leftSlope,
            double rightSlope,
            double control) {
        double width = right - left;
        if (!(Math.abs(width) > 0)) {
            return 0.5 * (leftValue + rightValue);
        }
        double t = (x - left) / width;
        double u = 1 - t;
        if (!(control < LINEAR)) {
            return rightValue * t + leftValue * u;
        }
        double cubic = rightValue * t * t * t
                + (control * rightValue - width * rightSlope) * t * t * u
                + (control * leftValue + width * leftSlope) * t * u * u
                + leftValue * u * u * u;
        return cubic / (1 + (control - 3) * t * u);
    }

    /** The control parameter that meets a second derivative at the left end. */
    static double controlForLeftCurvature(
            double width, double chord, double leftSlope, double rightSlope, double curvature, boolean keepShape) {
        double fitted = ratio(0.5 * width * curvature + (rightSlope - leftSlope), chord - leftSlope);
        return Math.max(fitted, lowestControl(chord, leftSlope, rightSlope, keepShape));
    }

    /** The control parameter that meets a second derivative at the right end. */
    static double controlForRightCurvature(
            double width, double chord, double leftSlope, double rightSlope, double curvature, boolean keepShape) {
        double fitted = ratio(0.5 * width * curvature + (rightSlope - leftSlope), rightSlope - chord);
        return Math.max(fitted, lowestControl(chord, leftSlope, rightSlope, keepShape));
    }

    private static double ratio(double numerator, double denominator) {
        if (numerator == 0) {
            return 0;
        }
        double r = numerator / denominator;
        return Math.abs(r) < LINEAR ? r : Math.copySign(LINEAR, r);
    }

    /** The least parameter that keeps the curve monotone where the data are, and convex or concave where they are. */
    private static double lowestControl(double chord, double leftSlope, double rightSlope, boolean keepShape) {
        boolean monotone = leftSlope * chord >= 0 && rightSlope * chord >= 0;
        boolean curved = (leftSlope - chord) * (chord - rightSlope) >= 0;
        double lowest = SMALLEST;
        if (monotone) {
            lowest = Math.max(lowest, chord != 0 ? (leftSlope + rightSlope) / chord : keepShape ? LINEAR : SMALLEST);
        }
        if (curved) {
            double bend = rightSlope - leftSlope;
            boolean bothEnds = rightSlope != chord && leftSlope != chord;
            double needed = bothEnds
                    ? Math.max(Math.abs(bend / (rightSlope - chord)), Math.abs(bend / (chord - leftSlope)))
                    : keepShape ? LINEAR : SMALLEST;
            lowest = Math.max(lowest, needed);
        } else if (monotone && keepShape) {
            lowest = LINEAR;
        }
        return lowest;
    }
}
