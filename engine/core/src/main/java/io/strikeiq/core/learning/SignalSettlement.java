package io.strikeiq.core.learning;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.signal.VolatilityClaim;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The rule by which one signal of an underlying is scored at one horizon: how far its barriers are, and what it came to. The
 * outcome is weighted by its overlap, given on, and learned from. When a signal is due is not its concern.
 */
final class SignalSettlement implements Visited {
    private static final double CALENDAR_YEAR = 365.0 * 86_400;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LearningSettings settings;
    private final OutcomeRecorder recorder;
    private final Experience experience;
    private final TradingHours hours;
    private final UnderlyingBooks books;
    /** By engine and horizon. */
    private final Overlap[] overlaps;

    /**
     * @param hours of the underlying
     * @param books of the underlying
     */
    SignalSettlement(
            LearningSettings settings,
            OutcomeRecorder recorder,
            Experience experience,
            TradingHours hours,
            UnderlyingBooks books) {
        this.settings = settings;
        this.recorder = recorder;
        this.experience = experience;
        this.hours = hours;
        this.books = books;
        this.overlaps = new Overlap[recorder.engines() * Horizons.count()];
        for (int i = 0; i < overlaps.length; i++) {
            overlaps[i] = new Overlap();
        }
    }

    /** Opens a horizon of a signal, which has its volatility. */
    void begin(OpenSignal signal, int h, long length) {
        long until = Horizons.isSessionEnd(h) ? Long.MAX_VALUE : signal.time + length;
        double before = overlap(signal, h).begin(signal.time);
        signal.openHorizon(h, until, barrier(signal.sigma, length), before);
    }

    private Overlap overlap(OpenSignal signal, int h) {
        return overlaps[signal.engine * Horizons.count() + h];
    }

    private double barrier(double sigma, long length) {
        return settings.barrier() * sigma * Math.sqrt(length / NANOS_PER_SECOND / yearSeconds());
    }

    private double yearSeconds() {
        boolean stops = hours.hasSessions() && books.own().instrument().kind() != InstrumentKind.PERPETUAL;
        return stops ? settings.sessionYear() : CALENDAR_YEAR;
    }

    /**
     * A barrier was reached. The stop counts when one time has reached both.
     *
     * @param at event time of the decision
     */
    void touched(OpenSignal signal, int h, long at) {
        boolean lost = !Double.isNaN(signal.stopHit[h]);
        start(signal, h, at);
        recorder.position(
                signal,
                h,
                lost ? Outcome.LOSS : Outcome.WIN,
                signal.touchedAt[h],
                lost ? signal.stopHit[h] : signal.targetHit[h]);
        close(signal, h, signal.touchedAt[h]);
    }

    /**
     * The horizon has ended.
     *
     * @param oldest age of the price in force at most
     * @param at event time of the decision
     */
    void timedOut(OpenSignal signal, int h, long end, long oldest, long at) {
        boolean known = signal.book.age(end) <= oldest;
        SignalOutcome record = start(signal, h, at);
        if (!signal.isDirectional()) {
            regime(record, signal, end, known);
        } else if (known && signal.entered && !Double.isNaN(signal.exitPrice())) {
            recorder.position(signal, h, Outcome.TIMEOUT, end, signal.exitPrice());
        } else {
            recorder.position(signal, h, Outcome.UNRESOLVED, end, Double.NaN);
        }
        close(signal, h, end);
    }

    private void regime(SignalOutcome record, OpenSignal signal, long end, boolean known) {
        record.exitTime = end;
        record.exitPrice = 0.5 * (signal.book.bid + signal.book.ask);
        record.realisedVariance = signal.book.variance() - signal.varianceBefore;
        record.impliedVariance = signal.sigma * signal.sigma * (end - signal.time) / NANOS_PER_SECOND / yearSeconds();
        SignalType type = recorder.type(signal);
        boolean calm = record.realisedVariance < record.impliedVariance;
        boolean right = calm == (type.claim() == VolatilityClaim.CALM);
        record.outcome = !known ? Outcome.UNRESOLVED : right ? Outcome.WIN : Outcome.LOSS;
    }

    /**
     * What has not been decided yet of a signal is never guessed.
     *
     * @param end event time up to which it is known
     * @param at event time of the decision
     */
    void cut(OpenSignal signal, long end, long at) {
        for (int h = 0; h < Horizons.count(); h++) {
            if (signal.isOpen[h]) {
                SignalOutcome record = start(signal, h, at);
                recorder.position(signal, h, Outcome.UNRESOLVED, end, Double.NaN);
                record.flagged |= signal.isDirectional() && !signal.entered;
                close(signal, h, end);
            }
        }
    }

    private SignalOutcome start(OpenSignal signal, int h, long at) {
        return recorder.begin(signal, h, books.own().instrument(), at);
    }

    private void close(OpenSignal signal, int h, long end) {
        double weight = overlap(signal, h).end(signal.overlapBefore[h], signal.time, end);
        Outcome outcome = recorder.give(weight);
        if (h == Horizons.STATED) {
            experience.learn(signal, outcome, weight);
        }
        signal.closeHorizon(h);
    }

    /** Shows the overlaps; all else has an owner that shows it. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(overlaps);
    }
}
