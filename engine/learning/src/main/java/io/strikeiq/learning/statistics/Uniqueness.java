package io.strikeiq.learning.statistics;

/** How much of overlapping labels is their own (López de Prado 2018, chapter 4), and how many independent ones they are worth. */
public final class Uniqueness {
    private Uniqueness() {}

    /** Effective number of weighted samples (Kish 1965): (Σw)² ÷ Σw²; 0 of none. */
    public static double effective(double[] weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }
}
