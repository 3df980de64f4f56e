package io.strikeiq.core.pricing;

/**
 * Black's formula as Bachelier's with a correction: for options as they trade, one rational function and two short series
 * in place of the difference of two probabilities.
 *
 * <p>Bachelier's premium at a distance of z deviations out of the money is s·φ(z)·a(z), where {@code a(z) = 1 − z·M(z)} and
 * M is Mills' ratio Φ(−z)/φ(z). Expanding Φ(h ± t) about h in the b(x, s) of {@link NormalisedBlack} leaves the same up to
 * two entire functions, whose terms are all known. With z = |x|/s, X = x²/4 and u = s²/4:
 *
 * <pre>
 *   b = s·φ(z)·(S·a(z) − E)      S = sinh(|x|/2)/(|x|/2) = |F − K|/√(F·K)/|x|
 *                                E = Σ (−1)ʲ⁺¹·(2j−1)!!·uʲ·Cⱼ,   Cⱼ = Σ Xᵏ/(2j+2k+1)!,   j from 1, k from 0
 * </pre>
 *
 * <p>E is small beside S·a, so that nothing cancels. Where {@link #covers} holds the terms up to j + k = 8 are exact to
 * double precision. The rational functions are minimax in relative error, which is below 7e-17, and their coefficients are
 * all positive.
 *
 * <p>All is free of branches, in pieces small enough for loops that are to become vector instructions; even and odd powers
 * apart, which halves the chain of operations (finer splits are not recognised in such loops).
 */
final class BachelierForm {
    /** Largest |x|/s. */
    static final double FARTHEST = 12;

    /** Largest |x|. */
    private static final double LARGEST_MONEYNESS = 2;

    /** Largest |F − K|/√(F·K), just within the former. */
    static final double LARGEST_DISTANCE = 2.35;

    /** Largest s. */
    static final double LARGEST_TOTAL = 0.85;

    private static final double C1 = 1.0 / 6;
    private static final double C2 = 1.0 / 120;
    private static final double C3 = 1.0 / 5_040;
    private static final double C4 = 1.0 / 362_880;
    private static final double C5 = 1.0 / 39_916_800;
    private static final double C6 = 1.0 / 6_227_020_800.0;
    private static final double C7 = 1.0 / 1_307_674_368_000.0;
    private static final double C8 = 1.0 / 355_687_428_096_000.0;

    private BachelierForm() {}

    /** Whether an option is within reach, from |x| and s. */
    static boolean covers(double x, double s) {
        return x <= LARGEST_MONEYNESS && s <= LARGEST_TOTAL && x <= FARTHEST * s;
    }

    /** S·a(z) − E = b/(s·φ(z)), from z, X and u. */
    static double ratio(double z, double square, double u) {
        return stretch(square) * (numerator(z) / denominator(z)) - correction(square, u);
    }

    /** S, from X. */
    static double stretch(double square) {
        double four = square * square;
        double low = (1 + C1 * square) + (C2 + C3 * square) * four;
        double high = (C4 + C5 * square) + (C6 + C7 * square) * four;
        return low + (high + C8 * (four * four)) * (four * four);
    }

    /** 1/S = arsinh(y)/y is this over {@link #stretchDenominator}, from y² = (F − K)²/(4·F·K). */
    static double stretchNumerator(double square) {
        double four = square * square;
        double even = 7.145450390628172e-05 * four + 0.13684248256430787;
        even = even * four + 2.12994321313289;
        even = even * four + 1;
        double odd = 0.007788048198963879 * four + 0.8253995986474443;
        odd = odd * four + 2.4247247406021297;
        return even + square * odd;
    }

    static double stretchDenominator(double square) {
        double four = square * square;
        double even = 0.00032490044301853243 * four + 0.2173281430119023;
        even = even * four + 2.4868417810120333;
        even = even * four + 1;
        double odd = 0.01690764460609455 * four + 1.0901617303876967;
        odd = odd * four + 2.591391407268783;
        return even + square * odd;
    }

    /** a(z) is this over {@link #denominator}. */
    static double numerator(double z) {
        double zz = z * z;
        double even = 3.5632063020527285e-06 * zz + 0.0012400206077505277;
        even = even * zz + 0.05725709306775675;
        even = even * zz + 0.6213486531910777;
        even = even * zz + 1;
        double odd = 9.516303908807529e-05 * zz + 0.010174268287137293;
        odd = odd * zz + 0.22666562655621256;
        odd = odd * zz + 1.0965881184674746;
        return even + z * odd;
    }

    static double denominator(double z) {
        double zz = z * z;
        double even = 3.563206242666711e-06 * zz + 0.0012507099097356623;
        even = even * zz + 0.06095555124298111;
        even = even * zz + 0.7857792741448348;
        even = even * zz + 2.5665143716738004;
        even = even * zz + 1;
        double odd = 9.516304540021538e-05 * zz + 0.010459767425731854;
        odd = odd * zz + 0.2566212442104136;
        odd = odd * zz + 1.7200691850682226;
        odd = odd * zz + 2.3499022557829665;
        return even + z * odd;
    }

    /** E, from X and u: Horner's scheme in both at once, as the Cⱼ follow from each other. */
    static double correction(double square, double u) {
        double c = C7 + square * C8;
        double sum = 135_135 * c - 2_027_025 * C8 * u;
        c = C6 + square * c;
        sum = 10_395 * c - u * sum;
        c = C5 + square * c;
        sum = 945 * c - u * sum;
        c = C4 + square * c;
        sum = 105 * c - u * sum;
        c = C3 + square * c;
        sum = 15 * c - u * sum;
        c = C2 + square * c;
        sum = 3 * c - u * sum;
        c = C1 + square * c;
        return u * (c - u * sum);
    }

    /** exp(u/2), by which s·φ(z) exceeds s·∂b/∂s, from u. */
    static double growth(double u) {
        double v = 0.5 * u;
        double vv = v * v;
        double even = vv * (1.0 / 40_320) + 1.0 / 720;
        even = even * vv + 1.0 / 24;
        even = even * vv + 0.5;
        even = even * vv + 1;
        double odd = vv * (1.0 / 362_880) + 1.0 / 5_040;
        odd = odd * vv + 1.0 / 120;
        odd = odd * vv + 1.0 / 6;
        odd = odd * vv + 1;
        return even + v * odd;
    }
}
