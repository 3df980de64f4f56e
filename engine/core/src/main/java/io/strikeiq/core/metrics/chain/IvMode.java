package io.strikeiq.core.metrics.chain;

/** The model in which implied volatility is read from quotes. */
public enum IvMode {
    /** Black-76 on the parity forward, from the out-of-the-money side of each strike. */
    BLACK_76,
    /**
     * As the National Stock Exchange of India prints it: Black-Scholes on spot, r = 10 %, whole calendar days, each
     * option by itself. Forward and tau of the chain follow the same convention; undefined on the expiry day.
     */
    NSE
}
