package io.strikeiq.core.metrics.chain;

/**
 * Sums over options of the dealers' signed open interest times a greek: gamma of calls and puts, vanna, charm; and of the
 * absolute gamma. In greek × units; spot is multiplied in later, so that a price tick costs nothing here.
 */
final class Exposure {
    double callGamma;
    double putGamma;
    double grossGamma;
    double vanna;
    double charm;
    /** Options with known greeks and open interest. */
    int known;

    void clear() {
        callGamma = 0;
        putGamma = 0;
        grossGamma = 0;
        vanna = 0;
        charm = 0;
        known = 0;
    }

    void add(Exposure other) {
        callGamma += other.callGamma;
        putGamma += other.putGamma;
        grossGamma += other.grossGamma;
        vanna += other.vanna;
        charm += other.charm;
        known += other.known;
    }

    double netGamma() {
        return callGamma + putGamma;
    }
}
