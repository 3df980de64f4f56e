package io.strikeiq.service.simulator;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;

/**
 * The order book of an underlying: five levels a side around a mid that makers move towards the efficient price and
 * aggressive trades move by taking levels out.
 */
final class SimulatedBook {
    private static final int LEVELS = 5;
    private static final double REFILL = 0.15;
    private static final double SIZE_NOISE = 0.08;

    private final SimRandom random;
    private final int instrumentId;
    private final double gap;
    private final double levelSize;
    private final double[] bidSizes = new double[LEVELS];
    private final double[] askSizes = new double[LEVELS];
    private double mid;
    private double spreadGaps = 1;

    SimulatedBook(SimRandom random, int instrumentId, double mid, double gap, double levelSize) {
        this.random = random;
        this.instrumentId = instrumentId;
        this.gap = gap;
        this.levelSize = levelSize;
        this.mid = Math.round(mid / gap) * gap;
        for (int i = 0; i < LEVELS; i++) {
            bidSizes[i] = base(i);
            askSizes[i] = base(i);
        }
    }

    private double base(int level) {
        return levelSize * (1 + 0.25 * level);
    }

    double mid() {
        return mid;
    }

    double gap() {
        return gap;
    }

    double bid() {
        return mid - 0.5 * spreadGaps * gap;
    }

    double ask() {
        return mid + 0.5 * spreadGaps * gap;
    }

    double levelSize() {
        return levelSize;
    }

    /** Makers follow the efficient price and refill or withdraw size. */
    void requote(double efficient, Conditions conditions) {
        while (efficient - mid > gap) {
            rise();
        }
        while (mid - efficient > gap) {
            fall();
        }
        spreadGaps = Math.max(1, Math.round(conditions.spread + (random.chance(0.08) ? 1 : 0)));
        for (int i = 0; i < LEVELS; i++) {
            bidSizes[i] = drift(bidSizes[i], base(i) * conditions.bidDepth);
            askSizes[i] = drift(askSizes[i], base(i) * conditions.askDepth);
        }
    }

    private double drift(double size, double normal) {
        double speed = normal < 0.5 * size ? 0.5 : REFILL;
        double moved = size + speed * (normal - size) + SIZE_NOISE * normal * random.gaussian();
        return Math.max(1, Math.rint(moved));
    }

    private void rise() {
        mid += gap;
        System.arraycopy(askSizes, 1, askSizes, 0, LEVELS - 1);
        askSizes[LEVELS - 1] = base(LEVELS - 1);
        System.arraycopy(bidSizes, 0, bidSizes, 1, LEVELS - 1);
        bidSizes[0] = Math.rint(0.5 * base(0));
    }

    private void fall() {
        mid -= gap;
        System.arraycopy(bidSizes, 1, bidSizes, 0, LEVELS - 1);
        bidSizes[LEVELS - 1] = base(LEVELS - 1);
        System.arraycopy(askSizes, 0, askSizes, 1, LEVELS - 1);
        askSizes[0] = Math.rint(0.5 * base(0));
    }

    /** An aggressive trade: takes size at the touch, and the level when nothing is left of it. */
    void trade(long time, boolean buy, double size, TickBudget out) {
        double price = buy ? ask() : bid();
        out.tick().asTrade(instrumentId, time, price, size, buy ? Aggressor.BUY : Aggressor.SELL);
        out.send();
        double[] sizes = buy ? askSizes : bidSizes;
        sizes[0] -= size;
        if (sizes[0] <= 0) {
            if (buy) {
                rise();
            } else {
                fall();
            }
        }
    }

    void publish(long time, TickBudget out) {
        MarketEvent tick = out.tick().asDepth(instrumentId, time, LEVELS);
        for (int i = 0; i < LEVELS; i++) {
            tick.bidPrices[i] = bid() - i * gap;
            tick.askPrices[i] = ask() + i * gap;
            tick.bidSizes[i] = bidSizes[i];
            tick.askSizes[i] = askSizes[i];
        }
        out.send();
    }
}
