package io.strikeiq.core.engine.gammasqueeze;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * The state machine of {@code gamma_squeeze} on one underlying.
 *
 * <pre>
 *           all conditions, spot rising           all conditions, spot falling
 *   UP ◀───────────────────────────────── QUIET ────────────────────────────▶ DOWN
 *    │  spot turns, dealers long, or time over ▲  spot turns, dealers long, ... │
 *    └─────────────────────────────────────────┴────────────────────────────────┘
 * </pre>
 *
 * <p>Entering UP or DOWN emits. It looks at whole instants only, because within one a snapshot has shown only a part of
 * its trades.
 */
final class GammaSqueezeEngine implements AnalyticsEngine {
    private final Parameters parameters;
    private final SqueezeConditions conditions;
    private int side;
    private long since;

    GammaSqueezeEngine(Parameters parameters) {
        this.parameters = parameters;
        this.conditions = new SqueezeConditions(parameters);
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            side = 0;
        }
        if (metrics.isWhole()) {
            look(tick.time, metrics, emitter);
        }
    }

    private void look(long time, MetricFrame metrics, SignalEmitter emitter) {
        conditions.follow(time, metrics);
        if (!conditions.isShort(metrics)) {
            side = 0;
            return;
        }
        conditions.look(time, metrics);
        if (side != 0 && isOver(time)) {
            side = 0;
        }
        if (side == 0) {
            side = conditions.side();
            if (side != 0) {
                since = time;
                emit(emitter);
            }
        }
    }

    private boolean isOver(long time) {
        boolean goesOn = side * conditions.approach() >= 0;
        return !goesOn || time - since > parameters.nanos(GammaSqueeze.LASTING);
    }

    private void emit(SignalEmitter emitter) {
        Signal signal = emitter.begin(side > 0 ? GammaSqueeze.UP : GammaSqueeze.DOWN, conditions.strike());
        if (signal != null) {
            conditions.addEvidence(signal);
            emitter.emit(signal, 0);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        side = visitor.visit(side);
        since = visitor.visit(since);
        conditions.visit(visitor);
    }
}
