/**
 * Probabilities from scores, learned from labelled outcomes: Platt scaling, beta calibration, isotonic regression, and the
 * Venn-Abers interval. Fitting allocates; applying does not. A fit is a pure function of its samples and belongs to the
 * thread that asked for it; one that is made is never changed.
 */
package io.strikeiq.core.learning.calibration;
