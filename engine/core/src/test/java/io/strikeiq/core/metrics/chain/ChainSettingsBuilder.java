package io.strikeiq.core.metrics.chain;

/** Settings that differ from the defaults in what a test is about. */
public final class ChainSettingsBuilder {
    private static final ChainSettings DEFAULTS = ChainSettings.defaults();

    private double rate = DEFAULTS.rate();
    private double dividend = DEFAULTS.dividend();
    private GexConvention convention = DEFAULTS.convention();
    private GammaSource gammaSource = DEFAULTS.gammaSource();
    private IvMode ivMode = DEFAULTS.ivMode();
    private long zoneOffset = DEFAULTS.zoneOffset();
    private long sigmaAge = DEFAULTS.sigmaAge();

    public ChainSettingsBuilder rates(double interest, double yield) {
        rate = interest;
        dividend = yield;
        return this;
    }

    public ChainSettingsBuilder convention(GexConvention other) {
        convention = other;
        return this;
    }

    public ChainSettingsBuilder gammaSource(GammaSource other) {
        gammaSource = other;
        return this;
    }

    /** The venue's model of volatility and its zone. */
    public ChainSettingsBuilder ivMode(IvMode other, long offset) {
        ivMode = other;
        zoneOffset = offset;
        return this;
    }

    public ChainSettingsBuilder sigmaAge(long nanos) {
        sigmaAge = nanos;
        return this;
    }

    public ChainSettings build() {
        return new ChainSettings(
                rate,
                dividend,
                DEFAULTS.repricingCadence(),
                DEFAULTS.repricingMove(),
                DEFAULTS.zeroGammaCadence(),
                DEFAULTS.zeroGammaMove(),
                DEFAULTS.zeroGammaRange(),
                DEFAULTS.zeroGammaRelevance(),
                DEFAULTS.maximumSpread(),
                DEFAULTS.quoteStaleness(),
                sigmaAge,
                DEFAULTS.atmStrikes(),
                convention,
                gammaSource,
                ivMode,
                zoneOffset,
                DEFAULTS.sessionLength(),
                DEFAULTS.historyHalfLife(),
                DEFAULTS.gammaRegimeEnter(),
                DEFAULTS.gammaRegimeExit());
    }
}
