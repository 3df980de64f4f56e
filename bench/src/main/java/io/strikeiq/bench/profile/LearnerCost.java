package io.strikeiq.bench.profile;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.learning.LearningSettings;
import io.strikeiq.core.learning.OutcomeLabeller;
import io.strikeiq.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the learner in the drain costs a tick: the ticks and the signals that the engines made of them, shown to it alone.
 */
final class LearnerCost {
    private final TickTape tape;
    private final List<EngineDefinition> engines;
    private final List<Signal> signals;
    private double sourceAlone = Double.POSITIVE_INFINITY;
    private double withoutSignals = Double.POSITIVE_INFINITY;
    private double withSignals = Double.POSITIVE_INFINITY;
    private long outcomes;
    private long open;

    /** @param signals what the engines make of the ticks, in order */
    LearnerCost(TickTape tape, List<EngineDefinition> engines, List<Signal> signals) {
        this.tape = tape;
        this.engines = List.copyOf(engines);
        this.signals = new ArrayList<>(signals);
    }

    /** Measures once more; the least of all counts. */
    void round() {
        sourceAlone = Math.min(sourceAlone, read());
        withoutSignals = Math.min(withoutSignals, learn(List.of()));
        withSignals = Math.min(withSignals, learn(signals));
    }

    private double read() {
        TickSource source = tape.read();
        MarketEvent tick = new MarketEvent();
        long start = ProcessorTime.nanos();
        while (source.next(tick)) {
            tick.time = tick.exchangeTime;
        }
        return perTick(start);
    }

    private double learn(List<Signal> said) {
        outcomes = 0;
        open = 0;
        OutcomeLabeller learner = new OutcomeLabeller(engines, LearningSettings.defaults(), outcome -> outcomes++);
        TickSource source = tape.read();
        MarketEvent tick = new MarketEvent();
        int next = 0;
        long signalled = said.isEmpty() ? Long.MAX_VALUE : said.get(0).tickSequence;
        long start = ProcessorTime.nanos();
        while (source.next(tick)) {
            tick.time = tick.exchangeTime;
            learner.onTick(tick);
            while (tick.sequence == signalled) {
                learner.stamp(said.get(next));
                learner.onSignal(said.get(next));
                next++;
                signalled = next < said.size() ? said.get(next).tickSequence : Long.MAX_VALUE;
                open = Math.max(open, learner.openSignals());
            }
        }
        return perTick(start);
    }

    private double perTick(long start) {
        return (double) (ProcessorTime.nanos() - start) / tape.count();
    }

    /** Nanoseconds of processor time a tick while no signal is open. */
    double idle() {
        return withoutSignals - sourceAlone;
    }

    /** The same with the signals of the day. */
    double busy() {
        return withSignals - sourceAlone;
    }

    /** How many signals there were, how many outcomes came of them, and how many were open at once. */
    String scope() {
        return signals.size() + " signals, " + open + " open at once, " + outcomes + " outcomes";
    }
}
