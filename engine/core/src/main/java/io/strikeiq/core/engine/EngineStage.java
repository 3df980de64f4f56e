package io.strikeiq.core.engine;

import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.ConfidenceModel;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalListener;
import io.strikeiq.core.state.MarketState;
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

    private final MarketState state;
    private final MetricsStage metrics;
    private final List<EngineDefinition> definitions;
    private final List<Parameters> parameters = new ArrayList<>();
    private final ConfidenceModel confidence;
    private final SignalListener listener;
    private final Pool<Signal> signals = new Pool<>(SIGNAL_POOL, SIGNAL_POOL, Signal::new);
    private final boolean[] enabled;

    private UnderlyingEngines[] rows = new UnderlyingEngines[4];

    /** Engines put in quarantine since the start, by engine, as other threads may see it. */
    private final AtomicIntegerArray quarantines;

    /** The engine that has the tick in hand, as other threads may see it; none between two ticks. */
    private final AtomicInteger running = new AtomicInteger(UnderlyingEngines.NONE);

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
        int index = tick.underlyingIndex;
        if (index >= underlyings || index < 0) {
            addUnderlyings();
        }
        if (index >= 0) {
            rows[index].onTick(tick, queue, 0);
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
            UnderlyingState underlying = rows[i].underlying();
            tick.instrument = tick.type == TickType.CLOCK ? null : underlying.instrument();
            tick.time = underlying.time;
            ordinal = rows[i].onTick(tick, queue, ordinal);
        }
    }

    /** StackOverflowError and LinkageError are faults of one engine too, such as of a plugin built for another version. */
    private void quarantine(UnderlyingEngines row, int engine, MarketEvent tick, Throwable cause) {
        if (haltOnFailure) {
            throw new IllegalStateException("engine " + definitions.get(engine).name() + " failed: " + cause, cause);
        }
        row.fail(engine);
        quarantines.lazySet(engine, quarantines.get(engine) + 1);
        LOG.error(
                "engine {} failed at tick {} and is quarantined on {}; the other engines go on",
                definitions.get(engine).name(),
                tick.sequence,
                row.underlying().instrument().symbol(),
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
            enableAll();
        }
    }

    private void setParameter(int engine, int parameter, double value) {
        if (!parameters.get(engine).allows(parameter, value)) {
            refusedControls++;
            return;
        }
        parameters.get(engine).set(parameter, value);
        for (int i = 0; i < underlyings; i++) {
            rows[i].set(engine, parameter, value, cooldown(engine));
        }
    }

    /** The first parameter of every engine. */
    private Parameter cooldown(int engine) {
        return definitions.get(engine).parameters().get(0);
    }

    private void enableAll() {
        for (int i = 0; i < underlyings; i++) {
            enable(rows[i]);
        }
    }

    private void enable(UnderlyingEngines row) {
        for (int i = 0; i < enabled.length; i++) {
            row.enable(i, enabled[i]);
        }
    }

    /** Commands that named no engine, or gave a parameter a value out of its range. */
    public long refusedControls() {
        return refusedControls;
    }

    private void addUnderlyings() {
        while (underlyings < state.underlyingCount()) {
            if (underlyings == rows.length) {
                rows = Arrays.copyOf(rows, 2 * underlyings);
            }
            rows[underlyings] = engines(underlyings);
            underlyings++;
        }
    }

    private UnderlyingEngines engines(int underlying) {
        UnderlyingState of = state.underlying(underlying);
        UnderlyingEngines row = new UnderlyingEngines(
                state, of, metrics.frame(underlying), definitions.size(), running, this::quarantine);
        for (int i = 0; i < definitions.size(); i++) {
            EngineDefinition definition = definitions.get(i);
            Parameters own = parameters.get(i).copy();
            SignalEmitter emitter = new SignalEmitter(
                            definition.name(),
                            definition.signals().size(),
                            of.instrument().id(),
                            of.instrument().symbol(),
                            own.nanos(cooldown(i)),
                            signals,
                            confidence,
                            listener,
                            row.context())
                    .declaring(definition.signals(), definition.reasons());
            row.put(i, definition.create(own), own, emitter);
        }
        row.begin();
        enable(row);
        return row;
    }

    /** Number of engines. */
    public int count() {
        return definitions.size();
    }

    /** Whether an engine is in quarantine on an underlying. */
    public boolean isQuarantined(int underlying, int engine) {
        return underlying < underlyings && rows[underlying].isQuarantined(engine);
    }

    /** Name of the engine that has the tick in hand, null for none; for any thread. */
    public String running() {
        int engine = running.get();
        return engine == UnderlyingEngines.NONE ? null : definitions.get(engine).name();
    }

    /** On how many underlyings an engine has been put in quarantine since the start; for any thread. */
    public int quarantines(int engine) {
        return quarantines.get(engine);
    }

    /** Whether an engine is in quarantine on any underlying. */
    public boolean isQuarantined(int engine) {
        for (int i = 0; i < underlyings; i++) {
            if (rows[i].isQuarantined(engine)) {
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
        enableAll();
        refusedControls = visitor.visit(refusedControls);
    }

    /** Shows what the engines of an underlying keep; what is the same for all comes first. */
    public void visit(int underlying, StateVisitor visitor) {
        addUnderlyings();
        rows[underlying].visitQuarantine(visitor);
        for (int i = 0; i < definitions.size(); i++) {
            visit(underlying, i, visitor);
        }
    }

    /** Shows from what it follows which engines of an underlying look at the next tick. */
    public void visitDispatch(int underlying, StateVisitor visitor) {
        addUnderlyings();
        rows[underlying].visitDispatch(visitor);
    }

    /** Shows what one engine keeps of an underlying, whether it is on, its parameters and its cooldowns. */
    public void visit(int underlying, int engine, StateVisitor visitor) {
        addUnderlyings();
        enabled[engine] = visitor.visit(enabled[engine]);
        rows[underlying].visit(engine, visitor);
        rows[underlying].enable(engine, enabled[engine]);
    }
}
