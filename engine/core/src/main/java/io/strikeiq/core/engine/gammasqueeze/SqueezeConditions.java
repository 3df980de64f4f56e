package io.strikeiq.core.engine.gammasqueeze;

import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.LaggedValue;

/**
 * What a squeeze needs, as of one look at the frame. Every comparison with an unknown value is false, so that an unknown
 * input blocks.
 *
 * <p>Where traded value is not known, as for an index, gamma fragility is not either; the short side of normalised GEX
 * stands in for it, and the evidence names that one. Zero gamma may be missing because there is none: dealers are then
 * short, or long, at every spot, and the sign of normalised GEX says which.
 */
final class SqueezeConditions implements Visited {
    private static final double DAYS_PER_YEAR = 365;
    private static final double FRAGILITY_WEIGHT = 0.6;
    private static final double SHORT_GAMMA_WEIGHT = 0.4;
    private static final double FLIP_WEIGHT = 0.2;
    private static final double DISTANCE_WEIGHT = 0.3;
    private static final double APPROACH_WEIGHT = 0.3;
    private static final double FLOW_WEIGHT = 0.8;
    private static final double VELOCITY_WEIGHT = 0.3;
    private static final double SIGMA_WEIGHT = 0.3;
    private static final double RATIO_WEIGHT = 0.3;

    private final Parameters parameters;
    private final LaggedValue spots;
    private final LaggedValue ratios;

    private double fragility;
    private double normalisedGex;
    private double strike;
    private double strikeDistance;
    private double approach;
    private double sigmaRise;
    private double ratioRise;
    private double gammaFlow;
    private double velocity;
    private double flipDistance;

    SqueezeConditions(Parameters parameters) {
        this.parameters = parameters;
        this.spots = new LaggedValue(parameters.nanos(GammaSqueeze.WINDOW));
        this.ratios = new LaggedValue(parameters.nanos(GammaSqueeze.WINDOW));
    }

    /** Keeps what changes are measured from; to be called at each look, before the others. */
    void follow(long time, MetricFrame metrics) {
        spots.offer(time, metrics.get(Metric.SPOT));
        ratios.offer(time, metrics.get(Metric.RV_IV_RATIO));
    }

    /** Reads the frame; the sides of a move are told by {@link #side}. */
    void look(long time, MetricFrame metrics) {
        double spot = metrics.get(Metric.SPOT);
        double ratio = metrics.get(Metric.RV_IV_RATIO);
        double sigma = metrics.get(Metric.ATM_SIGMA);
        double day = spot * sigma / Math.sqrt(DAYS_PER_YEAR);
        fragility = metrics.get(Metric.GAMMA_FRAGILITY);
        normalisedGex = metrics.get(Metric.NORMALISED_GEX);
        strike = metrics.get(Metric.SHORT_GAMMA_STRIKE);
        strikeDistance = (strike - spot) / day;
        approach = (spot - spots.get(time)) / day;
        sigmaRise = metrics.get(Metric.ATM_SIGMA_CHANGE) / sigma;
        ratioRise = ratio - ratios.get(time);
        flipDistance = metrics.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA);
        boolean up = approach > 0;
        gammaFlow = metrics.get(up ? Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z : Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z);
        velocity = metrics.get(up ? Metric.CALL_OI_VELOCITY_Z : Metric.PUT_OI_VELOCITY_Z);
    }

    /** +1 or −1 where all that a squeeze of that side needs is there, given short gamma; else 0. */
    int side() {
        int side = approach > 0 ? 1 : -1;
        boolean nearing = side * approach >= parameters.get(GammaSqueeze.MIN_APPROACH)
                && side * strikeDistance >= 0
                && side * strikeDistance <= parameters.get(GammaSqueeze.MAX_DISTANCE);
        boolean bought = gammaFlow >= parameters.get(GammaSqueeze.GAMMA_FLOW_Z)
                && velocity >= parameters.get(GammaSqueeze.VELOCITY_Z);
        boolean volatilityRises = sigmaRise >= parameters.get(GammaSqueeze.MIN_SIGMA_RISE)
                && ratioRise >= parameters.get(GammaSqueeze.MIN_RATIO_RISE);
        return nearing && bought && volatilityRises && isFragile() ? side : 0;
    }

    /** Whether spot is on the short side of zero gamma. */
    boolean isShort(MetricFrame metrics) {
        double roots = metrics.get(Metric.ZERO_GAMMA_ROOTS);
        boolean sideKnown = roots == 0 || (roots > 0 && metrics.isKnown(Metric.ZERO_GAMMA));
        return sideKnown && metrics.get(Metric.NORMALISED_GEX) < 0;
    }

    private boolean isFragile() {
        return Double.isNaN(fragility)
                ? -normalisedGex >= parameters.get(GammaSqueeze.MIN_SHORT_GAMMA)
                : fragility >= parameters.get(GammaSqueeze.MIN_FRAGILITY);
    }

    /** Signed move of spot within the window, in sigmas of one day. */
    double approach() {
        return approach;
    }

    /** The largest short-gamma strike. */
    double strike() {
        return strike;
    }

    void addEvidence(Signal signal) {
        if (Double.isNaN(fragility)) {
            signal.evidence(
                    GammaSqueeze.SHORT_GAMMA,
                    normalisedGex,
                    beyond(-normalisedGex, GammaSqueeze.MIN_SHORT_GAMMA, SHORT_GAMMA_WEIGHT));
        } else {
            signal.evidence(
                    GammaSqueeze.FRAGILITY, fragility, beyond(fragility, GammaSqueeze.MIN_FRAGILITY, FRAGILITY_WEIGHT));
        }
        if (!Double.isNaN(flipDistance)) {
            signal.evidence(
                    GammaSqueeze.ZERO_GAMMA_DISTANCE, flipDistance, FLIP_WEIGHT * Math.min(1, Math.abs(flipDistance)));
        }
        double distance = Math.abs(strikeDistance);
        double move = Math.abs(approach);
        signal.evidence(
                        GammaSqueeze.STRIKE_DISTANCE,
                        distance,
                        DISTANCE_WEIGHT * (1 - distance / parameters.get(GammaSqueeze.MAX_DISTANCE)))
                .evidence(GammaSqueeze.APPROACH, move, beyond(move, GammaSqueeze.MIN_APPROACH, APPROACH_WEIGHT))
                .evidence(GammaSqueeze.GAMMA_FLOW, gammaFlow, beyond(gammaFlow, GammaSqueeze.GAMMA_FLOW_Z, FLOW_WEIGHT))
                .evidence(GammaSqueeze.OI_VELOCITY, velocity, LogOdds.beyond(velocity, 1, VELOCITY_WEIGHT))
                .evidence(
                        GammaSqueeze.SIGMA_RISE,
                        sigmaRise,
                        beyond(sigmaRise, GammaSqueeze.MIN_SIGMA_RISE, SIGMA_WEIGHT))
                .evidence(
                        GammaSqueeze.RV_IV_RISE,
                        ratioRise,
                        beyond(ratioRise, GammaSqueeze.MIN_RATIO_RISE, RATIO_WEIGHT));
    }

    private double beyond(double value, Parameter threshold, double weight) {
        return LogOdds.beyond(value, parameters.get(threshold), weight);
    }

    @Override
    public void visit(StateVisitor visitor) {
        spots.visit(visitor);
        ratios.visit(visitor);
    }
}
