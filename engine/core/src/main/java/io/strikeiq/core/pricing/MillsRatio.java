package io.strikeiq.core.pricing;

/**
 * Mills' ratio Φ(−z)/φ(z), of one argument and of many at once.
 *
 * <p>Of one: a rational function, minimax in relative error (6.4e-17 on [0, {@value #LARGEST}]), its coefficients all
 * positive.
 *
 * <p>Of many: a polynomial in {@code y = a − b/(z + 4.5)} for {@code (z + 1)·Φ(−z)/φ(z)}, which tends to 1: the Chebyshev expansion
 * on [0, {@value #LARGEST}] cut at degree 21, after M. M. Shepherd and J. G. Laframboise, "Chebyshev Approximation of (1 +
 * 2x)exp(x²)erfc x", Mathematics of Computation 36 (1981). Relative error below 1e-15.
 *
 * <p>Each loop is free of branches and short enough to be compiled to vector instructions; one loop with the whole
 * polynomial is not.
 */
final class MillsRatio {
    /** Beyond this the density is of no weight in a double; arguments are to be cut here. */
    static final double LARGEST = 40;

    private static final double POLE = 4.5;
    private static final double SHIFT = 1.225;
    private static final double SCALE = 10.0125;

    private MillsRatio() {}

    /** The ratio at z in [0, {@value #LARGEST}]. */
    static double at(double z) {
        double z2 = z * z;
        double z4 = z2 * z2;
        double z8 = z4 * z4;
        double p = (1.2533141373155003 + 1.9390412360541414 * z) + (1.484169243973069 + 0.7216739707292016 * z) * z2;
        double pHigh = (0.24325078466262778 + 0.05869657383204051 * z)
                + (0.010137551736095908 + 0.001212429567349981 * z) * z2;
        double pTop = 9.178967595092884e-05 + 3.3988384808307998e-06 * z;
        double q = (1 + 2.3450156258105737 * z) + (2.555247488060286 + 1.7080587462932213 * z) * z2;
        double qHigh =
                (0.7779799249689041 + 0.25320474499211676 * z) + (0.05990220615946251 + 0.010229341400590028 * z) * z2;
        double qTop = (0.0012158284060339141 + 9.178967594876781e-05 * z) + 3.398838480841147e-06 * z2;
        return ((p + pHigh * z4) + pTop * z8) / ((q + qHigh * z4) + qTop * z8);
    }

    /**
     * Replaces {@code z[i]} by its ratio for i below count, arguments in [0, {@value #LARGEST}].
     *
     * @param y as long as z, overwritten
     * @param p as long as z, overwritten
     */
    static void apply(double[] z, double[] y, double[] p, int count) {
        for (int i = 0; i < count; i++) {
            double above = z[i] + 1;
            double pole = z[i] + POLE;
            // One division for both quotients.
            double inverse = 1 / (above * pole);
            y[i] = SHIFT - SCALE * (above * inverse);
            z[i] = pole * inverse;
        }
        for (int i = 0; i < count; i++) {
            p[i] = upperHalf(y[i]);
        }
        for (int i = 0; i < count; i++) {
            z[i] *= lowerHalf(p[i], y[i]);
        }
    }

    private static double upperHalf(double y) {
        double p = -7.889395237929797e-10;
        p = p * y - 5.791627960730881e-11;
        p = p * y + 9.555519427843098e-09;
        p = p * y + 4.83174863125029e-09;
        p = p * y - 7.312795976248502e-08;
        p = p * y - 7.510842603429193e-08;
        p = p * y + 5.157450335870402e-07;
        p = p * y + 7.461560890819164e-07;
        p = p * y - 4.021848410198583e-06;
        p = p * y - 5.669822325487828e-06;
        return p * y + 3.738437177670729e-05;
    }

    private static double lowerHalf(double upper, double y) {
        double p = upper * y + 2.1207261226444622e-05;
        p = p * y - 0.0003866506472437884;
        p = p * y + 0.000498560257364242;
        p = p * y + 0.002944204452407654;
        p = p * y - 0.016453303230588457;
        p = p * y + 0.0435582297904834;
        p = p * y - 0.07123818135191978;
        p = p * y + 0.06144456485821052;
        p = p * y + 0.03237952334217189;
        p = p * y - 0.22207094480135647;
        return p * y + 1.1936345425975976;
    }
}
