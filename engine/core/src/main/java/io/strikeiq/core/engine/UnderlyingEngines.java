package io.strikeiq.core.engine;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.TickContext;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engines of one underlying in the order of the registry, with their parameters and what they emit by. Most ticks concern
 * none of them, which is found first.
 */
final class UnderlyingEngines {
    /** In {@link #running}: no engine. */
    static final int NONE = -1;

    /** Told when an engine has thrown. */
    interface FailureHandler {
        void onFailure(UnderlyingEngines engines, int engine, MarketEvent tick, Throwable cause);
    }

    private final MarketState state;
    private final UnderlyingState underlying;
    private final Session session;
    private final MetricFrame frame;
    private final AtomicInteger running;
    private final FailureHandler failures;
    private final TickContext context = new TickContext(this::showMarket);

    private final EngineSeat[] seats;
    private final Parameters[] parameters;
    /** By engine: in quarantine. */
    private final boolean[] failed;

    private EngineDispatch dispatch;

    /**
     * Without engines yet.
     *
     * @param frame the metrics of the underlying
     * @param count number of engines
     * @param running the engine that has the tick in hand, as other threads see it
     */
    UnderlyingEngines(
            MarketState state,
            UnderlyingState underlying,
            MetricFrame frame,
            int count,
            AtomicInteger running,
            FailureHandler failures) {
        this.state = state;
        this.underlying = underlying;
        this.session = underlying.session();
        this.frame = frame;
        this.running = running;
        this.failures = failures;
        this.seats = new EngineSeat[count];
        this.parameters = new Parameters[count];
        this.failed = new boolean[count];
    }

    /** What the emitters of its engines take from a tick. */
    TickContext context() {
        return context;
    }

    void put(int engine, AnalyticsEngine made, Parameters own, SignalEmitter emitter) {
        seats[engine] = new EngineSeat(engine, made, emitter);
        parameters[engine] = own;
    }

    /** To be called when all engines are there: asks for their interests. */
    void begin() {
        dispatch = new EngineDispatch(seats);
    }

    UnderlyingState underlying() {
        return underlying;
    }

    /** An engine is switched on or off; one in quarantine stays there. */
    void enable(int engine, boolean on) {
        dispatch.wake(engine, on && !failed[engine]);
    }

    /** Puts an engine in quarantine. */
    void fail(int engine) {
        failed[engine] = true;
        dispatch.wake(engine, false);
    }

    boolean isQuarantined(int engine) {
        return failed[engine];
    }

    /**
     * Gives a parameter a value, and the emitter the cooldown that follows.
     *
     * @param cooldown the first parameter of every engine
     */
    void set(int engine, int parameter, double value, Parameter cooldown) {
        parameters[engine].set(parameter, value);
        seats[engine].emitter().setCooldown(parameters[engine].nanos(cooldown));
    }

    /**
     * Runs the engines that a tick concerns.
     *
     * @param firstOrdinal ordinal of its next signal
     * @return the same, for whom the tick concerns next
     */
    int onTick(MarketEvent tick, OutboundQueue queue, int firstOrdinal) {
        if (isOutsideTrading() && !tick.concernsSession()) {
            return firstOrdinal;
        }
        EngineSeat[] concerned = dispatch.concerned(tick, frame);
        return concerned.length == 0 ? firstOrdinal : run(concerned, tick, queue, firstOrdinal);
    }

    /** Engines look at a session from its first price to its close: anything else they would take for its prices. */
    private boolean isOutsideTrading() {
        return session.isClosed() || (!session.hasPrice() && session.opens() > 0);
    }

    private int run(EngineSeat[] concerned, MarketEvent tick, OutboundQueue queue, int firstOrdinal) {
        context.at(queue, tick.sequence, firstOrdinal, tick.time);
        for (EngineSeat seat : concerned) {
            running.lazySet(seat.position());
            try {
                seat.engine().onTick(tick, frame, seat.emitter());
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                failures.onFailure(this, seat.position(), tick, e);
            }
        }
        running.lazySet(NONE);
        return context.nextOrdinal();
    }

    /** Says in what market the signals of the tick are. */
    private void showMarket(TickContext shown) {
        shown.prices(
                frame.get(MetricSlots.SPOT), frame.get(MetricSlots.IV_REGIME), frame.get(MetricSlots.GAMMA_REGIME));
        shown.market(
                underlying,
                frame.get(MetricSlots.ATM_SIGMA),
                frame.get(MetricSlots.REALISED_VOLATILITY),
                state.instrument(frame.book()));
    }

    /** Shows which engines are in quarantine, and from what it follows which of them look at the next tick. */
    void visitQuarantine(StateVisitor visitor) {
        visitor.visitAll(failed);
        visitDispatch(visitor);
    }

    void visitDispatch(StateVisitor visitor) {
        dispatch.visit(visitor);
    }

    /** Shows what one engine keeps, its parameters and its cooldowns. */
    void visit(int engine, StateVisitor visitor) {
        parameters[engine].visit(visitor);
        seats[engine].engine().visit(visitor);
        seats[engine].emitter().visit(visitor);
    }
}
