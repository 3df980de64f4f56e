package io.strikeiq.core.learning;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.signal.VolatilityClaim;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;

/** A labeller, and the ticks and signals of one underlying that it is shown one by one. */
final class ScoredMarket {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long START = 1_700_000_000L * SECOND;
    static final int UNDERLYING = 0;
    static final int CALL = 1;
    static final int FUTURE = 2;
    static final SignalType UP = new SignalType(0, "GO_UP", Direction.UP, "it falls");
    static final SignalType DOWN = new SignalType(1, "GO_DOWN", Direction.DOWN, "it rises");
    static final SignalType CALM =
            new SignalType(2, "STAY", Direction.NONE, "it moves more than implied", VolatilityClaim.CALM);
    static final SignalType SAID = new SignalType(3, "SAID", Direction.NONE, "nothing");

    static final Reason HINT = new Reason("HINT", "what a test lets it know", "");

    /** σ at which the barrier of one minute is one in a thousand, on a calendar year. */
    static final double SIGMA = 0.001 * Math.sqrt(365.0 * 24 * 60);

    static final Instrument STOCK = Instrument.underlying(UNDERLYING, "S", InstrumentKind.EQUITY, 1, 0.01, "USD");
    static final Instrument OPTION = Instrument.option(
            CALL,
            "S-C",
            UNDERLYING,
            OptionRight.CALL,
            100,
            START + 86_400 * SECOND,
            ExerciseStyle.EUROPEAN,
            1,
            0.01,
            "USD");

    /** Declares the signals of the test. */
    record Sayer(String name) implements EngineDefinition {
        @Override
        public String summary() {
            return "test";
        }

        @Override
        public List<SignalType> signals() {
            return List.of(UP, DOWN, CALM, SAID);
        }

        @Override
        public List<Reason> reasons() {
            return List.of(HINT);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> {};
        }
    }

    /** A copy of what the labeller gave. */
    record Scored(
            long tick,
            long time,
            long signalTick,
            String signal,
            long horizon,
            int instrument,
            long entryTime,
            double entryPrice,
            long exitTime,
            double exitPrice,
            Outcome outcome,
            boolean both,
            double gross,
            double net,
            double favourable,
            double adverse,
            double secondsToBarrier,
            double weight,
            boolean flagged,
            double realisedVariance,
            double impliedVariance,
            double atmOptionReturn,
            double confidence,
            double confidenceCount) {
        static Scored of(SignalOutcome o) {
            return new Scored(
                    o.tickSequence,
                    o.time,
                    o.signalTick,
                    o.engine + " " + o.type.name(),
                    o.horizon,
                    o.scoredInstrumentId,
                    o.entryTime,
                    o.entryPrice,
                    o.exitTime,
                    o.exitPrice,
                    o.outcome,
                    o.bothBarriers,
                    o.grossReturn,
                    o.netReturn,
                    o.favourableExcursion,
                    o.adverseExcursion,
                    o.secondsToBarrier,
                    o.weight,
                    o.flagged,
                    o.realisedVariance,
                    o.impliedVariance,
                    o.atmOptionReturn,
                    o.confidence,
                    o.confidenceCount);
        }

        String brief() {
            return String.format(Locale.ROOT, "%d min %s", horizon / MINUTE, outcome);
        }
    }

    final List<Scored> scored = new ArrayList<>();
    /** What a later run is taught, as its desk would keep it. */
    final List<PastOutcome> taught = new ArrayList<>();

    private final Map<Long, Double> hints = new HashMap<>();
    /** Evidence of the next signals, {@code NaN} for none. */
    double hint = Double.NaN;

    final OutcomeLabeller labeller;
    private final MarketEvent tick = new MarketEvent();
    private long sequence;
    long now = START;
    /** The last signal. */
    Signal said;

    ScoredMarket(LearningSettings settings) {
        labeller = new OutcomeLabeller(List.of(new Sayer("sayer"), new Sayer("other")), settings, this::onOutcome);
    }

