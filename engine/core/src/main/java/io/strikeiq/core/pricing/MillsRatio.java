package io.strikeiq.core.pricing;

/**
 * Mills' ratio Φ(−z)/φ(z), of one argument and of many at once: a rational function, minimax in relative error (6.4e-17
 * on [0, {@value #LARGEST}]), its coefficients all positive.
 *
 * <p>Even and odd powers stand apart, which halves the chain of operations; each loop is free of branches and short
 * enough to be compiled to vector instructions.
 */
final class MillsRatio {
    /** Beyond this the density is of no weight in a double; arguments are to be cut here. */
    static final double LARGEST = 40;

    private MillsRatio() {}

    /** The ratio at z in [0, {@value #LARGEST}]. */
    static double at(double z) {
        return numerator(z) / denominator(z);
    }

    /**
     * Replaces {@code z[i]} by its ratio for i below count, arguments in [0, {@value #LARGEST}].
     *
     * @param scratch as long as z, overwritten
     */
    static void apply(double[] z, double[] scratch, int count) {
        for (int i = 0; i < count; i++) {
            scratch[i] = denominator(z[i]);
        }
        for (int i = 0; i < count; i++) {
            z[i] = numerator(z[i]) / scratch[i];
        }
    }

    private static double numerator(double z) {
        double zz = z * z;
        double even = 9.178967595092884e-05 * zz + 0.010137551736095908;
        even = even * zz + 0.24325078466262778;
        even = even * zz + 1.484169243973069;
        even = even * zz + 1.2533141373155003;
        double odd = 3.3988384808307998e-06 * zz + 0.001212429567349981;
        odd = odd * zz + 0.05869657383204051;
        odd = odd * zz + 0.7216739707292016;
        odd = odd * zz + 1.9390412360541414;
        return even + z * odd;
    }

    private static double denominator(double z) {
        double zz = z * z;
        double even = 3.398838480841147e-06 * zz + 0.0012158284060339141;
        even = even * zz + 0.05990220615946251;
        even = even * zz + 0.7779799249689041;
        even = even * zz + 2.555247488060286;
        even = even * zz + 1;
        double odd = 9.178967594876781e-05 * zz + 0.010229341400590028;
        odd = odd * zz + 0.25320474499211676;
        odd = odd * zz + 1.7080587462932213;
        odd = odd * zz + 2.3450156258105737;
        return even + z * odd;
    }
}
