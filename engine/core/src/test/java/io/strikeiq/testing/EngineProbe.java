package io.strikeiq.testing;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.StrikeScores;
import io.strikeiq.core.metrics.WholeInstants;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.TickContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One engine on one underlying, driven from a frame that a test sets, with every signal it has emitted. */
public final class EngineProbe {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long START = 1_700_000_000_000_000_000L;

    private AnalyticsEngine engine;
    private final TickContext context = new TickContext();
    private final SignalEmitter emitter;
    private final OutboundQueue queue = new OutboundQueue();
    private final MarketEvent tick = new MarketEvent();
    private final MetricFrame frame = new MetricFrame();
    private final WholeInstants instants = new WholeInstants();
    private final List<Signal> signals = new ArrayList<>();
    private boolean keeping = true;
    private int taken;
    private long now = START;

    /**
     * Makes the engine with all its defaults but the values given.
     *
     * @param namesAndValues parameter names, each followed by its value
     */
    public EngineProbe(EngineDefinition definition, Object... namesAndValues) {
        Parameters parameters = new Parameters(definition.parameters());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.set(indexOf(definition, namesAndValues[i]), ((Number) namesAndValues[i + 1]).doubleValue());
        }
        engine = definition.create(parameters);
        frame.showWriting(
                (right, price) -> frame.get(right == OptionRight.CALL ? Metric.CALL_WRITING_Z : Metric.PUT_WRITING_Z));
        emitter = new SignalEmitter(
                definition.name(),
                definition.signals().size(),
                0,
                "U",
                parameters.nanos(definition.parameters().get(0)),
                new Pool<>(16, 16, Signal::new),
                new BarrierPrior(1),
                signal -> {},
                context);
    }

    private static int indexOf(EngineDefinition definition, Object name) {
        for (Parameter parameter : definition.parameters()) {
            if (parameter.name().equals(name)) {
                return parameter.index();
            }
        }
        throw new IllegalArgumentException(definition.name() + " has no parameter " + name);
    }

    /** Goes on with another engine in the place of the present one. */
    public EngineProbe replace(UnaryOperator<AnalyticsEngine> replacement) {
        engine = replacement.apply(engine);
        return this;
    }

    public EngineProbe set(Metric metric, double value) {
        frame.set(metric, value);
        return this;
    }

    /** Short build-up by strike; until a test says otherwise every strike has the score of all together. */
    public EngineProbe writing(StrikeScores scores) {
        frame.showWriting(scores);
        return this;
    }

    public EngineProbe after(double seconds) {
        now += Math.round(seconds * NANOS_PER_SECOND);
        return this;
    }

    /** A clock tick now. */
    public EngineProbe clock() {
        return push(tick.asClock(now));
    }

    /** A price of the underlying now; SPOT follows it. */
    public EngineProbe price(double value) {
        frame.set(Metric.SPOT, value);
        return push(tick.asUnderlyingPrice(0, now, value));
    }

    /** A price of the underlying now, and the clock tick that makes the instant whole. */
    public EngineProbe wholePrice(double value) {
        return price(value).clock();
    }

    /** A session tick now. */
    public EngineProbe session(SessionPhase phase) {
        return push(tick.asSession(0, now, phase));
    }

    private EngineProbe push(MarketEvent event) {
        context.set(queue, 1, 0, now, frame.get(Metric.SPOT), Double.NaN, Double.NaN);
        frame.settle(instants.isWhole(event));
        engine.onTick(event, frame, emitter);
        if (keeping) {
            for (; taken < queue.count(); taken++) {
                signals.add((Signal) queue.get(taken));
            }
        } else {
            queue.releaseAll();
        }
        return this;
    }

    /** From now on signals go back to their pool at once, so that nothing need be allocated. */
    public void forgetSignals() {
        keeping = false;
        queue.releaseAll();
    }

    /** Names of the signals emitted so far. */
    public List<String> names() {
        return signals.stream().map(signal -> signal.type.name()).toList();
    }

    public Signal signal(int i) {
        return signals.get(i);
    }

    /** Reason codes of a signal's evidence. */
    public List<String> reasons(int i) {
        List<String> codes = new ArrayList<>();
        for (int k = 0; k < signals.get(i).evidenceCount(); k++) {
            codes.add(signals.get(i).reason(k).code());
        }
        return codes;
    }
}
