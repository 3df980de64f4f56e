package io.strikeiq.core.signal;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;
import java.util.List;

/**
 * What one engine emits the signals of one underlying with. Enforces the cooldown: at most one signal per type within
 * the cooldown, in event time; the cooldown starts at the emission.
 *
 * <pre>{@code
 * Signal signal = emitter.begin(SWEEP_UP, level);
 * if (signal != null) {
 *     signal.evidence(VOLUME_BURST, z, 0.8).evidence(FLOW, ofi, 0.6);
 *     emitter.emit(signal, BIAS);
 * }
 * }</pre>
 */
public final class SignalEmitter implements Visited {
    private final String engine;
    private final int underlyingId;
    private final String underlying;
    private long cooldown;
    private final Pool<Signal> pool;
    private final ConfidenceModel confidence;
    private final SignalListener listener;
    /** By signal type: time of the last one, {@link Long#MIN_VALUE} before the first. */
    private final long[] emittedAt;

    private final TickContext tick;
    /** The last book that was another's, and its name. */
    private Instrument bookInstrument;

    private String bookName = "";
    /** What the engine declares, null where nobody has said. */
    private List<SignalType> declaredTypes;

    private List<Reason> declaredReasons;

    /**
     * @param types number of signal types of the engine
     * @param cooldown nanoseconds of event time between two signals of one type
     * @param tick set to each tick before the engine sees it
     */
    public SignalEmitter(
            String engine,
            int types,
            int underlyingId,
            String underlying,
            long cooldown,
            Pool<Signal> pool,
            ConfidenceModel confidence,
            SignalListener listener,
            TickContext tick) {
        this.engine = engine;
        this.underlyingId = underlyingId;
        this.underlying = underlying;
        this.cooldown = cooldown;
        this.pool = pool;
        this.confidence = confidence;
        this.listener = listener;
        this.tick = tick;
        this.emittedAt = new long[types];
        Arrays.fill(emittedAt, Long.MIN_VALUE);
    }

    /** From now on a signal or a reason that is not among those declared is refused, and so the engine is quarantined. */
    public SignalEmitter declaring(List<SignalType> types, List<Reason> reasons) {
        declaredTypes = List.copyOf(types);
        declaredReasons = List.copyOf(reasons);
        return this;
    }

    /**
     * Changes the cooldown, also of signals already emitted.
     *
     * @param nanos nanoseconds of event time
     */
    public void setCooldown(long nanos) {
        cooldown = nanos;
    }

    /** Whether a signal of the type may be emitted now. */
    public boolean isReady(SignalType type) {
        long last = emittedAt[type.index()];
        return last == Long.MIN_VALUE || tick.time - last >= cooldown;
    }

    /**
     * Begins a signal, to be filled with evidence and given to {@link #emit}.
     *
     * @param level the price it speaks of, or {@code NaN}
     * @return null while the type cools down
     */
    public Signal begin(SignalType type, double level) {
        if (declaredTypes != null && !isDeclared(type)) {
            throw new IllegalStateException("signal " + type.name() + " is not among those that engine " + engine
                    + " declares, at its index " + type.index());
        }
        if (!isReady(type)) {
            return null;
        }
        tick.look();
        Signal signal = pool.claim();
        signal.clearEvidence();
        signal.tickSequence = tick.tickSequence;
        signal.time = tick.time;
        signal.engine = engine;
        signal.type = type;
        signal.underlyingId = underlyingId;
        signal.underlying = underlying;
        signal.book = book();
        signal.direction = type.direction();
        signal.spot = tick.spot;
        signal.level = level;
        signal.confidence = confidence.confidence(engine, type, tick.ivRegime, tick.gammaRegime);
        signal.confidenceLow = Double.NaN;
        signal.confidenceHigh = Double.NaN;
        signal.confidenceCount = 0;
        signal.score = Double.NaN;
        signal.modelScore = Double.NaN;
        signal.modelProbability = Double.NaN;
        signal.modelLow = Double.NaN;
        signal.modelHigh = Double.NaN;
        signal.modelCount = 0;
        signal.trust = 1;
        signal.ivRegime = tick.ivRegime;
        signal.gammaRegime = tick.gammaRegime;
        signal.impliedSigma = tick.impliedSigma;
        signal.realisedSigma = tick.realisedSigma;
        signal.atmOption = TradedOptions.atTheMoney(tick.underlying, signal.direction);
        signal.wingOption = TradedOptions.wing(tick.underlying, signal.direction);
        return signal;
    }

    /** Made when the instrument changes, and not for each signal. */
    @SuppressWarnings("ReferenceEquality") // The same instrument is the same object.
    private String book() {
        if (tick.book != bookInstrument) {
            bookInstrument = tick.book;
            bookName = bookInstrument == null ? "" : name(bookInstrument);
        }
        return bookName;
    }

    private static String name(Instrument instrument) {
        return instrument.venue().isEmpty() ? instrument.symbol() : instrument.venue() + ":" + instrument.symbol();
    }

    private boolean isDeclared(SignalType type) {
        return type.index() < declaredTypes.size()
                && declaredTypes.get(type.index()).equals(type);
    }

    /** A mistake of the engine, which must not reach the journal. */
    private void check(Signal signal, double bias) {
        if (!Double.isFinite(bias)) {
            throw new IllegalStateException("signal " + signal.type.name() + " has the bias " + bias);
        }
        if (!(signal.trust >= 0 && signal.trust <= 1)) {
            throw new IllegalStateException(
                    "signal " + signal.type.name() + " has the trust " + signal.trust + ", which is not from 0 to 1");
        }
        for (int i = 0; i < signal.evidenceCount(); i++) {
            if (!Double.isFinite(signal.contribution(i))) {
                throw new IllegalStateException("signal " + signal.type.name() + ": the contribution of "
                        + signal.reason(i).code() + " is " + signal.contribution(i));
            }
            if (declaredReasons != null && !declaredReasons.contains(signal.reason(i))) {
                throw new IllegalStateException("signal " + signal.type.name() + ": the reason "
                        + signal.reason(i).code() + " is not among those that engine " + engine + " declares");
            }
        }
    }

    /**
     * Emits the signal; its strength is the logistic of {@code bias} plus the contributions of its evidence.
     *
     * @throws IllegalStateException when one of them is no number, its trust is not from 0 to 1, or a reason is not declared
     */
    public void emit(Signal signal, double bias) {
        check(signal, bias);
        signal.strength = 1 / (1 + StrictMath.exp(-(bias + signal.contributionSum())));
        signal.confidence *= signal.trust;
        signal.ordinal = tick.ordinal++;
        emittedAt[signal.type.index()] = tick.time;
        tick.queue.add(signal);
        listener.onSignal(signal);
    }

    @Override
    public void visit(StateVisitor visitor) {
        cooldown = visitor.visit(cooldown);
        visitor.visitAll(emittedAt);
    }
}