    private void onOutcome(SignalOutcome outcome) {
        scored.add(Scored.of(outcome));
        if (outcome.horizon == Horizons.nanos(Horizons.STATED)) {
            double hinted = hints.getOrDefault(outcome.signalTick, Double.NaN);
            taught.add(new PastOutcome(
                    "",
                    outcome.underlying,
                    outcome.engine,
                    outcome.type.name(),
                    outcome.time,
                    outcome.outcome,
                    outcome.ivRegime,
                    outcome.gammaRegime,
                    outcome.weight,
                    outcome.score,
                    outcome.modelScore,
                    outcome.strength,
                    Double.isNaN(hinted) ? Map.of() : Map.of(HINT.code(), hinted)));
        }
    }

    /** Somebody puts a version of the experience in place of what was learned. */
    ScoredMarket confidence(long version) {
        push(tick.asConfidence(now, -1, -1, Double.NaN, version));
        return this;
    }

    /** A stock with an option, whose quotes have come each second for a while. */
    static ScoredMarket quoted() {
        return quoted(LearningSettings.defaults());
    }

    static ScoredMarket quoted(LearningSettings settings) {
        ScoredMarket market = new ScoredMarket(settings).define(STOCK).define(OPTION);
        for (int i = 0; i < 10; i++) {
            market.after(SECOND).quote(99.99, 100.01);
        }
        return market;
    }

    ScoredMarket after(long nanos) {
        now += nanos;
        return this;
    }

    ScoredMarket on(long time) {
        now = time;
        return this;
    }

    long lastTick() {
        return sequence;
    }

    void push(MarketEvent event) {
        event.sequence = ++sequence;
        event.time = event.exchangeTime;
        labeller.onTick(event);
    }

    ScoredMarket define(Instrument terms) {
        push(tick.asInstrument(terms, now));
        return this;
    }

    ScoredMarket quote(double bid, double ask) {
        return quote(UNDERLYING, bid, ask);
    }

    ScoredMarket quote(int id, double bid, double ask) {
        push(tick.asQuote(id, now, bid, 1, ask, 1));
        return this;
    }

    ScoredMarket price(double value) {
        push(tick.asUnderlyingPrice(UNDERLYING, now, value));
        return this;
    }

    ScoredMarket trade(double value) {
        push(tick.asTrade(UNDERLYING, now, value, 1, Aggressor.UNKNOWN));
        return this;
    }

    ScoredMarket clock() {
        push(tick.asClock(now));
        return this;
    }

    ScoredMarket phase(SessionPhase phase) {
        push(tick.asSession(UNDERLYING, now, phase));
        return this;
    }

    ScoredMarket feed(FeedState state) {
        push(tick.asFeedState(-1, now, state, now, Long.MAX_VALUE));
        return this;
    }

    ScoredMarket day() {
        push(tick.asDay(-1, now));
        return this;
    }

    ScoredMarket signal(SignalType type) {
        return signal("sayer", type, SIGMA);
    }

    ScoredMarket signal(String engine, SignalType type, double implied) {
        Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
        signal.tickSequence = sequence;
        signal.time = now;
        signal.engine = engine;
        signal.type = type;
        signal.direction = type.direction();
        signal.underlyingId = UNDERLYING;
        signal.underlying = "S";
        signal.spot = 100;
        signal.ivRegime = 1;
        signal.gammaRegime = 0;
        signal.impliedSigma = implied;
        signal.realisedSigma = SIGMA;
        signal.atmOption = type.direction() == Direction.UP ? OPTION : null;
        if (!Double.isNaN(hint)) {
            signal.evidence(HINT, hint, 0);
            hints.put(sequence, hint);
        }
        labeller.stamp(signal);
        labeller.onSignal(signal);
        said = signal;
        return this;
    }

    /** What has been scored of a horizon. */
    Scored at(long horizon) {
        return scored.stream()
                .filter(each -> each.horizon() == horizon)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    List<String> briefs() {
        return scored.stream().map(Scored::brief).toList();
    }

    /** A market whose labeller has been saved and restored. */
    ScoredMarket restored(LearningSettings settings) {
        ScoredMarket other = new ScoredMarket(settings);
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        Visited state = labeller;
        state.visit(save);
        RestoreVisitor restore = new RestoreVisitor(buffer, 0, save.position());
        other.labeller.visit(restore);
        if (restore.position() != save.position()) {
            throw new IllegalStateException("restored " + restore.position() + " of " + save.position());
        }
        other.sequence = sequence;
        other.now = now;
        return other;
    }
}
