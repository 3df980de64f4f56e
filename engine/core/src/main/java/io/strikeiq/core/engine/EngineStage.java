package io.strikeiq.core.engine;

import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.ConfidenceModel;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.signal.TickContext;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Third stage of a tick: runs the engines of the tick's underlying, in the order of the registry, as far as the tick is an
 * occasion at which they {@link AnalyticsEngine#interest look}. From a session's close to the first price of the
 * underlying in the next one engines see phases alone: what is quoted and printed then is no continuous trading, and
 * before that price the last one is of another session. An engine that throws is quarantined on the underlying of the tick
 * and logged; on others it goes on, since nothing of an underlying depends on another's ticks.
 */
public final class EngineStage implements Visited {
    private static final Logger LOG = LoggerFactory.getLogger(EngineStage.class);
    private static final int SIGNAL_POOL = 256;
    private static final int NONE = -1;

    private final MarketState state;
    private final MetricsStage metrics;
    private final List<EngineDefinition> definitions;
    private final List<Parameters> parameters = new ArrayList<>();
    private final ConfidenceModel confidence;
    private final SignalListener listener;
    private final Pool<Signal> signals = new Pool<>(SIGNAL_POOL, SIGNAL_POOL, Signal::new);
    private final TickContext context = new TickContext();
    private final boolean[] enabled;

    private AnalyticsEngine[][] engines = new AnalyticsEngine[4][];
    private EngineDispatch[] dispatch = new EngineDispatch[4];

    private SignalEmitter[][] emitters = new SignalEmitter[4][];
    private Parameters[][] values = new Parameters[4][];
    /** By underlying and engine: in quarantine. */
    private boolean[][] failed = new boolean[4][];

    /** Engines put in quarantine since the start, by engine, as other threads may see it. */
    private final AtomicIntegerArray quarantines;

    /** The engine that has the tick in hand, as other threads may see it; none between two ticks. */
    private final AtomicInteger running = new AtomicInteger(NONE);

    private int underlyings;
    private long refusedControls;
    private boolean haltOnFailure;

    /**
     * All engines, on the thread of state and metrics.
     *
     * @param configured parameter values by engine, in the order of the registry
     */
    public EngineStage(
            MarketState state,
            MetricsStage metrics,
            EngineRegistry registry,
            List<EngineSettings> configured,
            ConfidenceModel confidence,
            SignalListener listener) {
        this.state = state;
        this.metrics = metrics;
        this.definitions = registry.definitions();
        this.confidence = confidence;
        this.listener = listener;
        this.enabled = new boolean[definitions.size()];
        this.quarantines = new AtomicIntegerArray(definitions.size());
        for (int i = 0; i < definitions.size(); i++) {
            EngineSettings settings = EngineSettings.of(definitions.get(i), configured);
            enabled[i] = settings.enabled();
            parameters.add(settings.parameters().copy());
        }
    }

    /** From now on an engine that throws is not put in quarantine: the stage throws. */
    public void haltOnFailure() {
        haltOnFailure = true;
    }

    /** Runs the engines that the tick concerns; what they emit is added to the tick's outbound queue. */
    public void onTick(MarketEvent tick) {
        onTick(tick, tick.outbound);
    }

    /** As the other, with the queue that takes what the engines emit. */
    public void onTick(MarketEvent tick, OutboundQueue queue) {
        addUnderlyings();
        if (tick.underlyingIndex >= 0) {
            run(tick, queue, tick.underlyingIndex, 0);
        } else if (tick.concernsAll()) {
            runAll(tick, queue);
            tick.instrument = null;
            tick.time = state.time();
        } else if (tick.type == TickType.CONTROL) {
            control(tick);
        }
    }

    private void runAll(MarketEvent tick, OutboundQueue queue) {
        int ordinal = 0;
        for (int i = 0; i < underlyings; i++) {
            UnderlyingState underlying = state.underlying(i);
            tick.instrument = tick.type == TickType.CLOCK ? null : underlying.instrument();
            tick.time = underlying.time;
            ordinal = run(tick, queue, i, ordinal);
        }
    }

    /** Engines look at a session from its first price to its close: anything else they would take for its prices. */
    private boolean isOutsideTrading(int underlying) {
        Session session = state.underlying(underlying).session();
        return session.isClosed() || (session.opens() > 0 && !session.hasPrice());
    }

    private int run(MarketEvent tick, OutboundQueue queue, int underlying, int firstOrdinal) {
        if (!tick.concernsSession() && isOutsideTrading(underlying)) {
            return firstOrdinal;
        }
        MetricFrame frame = metrics.frame(underlying);
        int[] concerned = dispatch[underlying].concerned(tick, frame);
        if (concerned.length == 0) {
            return firstOrdinal;
        }
        double spot = frame.get(MetricSlots.SPOT);
        double iv = frame.get(MetricSlots.IV_REGIME);
        double gamma = frame.get(MetricSlots.GAMMA_REGIME);
        context.set(queue, tick.sequence, firstOrdinal, tick.time, spot, iv, gamma);
        context.market(
                state.underlying(underlying),
                frame.get(MetricSlots.ATM_SIGMA),
                frame.get(MetricSlots.REALISED_VOLATILITY),
                state.instrument(frame.book()));
        AnalyticsEngine[] row = engines[underlying];
        SignalEmitter[] outlets = emitters[underlying];
        boolean[] silent = failed[underlying];
        for (int i : concerned) {
            if (!enabled[i] || silent[i]) {
                continue;
            }
            running.lazySet(i);
            try {
                row[i].onTick(tick, frame, outlets[i]);
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                quarantine(i, tick, underlying, e);
            }
        }
        running.lazySet(NONE);
        return context.nextOrdinal();
    }

    /** StackOverflowError and LinkageError are faults of one engine too, such as of a plugin built for another version. */
    private void quarantine(int engine, MarketEvent tick, int underlying, Throwable cause) {
        if (haltOnFailure) {
            throw new IllegalStateException("engine " + definitions.get(engine).name() + " failed: " + cause, cause);
        }
        failed[underlying][engine] = true;
        quarantines.lazySet(engine, quarantines.get(engine) + 1);
        LOG.error(
                "engine {} failed at tick {} and is quarantined on {}; the other engines go on",
                definitions.get(engine).name(),
                tick.sequence,
                state.underlying(underlying).instrument().symbol(),
                cause);
    }

    private void control(MarketEvent tick) {
        int engine = tick.controlEngine;
        if (engine < 0 || engine >= definitions.size()) {
            refusedControls++;
        } else if (tick.controlCode == ControlCode.PARAMETER) {
            setParameter(engine, tick.controlParameter, tick.controlValue);
        } else {
            enabled[engine] = tick.controlCode == ControlCode.ENGINE_ON;
        }
    }

    private void setParameter(int engine, int parameter, double value) {
        if (!parameters.get(engine).allows(parameter, value)) {
            refusedControls++;
            return;
        }
        parameters.get(engine).set(parameter, value);
        for (int i = 0; i < underlyings; i++) {
            Parameters own = values[i][engine];
            own.set(parameter, value);
            emitters[i][engine].setCooldown(cooldown(engine, own));
        }
    }

    /** The first parameter of every engine. */
    private long cooldown(int engine, Parameters own) {
        return own.nanos(definitions.get(engine).parameters().get(0));
    }

    /** Commands that named no engine, or gave a parameter a value out of its range. */
    public long refusedControls() {
        return refusedControls;
    }

    private void addUnderlyings() {
        while (underlyings < state.underlyingCount()) {
            if (underlyings == engines.length) {
                engines = Arrays.copyOf(engines, 2 * underlyings);
                dispatch = Arrays.copyOf(dispatch, 2 * underlyings);
                emitters = Arrays.copyOf(emitters, 2 * underlyings);
                values = Arrays.copyOf(values, 2 * underlyings);
                failed = Arrays.copyOf(failed, 2 * underlyings);
            }
            add(underlyings);
            underlyings++;
        }
    }

    private void add(int underlying) {
        int count = definitions.size();
        engines[underlying] = new AnalyticsEngine[count];
        emitters[underlying] = new SignalEmitter[count];
        values[underlying] = new Parameters[count];
        failed[underlying] = new boolean[count];
        int id = state.underlying(underlying).instrument().id();
        String symbol = state.underlying(underlying).instrument().symbol();
        for (int i = 0; i < count; i++) {
            EngineDefinition definition = definitions.get(i);
            Parameters own = parameters.get(i).copy();
            values[underlying][i] = own;
            engines[underlying][i] = definition.create(own);
            emitters[underlying][i] = new SignalEmitter(
                            definition.name(),
                            definition.signals().size(),
                            id,
                            symbol,
                            cooldown(i, own),
                            signals,
                            confidence,
                            listener,
                            context)
                    .declaring(definition.signals(), definition.reasons());
        }
        dispatch[underlying] = new EngineDispatch(engines[underlying]);
    }

    /** Number of engines. */
    public int count() {
        return definitions.size();
    }

    /** Whether an engine is in quarantine on an underlying. */
    public boolean isQuarantined(int underlying, int engine) {
        return underlying < underlyings && failed[underlying][engine];
    }

    /** Name of the engine that has the tick in hand, null for none; for any thread. */
    public String running() {
        int engine = running.get();
        return engine == NONE ? null : definitions.get(engine).name();
    }

    /** On how many underlyings an engine has been put in quarantine since the start; for any thread. */
    public int quarantines(int engine) {
        return quarantines.get(engine);
    }

    /** Whether an engine is in quarantine on any underlying. */
    public boolean isQuarantined(int engine) {
        for (int i = 0; i < underlyings; i++) {
            if (failed[i][engine]) {
                return true;
            }
        }
        return false;
    }

    /** Shows what is the same for all underlyings: parameters, and which engines are on. */
    @Override
    public void visit(StateVisitor visitor) {
        for (Parameters each : parameters) {
            each.visit(visitor);
        }
        visitor.visitAll(enabled);
        refusedControls = visitor.visit(refusedControls);
    }

    /** Shows what the engines of an underlying keep; what is the same for all comes first. */
    public void visit(int underlying, StateVisitor visitor) {
        addUnderlyings();
        visitor.visitAll(failed[underlying]);
        visitDispatch(underlying, visitor);
        for (int i = 0; i < definitions.size(); i++) {
            visit(underlying, i, visitor);
        }
    }

    /** Shows from what it follows which engines of an underlying look at the next tick. */
    public void visitDispatch(int underlying, StateVisitor visitor) {
        addUnderlyings();
        dispatch[underlying].visit(visitor);
    }

    /** Shows what one engine keeps of an underlying, whether it is on, its parameters and its cooldowns. */
    public void visit(int underlying, int engine, StateVisitor visitor) {
        addUnderlyings();
        enabled[engine] = visitor.visit(enabled[engine]);
        values[underlying][engine].visit(visitor);
        engines[underlying][engine].visit(visitor);
        emitters[underlying][engine].visit(visitor);
    }
}
