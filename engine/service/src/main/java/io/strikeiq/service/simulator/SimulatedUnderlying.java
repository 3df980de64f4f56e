package io.strikeiq.service.simulator;

import io.strikeiq.core.instrument.Instrument;

/** One underlying with its efficient price, book and chain, and the event that is being played on it. */
final class SimulatedUnderlying {
    private static final double INFORMED = 0.35;
    private static final double MINUTE = 60;

    final Instrument instrument;
    final SimRandom random;
    final EfficientPrice price;
    final SimulatedBook book;
    final SimulatedChain chain;
    final Conditions conditions = new Conditions();
    final TickBudget out;
    private EventScript script;
    private double sessionHigh;
    private double sessionLow;
    private long time;

    SimulatedUnderlying(
            Instrument instrument,
            SimRandom random,
            EfficientPrice price,
            SimulatedBook book,
            SimulatedChain chain,
            TickBudget out) {
        this.instrument = instrument;
        this.random = random;
        this.price = price;
        this.book = book;
        this.chain = chain;
        this.out = out;
        this.sessionHigh = book.mid();
        this.sessionLow = book.mid();
    }

    long time() {
        return time;
    }

    double sessionHigh() {
        return sessionHigh;
    }

    double sessionLow() {
        return sessionLow;
    }

    /** Mean true range of a minute: 1.596 σ√t for a driftless diffusion (Feller 1951). */
    double minuteRange() {
        return 1.596 * price.sigma(MINUTE);
    }

    /** Starts an event; one is played at a time. */
    void play(EventScript next) {
        script = next;
    }

    boolean isPlaying() {
        return script != null;
    }

    void start(long sessionStart) {
        time = sessionStart;
    }

    /** Moves time on: the event, the efficient price, the makers. */
    void advanceTo(long now) {
        double seconds = Math.max(0, (now - time) / 1e9);
        time = now;
        if (script != null && !script.advance(this, now)) {
            script = null;
            conditions.reset();
            price.release();
        }
        price.advance(seconds);
        book.requote(price.value(), conditions);
        sessionHigh = Math.max(sessionHigh, book.mid());
        sessionLow = Math.min(sessionLow, book.mid());
    }

    void publishBook() {
        book.publish(time, out);
    }

    /** A trade by an informed trader, who knows the efficient price, or by a noise trader. */
    void tradeUnderlying() {
        boolean buy;
        double edge = price.value() - book.mid();
        if (random.chance(INFORMED) && Math.abs(edge) > 0.25 * book.gap()) {
            buy = edge > 0;
        } else {
            buy = random.chance(0.5 * (1 + conditions.tradeBias));
        }
        tradeUnderlying(buy, Math.max(1, Math.rint(random.lognormal(0.18 * book.levelSize(), 0.8))));
        int extra = (int) Math.round(conditions.tradeRate - 1);
        for (int i = 0; i < extra; i++) {
            tradeUnderlying(
                    random.chance(0.5 * (1 + conditions.tradeBias)),
                    Math.max(1, Math.rint(random.lognormal(0.18 * book.levelSize(), 0.8))));
        }
        publishBook();
    }

    void tradeUnderlying(boolean buy, double size) {
        book.trade(time, buy, size, out);
        price.shift(book.mid() - price.value() > book.gap() ? book.gap() * 0.5 : 0);
        price.shift(price.value() - book.mid() > book.gap() ? -book.gap() * 0.5 : 0);
    }

    void quoteOption() {
        chain.quote(chain.any(), time, book.mid(), conditions, out);
    }

    void tradeOption() {
        int trades = Math.max(1, (int) Math.round(conditions.optionRate));
        for (int i = 0; i < trades; i++) {
            SimulatedOption option = chain.pick(conditions);
            chain.trade(option, time, book.mid(), conditions, out);
        }
    }

    /** Customers sweep calls one way and puts the other, at the next strikes around the money. */
    void sweepOptions(boolean up, int strikes) {
        chain.sweep(true, up, strikes, time, book.mid(), conditions, out);
        chain.sweep(false, !up, strikes, time, book.mid(), conditions, out);
    }

    void publishOpenInterest() {
        chain.publishOpenInterest(chain.pick(conditions), time, out);
        chain.publishOpenInterest(chain.any(), time, out);
    }
}
