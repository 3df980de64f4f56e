package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.metrics.Bounds;

/**
 * Settings of the chain metrics. Times are nanoseconds of event time; moves, spreads and rates are fractions.
 *
 * @param rate continuously compounded interest rate r per year
 * @param dividend continuous dividend yield q per year, used only where parity and the venue give no forward
 * @param repricingCadence distance of two repricings of a chain that has changed
 * @param repricingMove move of spot since its last repricing at which a chain is repriced before its time
 * @param zeroGammaCadence distance of two searches for zero gamma
 * @param zeroGammaMove move of spot at which the roots of the last search are followed before the next
 * @param zeroGammaRange half-width of the range around spot that is searched
 * @param zeroGammaRelevance share of the largest net exposure near spot that net exposure must reach on both sides of a
 *     root for the root to count
 * @param maximumSpread widest (ask − bid) ÷ mid from which a volatility or a forward is read
 * @param quoteStaleness age from which a quote is no longer read. Venues that send snapshots or only changes leave quotes
 *     standing for long; an hour keeps those and drops the quotes of yesterday
 * @param sigmaAge age up to which a strike's last good volatility stands while its quote is one-sided, wide or stale; 0 for
 *     not at all
 * @param atmStrikes strikes on each side of the money in ATM windows
 * @param convention sign of gamma exposure
 * @param gammaSource own or the venue's gamma
 * @param ivMode model of implied volatility
 * @param zoneOffset local time of the venue less UTC, for the whole days of {@link IvMode#NSE}
 * @param sessionLength trading time of a day, by which traded value is brought to a day
 * @param historyHalfLife half-life of the history behind PCR_OI_PERCENTILE, in active time
 * @param gammaRegimeEnter normalised GEX, in absolute value, from which a gamma regime is long or short
 * @param gammaRegimeExit normalised GEX, in absolute value, below which it is neutral again; not above the former
 */
public record ChainSettings(
        @Bounds(min = "-1", max = "1") double rate,
        @Bounds(min = "-1", max = "1") double dividend,
        @Bounds(min = "1ms", max = "1d") long repricingCadence,
        @Bounds(min = "1e-6", max = "1") double repricingMove,
        @Bounds(min = "1ms", max = "1d") long zeroGammaCadence,
        @Bounds(min = "1e-6", max = "1") double zeroGammaMove,
        @Bounds(min = "0.01", max = "0.99") double zeroGammaRange,
        @Bounds(min = "1e-9", max = "0.99") double zeroGammaRelevance,
        @Bounds(min = "0.001", max = "2") double maximumSpread,
        @Bounds(min = "1ms", max = "30d") long quoteStaleness,
        @Bounds(min = "0s", max = "30d") long sigmaAge,
        @Bounds(min = "0", max = "100") int atmStrikes,
        GexConvention convention,
        GammaSource gammaSource,
        IvMode ivMode,
        @Bounds(min = "0s", max = "18h") long zoneOffset,
        @Bounds(min = "1m", max = "1d") long sessionLength,
        @Bounds(min = "1s", max = "3650d") long historyHalfLife,
        @Bounds(min = "0.001", max = "0.99") double gammaRegimeEnter,
        @Bounds(min = "0.001", max = "0.99") double gammaRegimeExit) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Checks the ranges. */
    public ChainSettings {
        require(Math.abs(rate) <= 1, "rate", rate, "-1..1");
        require(Math.abs(dividend) <= 1, "dividend", dividend, "-1..1");
        require(repricingCadence > 0, "repricingCadence", repricingCadence, "positive ns");
        require(repricingMove > 0, "repricingMove", repricingMove, "positive");
        require(zeroGammaCadence > 0, "zeroGammaCadence", zeroGammaCadence, "positive ns");
        require(zeroGammaMove > 0, "zeroGammaMove", zeroGammaMove, "positive");
        require(zeroGammaRange > 0 && zeroGammaRange < 1, "zeroGammaRange", zeroGammaRange, "0..1");
        require(zeroGammaRelevance > 0 && zeroGammaRelevance < 1, "zeroGammaRelevance", zeroGammaRelevance, "0..1");
        require(maximumSpread > 0 && maximumSpread <= 2, "maximumSpread", maximumSpread, "0..2");
        require(quoteStaleness > 0, "quoteStaleness", quoteStaleness, "positive ns");
        require(sigmaAge >= 0, "sigmaAge", sigmaAge, "0 or more ns");
        require(atmStrikes >= 0 && atmStrikes <= 100, "atmStrikes", atmStrikes, "0..100");
        require(sessionLength > 0, "sessionLength", sessionLength, "positive ns");
        require(historyHalfLife > 0, "historyHalfLife", historyHalfLife, "positive ns");
        require(gammaRegimeEnter > 0 && gammaRegimeEnter < 1, "gammaRegimeEnter", gammaRegimeEnter, "0..1");
        require(
                gammaRegimeExit > 0 && gammaRegimeExit <= gammaRegimeEnter,
                "gammaRegimeExit",
                gammaRegimeExit,
                "0..gammaRegimeEnter");
    }

    private static void require(boolean holds, String name, Number value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("chain setting " + name + " = " + value + " is not in " + allowed);
        }
    }

    /** Own Black-76 at no interest, each second or 5 bp; zero gamma each 30 s or 10 bp over ±20 %. */
    public static ChainSettings defaults() {
        return new ChainSettings(
                0,
                0,
                SECOND,
                0.0005,
                30 * SECOND,
                0.001,
                0.2,
                1e-4,
                0.5,
                HOUR,
                15 * MINUTE,
                5,
                GexConvention.LONG_CALLS_SHORT_PUTS,
                GammaSource.OWN,
                IvMode.BLACK_76,
                0,
                6 * HOUR + 30 * MINUTE,
                5 * 6 * HOUR,
                0.1,
                0.05);
    }
}
