package io.strikeiq.core.engine.stophunt;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.Occasion;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.level.FrozenLevel;
import io.strikeiq.core.level.LevelBook;
import io.strikeiq.core.level.LevelEvent;
import io.strikeiq.core.level.LevelKind;
import io.strikeiq.core.level.LevelSettings;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.signal.LogOdds;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.state.StateVisitor;
import java.util.EnumSet;
import java.util.Set;

/**
 * Runs a {@link Hunt} for each frozen level of one underlying: swings, extremes of this and the prior session, round
 * numbers, the strike of the largest open interest. Of several hunts that end on one tick, the one on the kind of level
 * that is watched most speaks, and of one kind the one that went furthest beyond.
 */
final class StopHuntEngine implements AnalyticsEngine {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double EXCESS_WEIGHT = 0.3;
    private static final double BURST_WEIGHT = 0.8;
    private static final double WICK_WEIGHT = 0.8;
    private static final double TIME_WEIGHT = 0.4;
    private static final double REVERSAL_WEIGHT = 0.3;

    private final Parameters parameters;
    private final LevelBook levels;
    private final Hunt[] hunts;
    /** Code of the kind of each slot's level, which never changes. */
    private final int[] kinds;

    private int hunting;
    /** Of the hunts in progress: the first and the last breach, and the first end of a minute that may close one. */
    private long firstBreach;

    private long lastBreach;
    private long closesAt;
    /** The price before this tick, which closes the minute when this tick is in the next. */
    private double lastPrice = Double.NaN;

    StopHuntEngine(Parameters parameters) {
        this.parameters = parameters;
        levels = new LevelBook(levelSettings(parameters));
        hunts = new Hunt[levels.slots()];
        kinds = new int[levels.slots()];
        for (int i = 0; i < hunts.length; i++) {
            hunts[i] = new Hunt();
            kinds[i] = kindCode(levels.level(i).kind());
        }
    }

    /** Levels of a finer grain than others need: turns of half an ATR, and round numbers twice as dense. */
    private static LevelSettings levelSettings(Parameters parameters) {
        LevelSettings usual =
                LevelSettings.of(parameters.nanos(StopHunt.CLOSE_WITHIN), parameters.get(StopHunt.MAX_EXCESS));
        return new LevelSettings(
                usual.breakTime(),
                usual.breakDistance(),
                0.5 * usual.retreat(),
                usual.lifetime(),
                usual.movingLifetime(),
                usual.settling(),
                usual.openingRange(),
                0.5 * usual.roundShare());
    }

    @Override
    public Set<Occasion> interest() {
        return EnumSet.of(Occasion.BEAT, Occasion.SPOT);
    }

