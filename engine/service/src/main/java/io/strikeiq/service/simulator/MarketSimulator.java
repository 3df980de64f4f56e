package io.strikeiq.service.simulator;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A deterministic recorded session: spot with stochastic volatility and jumps, a smile, quotes with spread and depth,
 * trades of informed and noise traders, open interest that follows trades, and planted events with their truth.
 *
 * <p>Ticks come at random times of a constant mean rate, with a clock tick at each second that has any; a planted event
 * adds ticks of its own. The session ends with
 * the last tick of the budget: a CLOSE for each underlying and a clock tick one minute later.
 */
public final class MarketSimulator {
    private static final double LEAST_TICKS_PER_SECOND = 12;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    /** Nearly every second has ticks, and so a clock tick after them. */
    private static final double CLOCKS_PER_SECOND = 1;

    private static final double EVENT_EVERY_SECONDS = 900;
    private static final double WARM_UP_SECONDS = 900;
    private static final double LONGEST_EVENT_SECONDS = 340;

    private final SimulatorSettings settings;
    private final SimulatedVenue venue;
    /** Event time of the open, in nanoseconds since the epoch. */
    private final long open;
    /** Seconds from open to close, unless the tick budget ends the session before. */
    private final double seconds;

    private final SimRandom random;
    private final List<SimulatedUnderlying> market = new ArrayList<>();
    private final EventKind[] kinds;
    private EventScripts scripts;
    private TickBudget out;
    private int planted;

    /** A session with events of every kind in turn. */
    public MarketSimulator(SimulatorSettings settings) {
        this(settings, SimulatedVenue.shipped());
    }

    /** A session of a venue, with events of every kind in turn. */
    public MarketSimulator(SimulatorSettings settings, SimulatedVenue venue) {
        this(settings, venue, 0, EnumSet.allOf(EventKind.class));
    }

    /** A session with events of the given kinds in turn; with none, a session of the same shape without events. */
    public MarketSimulator(SimulatorSettings settings, Set<EventKind> kinds) {
        this(settings, SimulatedVenue.shipped(), 0, kinds);
    }

    /**
     * The first session of a venue.
     *
     * @param asLongAs number of the session whose length it has
     */
    MarketSimulator(SimulatorSettings settings, SimulatedVenue venue, int asLongAs, Set<EventKind> kinds) {
        this.settings = settings;
        this.venue = venue;
        this.open = venue.open(0);
        this.seconds = Math.min(
                (venue.close(asLongAs) - venue.open(asLongAs)) / (double) SECOND,
                settings.ticks() / LEAST_TICKS_PER_SECOND);
        this.kinds = EventKind.inOrder(kinds);
        this.random = new SimRandom(settings.seed());
    }

    /**
     * Plays the session into a sink.
     *
     * @param truth receives every planted event when it starts
     */
    public void run(TickSink sink, Consumer<PlantedEvent> truth) {
        out = new TickBudget(sink, settings.ticks() - settings.underlyings() - 1);
        scripts = new EventScripts(truth);
        new SessionOpening(settings, venue, random).open(out, open, market);
        trade();
        close(sink);
    }

    private void trade() {
        double meanGap = seconds / Math.max(1, out.remaining() - seconds * CLOCKS_PER_SECOND);
        long end = open + (long) (seconds * 1e9);
        double time = open;
        long second = open / SECOND;
        double nextEvent = WARM_UP_SECONDS;
        while (out.remaining() > 0) {
            time += random.exponential(meanGap) * 1e9;
            long now = (long) time;
            if (now / SECOND > second) {
                second = now / SECOND;
                out.tick().asClock(second * SECOND);
                out.send();
            }
            double elapsed = (now - open) / 1e9;
            if (kinds.length > 0 && elapsed >= nextEvent && (end - now) / 1e9 > LONGEST_EVENT_SECONDS) {
                nextEvent = elapsed + EVENT_EVERY_SECONDS / market.size();
                plant(now);
            }
            step(market.get(random.below(market.size())), now);
        }
    }

    private void plant(long now) {
        SimulatedUnderlying underlying = market.get(planted % market.size());
        EventKind kind = kinds[(planted / market.size()) % kinds.length];
        planted++;
        if (!underlying.isPlaying()) {
            underlying.advanceTo(now);
            scripts.plant(kind, underlying, random.chance(0.5));
        }
    }

    private void step(SimulatedUnderlying underlying, long now) {
        underlying.advanceTo(now);
        double choice = random.uniform();
        if (choice < 0.25) {
            underlying.publishBook();
        } else if (choice < 0.37) {
            underlying.tradeUnderlying();
        } else if (choice < 0.85) {
            underlying.quoteOption();
        } else if (choice < 0.93) {
            underlying.tradeOption();
        } else {
            underlying.publishOpenInterest();
        }
    }

    private void close(TickSink sink) {
        long time = out.lastTime();
        for (SimulatedUnderlying underlying : market) {
            sink.accept(out.tick().asSession(underlying.instrument.id(), time, SessionPhase.CLOSE));
        }
        sink.accept(out.tick().asClock(time + MINUTE));
    }
}
