package io.strikeiq.core.engine.formula;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Evaluates the formulas on a beat of event time, aligned to multiples of its interval since the epoch, and emits a signal
 * when a formula's vote, or the bias vote, differs from the one emitted last. Every vote begins a session at HOLD, which is
 * no news. While its inputs are unknown a formula says nothing, and what it said stands. A formula that takes no side says
 * HOLD each time that what it watches comes near.
 *
 * <p>Bias = Σ w·v over the families that know their inputs ÷ Σ w, where v is the mean of the family's scores, each
 * clamped to ±1.
 */
final class FormulaEngine implements AnalyticsEngine {
    private static final double SCORE_TO_LOG_ODDS = 1.5;
    private static final double STRENGTH_BIAS = -1;
    private static final int FAMILIES = Family.values().length;

    private final Parameters parameters;
    private final SessionAnchor anchor = new SessionAnchor();
    /** One for each formula, the last for the bias. */
    private final StandingVote[] votes = new StandingVote[Formula.count() + 1];

    private final double[] scores = new double[Formula.count()];
    private final double[] familySums = new double[FAMILIES];
    private final int[] familyCounts = new int[FAMILIES];
    private long nextAt;
    private int session;

    FormulaEngine(Parameters parameters) {
        this.parameters = parameters;
        for (int i = 0; i < votes.length; i++) {
            votes[i] = new StandingVote();
        }
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        if (!metrics.isWhole() || tick.time < nextAt) {
            return;
        }
        long interval = parameters.nanos(FormulaSignals.INTERVAL);
        nextAt = (Math.floorDiv(tick.time, interval) + 1) * interval;
        startSession(metrics);
        anchor.look(metrics);
        for (int i = 0; i < scores.length; i++) {
            Formula formula = Formula.at(i);
            scores[i] = formula.score(metrics, anchor);
            if (!formula.takesSides()) {
                hold(i, formula.nearness(metrics), formula.shown(metrics, anchor), emitter);
            } else if (hasChanged(i, scores[i], 1, emitter)) {
                emit(i, votes[i].present(), formula.shown(metrics, anchor), emitter);
            }
        }
        vote(emitter);
    }

    private void startSession(MetricFrame metrics) {
        if (metrics.session().number() != session) {
            session = metrics.session().number();
            for (StandingVote vote : votes) {
                vote.startSession();
            }
        }
    }

    /** Takes a score; a change that falls into the cooldown is emitted when it is over, if it still holds. */
    private boolean hasChanged(int index, double score, double threshold, SignalEmitter emitter) {
        StandingVote vote = votes[index];
        double exit = threshold * parameters.get(FormulaSignals.EXIT_SHARE);
        vote.take(score, threshold, exit, parameters.get(FormulaSignals.CONFIRMATIONS));
        return !Double.isNaN(score) && vote.isNews() && emitter.isReady(FormulaSignals.type(index, vote.present()));
    }

    /** The standing vote of a formula without sides is BUY while what it watches is near. */
    private void hold(int index, double nearness, double shown, SignalEmitter emitter) {
        StandingVote near = votes[index];
        near.take(nearness, 1, parameters.get(FormulaSignals.EXIT_SHARE), parameters.get(FormulaSignals.CONFIRMATIONS));
        if (near.present() == Vote.HOLD) {
            near.speak();
        } else if (near.isNews() && !Double.isNaN(nearness) && emitter.isReady(FormulaSignals.type(index, Vote.HOLD))) {
            emit(index, Vote.HOLD, shown, emitter);
        }
    }

    private void emit(int index, Vote vote, double shown, SignalEmitter emitter) {
        votes[index].speak();
        Signal signal = emitter.begin(FormulaSignals.type(index, vote), Double.NaN);
        signal.evidence(FormulaSignals.formulaReason(index), shown, logOdds(vote, scores[index]));
        emitter.emit(signal, STRENGTH_BIAS);
    }

    /** Evidence for a vote: how far the score is beyond, and for HOLD how far within, the threshold. */
    private static double logOdds(Vote vote, double score) {
        double size = Math.min(3, Math.abs(score));
        return SCORE_TO_LOG_ODDS * (vote == Vote.HOLD ? 1 - size : size);
    }

    private void vote(SignalEmitter emitter) {
        double bias = bias();
        int index = Formula.count();
        if (!hasChanged(index, bias, parameters.get(FormulaSignals.BIAS_THRESHOLD), emitter)) {
            return;
        }
        votes[index].speak();
        Vote vote = votes[index].present();
        Signal signal = emitter.begin(FormulaSignals.type(index, vote), Double.NaN);
        double unit = bias / parameters.get(FormulaSignals.BIAS_THRESHOLD);
        signal.evidence(FormulaSignals.biasReason(), bias, logOdds(vote, unit));
        for (int f = 0; f < FAMILIES; f++) {
            if (familyCounts[f] > 0) {
                signal.evidence(FormulaSignals.familyReason(f), familySums[f] / familyCounts[f], 0);
            }
        }
        emitter.emit(signal, STRENGTH_BIAS);
    }

    private double bias() {
        Arrays.fill(familySums, 0);
        Arrays.fill(familyCounts, 0);
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                int family = Formula.at(i).family().ordinal();
                familySums[family] += Math.max(-1, Math.min(1, scores[i]));
                familyCounts[family]++;
            }
        }
        double sum = 0;
        double weights = 0;
        int known = 0;
        for (int f = 0; f < FAMILIES; f++) {
            if (familyCounts[f] > 0) {
                double weight = parameters.get(FormulaSignals.weight(f));
                sum += weight * familySums[f] / familyCounts[f];
                weights += weight;
                known++;
            }
        }
        return known >= parameters.get(FormulaSignals.LEAST_FAMILIES) && weights > 0 ? sum / weights : Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        anchor.visit(visitor);
        visitor.visitAll(votes);
        nextAt = visitor.visit(nextAt);
        session = visitor.visit(session);
    }
}