    @Override
    public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
        levels.breakAfter(parameters.nanos(StopHunt.CLOSE_WITHIN), parameters.get(StopHunt.MAX_EXCESS));
        levels.onTick(tick, metrics);
        long time = tick.time;
        double price = metrics.get(MetricSlots.SPOT);
        boolean closes = hunting > 0 && time >= closesAt;
        if (closes) {
            judge(time, metrics, emitter);
        }
        if (closes || levels.hasEvents() || (hunting > 0 && isNews(time, price))) {
            followAll(time, price, metrics);
        }
        lastPrice = price;
    }

    /** Whether a tick can change a hunt in progress: by its price, by a burst, or because time is over. */
    private boolean isNews(long time, double price) {
        return price != lastPrice
                || time - lastBreach <= parameters.nanos(StopHunt.BURST_WINDOW)
                || time - firstBreach > parameters.nanos(StopHunt.CLOSE_WITHIN);
    }

    /** Ends the hunts whose minute is over, before this tick may begin others on the same levels. */
    private void judge(long time, MetricFrame metrics, SignalEmitter emitter) {
        FrozenLevel best = null;
        for (int i = 0; i < hunts.length; i++) {
            Hunt hunt = hunts[i];
            FrozenLevel level = levels.level(i);
            if (closes(hunt, level, time)) {
                hunt.state = Hunt.State.IDLE;
                if (isHunted(hunt, level, metrics) && speaksBefore(level, best)) {
                    best = level;
                }
            }
        }
        if (best != null) {
            emit(best, hunts[best.slot()], time, metrics, emitter);
        }
    }

    private static boolean speaksBefore(FrozenLevel level, FrozenLevel best) {
        if (best == null) {
            return true;
        }
        int order = Double.compare(kindWeight(kindCode(level.kind())), kindWeight(kindCode(best.kind())));
        return order > 0 || (order == 0 && level.excess() > best.excess());
    }

    private void followAll(long time, double price, MetricFrame metrics) {
        hunting = 0;
        firstBreach = Long.MAX_VALUE;
        lastBreach = Long.MIN_VALUE;
        closesAt = Long.MAX_VALUE;
        for (int i = 0; i < hunts.length; i++) {
            if (kinds[i] >= 0) {
                follow(hunts[i], levels.level(i), time, price, metrics);
                count(hunts[i]);
            }
        }
    }

    private void count(Hunt hunt) {
        if (hunt.state != Hunt.State.IDLE) {
            hunting++;
            firstBreach = Math.min(firstBreach, hunt.breachAt);
            lastBreach = Math.max(lastBreach, hunt.breachAt);
            closesAt = Math.min(closesAt, hunt.closesAt());
        }
    }

    /** The minute is over and its last price, the one before this tick, was inside; so the level stands. */
    private boolean closes(Hunt hunt, FrozenLevel level, long time) {
        return hunt.isClosed(time) && hunt.serial == level.serial();
    }

    private void follow(Hunt hunt, FrozenLevel level, long time, double price, MetricFrame metrics) {
        if (hunt.state == Hunt.State.IDLE && level.event() == LevelEvent.NONE) {
            return;
        }
        boolean gone = level.event() == LevelEvent.BROKEN || level.event() == LevelEvent.EXPIRED;
        boolean late = time - hunt.breachAt > parameters.nanos(StopHunt.CLOSE_WITHIN);
        if (gone || hunt.serial != level.serial() || late) {
            hunt.state = Hunt.State.IDLE;
        }
        if (level.event() == LevelEvent.EXCEEDED) {
            breach(hunt, level, time, price, metrics);
        } else if (level.event() == LevelEvent.RETURNED && hunt.state == Hunt.State.BEYOND) {
            hunt.back(time);
        }
        if (hunt.state == Hunt.State.IDLE) {
            return;
        }
        hunt.onPrice(price);
        if (time - hunt.breachAt <= parameters.nanos(StopHunt.BURST_WINDOW)) {
            hunt.onBurst(metrics.get(Metric.TRADE_RATE_Z));
            hunt.onBurst(hunt.side * metrics.get(Metric.OFI_Z));
        }
    }

    private void breach(Hunt hunt, FrozenLevel level, long time, double price, MetricFrame metrics) {
        if (hunt.state == Hunt.State.INSIDE) {
            hunt.state = Hunt.State.BEYOND;
            return;
        }
        int side = level.side();
        double barOpen = metrics.get(Metric.BAR_OPEN);
        boolean opensInside = side * (level.price() - barOpen) >= 0;
        double open = opensInside ? barOpen : lastPrice;
        double opposite = opensInside ? metrics.get(side > 0 ? Metric.BAR_LOW : Metric.BAR_HIGH) : lastPrice;
        hunt.begin(side, level.serial(), time, price, open, opposite);
    }

    /** Every comparison with an unknown value is false. */
    private boolean isHunted(Hunt hunt, FrozenLevel level, MetricFrame metrics) {
        double excess = excess(hunt, level, metrics);
        return excess >= parameters.get(StopHunt.MIN_EXCESS)
                && excess <= parameters.get(StopHunt.MAX_EXCESS)
                && hunt.burst >= parameters.get(StopHunt.BURST_Z)
                && hunt.wickShare(lastPrice) >= parameters.get(StopHunt.WICK_SHARE);
    }

    private static double excess(Hunt hunt, FrozenLevel level, MetricFrame metrics) {
        return hunt.side * (hunt.extreme - level.price()) / LevelBook.atr(metrics);
    }

    private void emit(FrozenLevel level, Hunt hunt, long time, MetricFrame metrics, SignalEmitter emitter) {
        Signal signal = emitter.begin(hunt.side > 0 ? StopHunt.HIGH : StopHunt.LOW, level.price());
        if (signal == null) {
            return;
        }
        double excess = excess(hunt, level, metrics);
        double wick = hunt.wickShare(lastPrice);
        double seconds = (time - hunt.breachAt) / NANOS_PER_SECOND;
        double quickness = Math.max(0, 1 - seconds / parameters.get(StopHunt.CLOSE_WITHIN));
        int kind = kindCode(level.kind());
        signal.evidence(StopHunt.EXCESS, excess, EXCESS_WEIGHT * (1 - excess / parameters.get(StopHunt.MAX_EXCESS)))
                .evidence(StopHunt.BURST, hunt.burst, beyond(hunt.burst, StopHunt.BURST_Z, BURST_WEIGHT))
                .evidence(StopHunt.WICK, wick, beyond(wick, StopHunt.WICK_SHARE, WICK_WEIGHT))
                .evidence(StopHunt.TIME_BEYOND, seconds, TIME_WEIGHT * quickness)
                .evidence(StopHunt.LEVEL_KIND, kind, kindWeight(kind));
        double reversal = metrics.get(Metric.SIGNED_VOLUME_Z);
        if (!Double.isNaN(reversal)) {
            double turned = Math.max(-1, Math.min(1, -hunt.side * reversal / 2));
            signal.evidence(StopHunt.REVERSAL, reversal, REVERSAL_WEIGHT * turned);
        }
        emitter.emit(signal, 0);
    }

    private double beyond(double value, Parameter threshold, double weight) {
        return LogOdds.beyond(value, parameters.get(threshold), weight);
    }

    /** The code that the evidence shows, −1 for levels behind which stops are not said to gather. */
    private static int kindCode(LevelKind kind) {
        return switch (kind) {
            case SWING_HIGH, SWING_LOW -> 0;
            case SESSION_HIGH, SESSION_LOW -> 1;
            case PRIOR_HIGH, PRIOR_LOW -> 2;
            case ROUND_NUMBER_ABOVE, ROUND_NUMBER_BELOW -> 3;
            case LARGEST_OI_STRIKE -> 4;
            default -> -1;
        };
    }

    /** More is watched by more: the extremes of sessions before round numbers and strikes before swings. */
    private static double kindWeight(int code) {
        return switch (code) {
            case 1, 2 -> 0.3;
            case 3, 4 -> 0.2;
            default -> 0;
        };
    }

    @Override
    public void visit(StateVisitor visitor) {
        levels.visit(visitor);
        visitor.visitAll(hunts);
        hunting = visitor.visit(hunting);
        firstBreach = visitor.visit(firstBreach);
        lastBreach = visitor.visit(lastBreach);
        closesAt = visitor.visit(closesAt);
        lastPrice = visitor.visit(lastPrice);
    }
}
