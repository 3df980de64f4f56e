package io.strikeiq.core.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.learning.NaiveLabeller.Event;
import io.strikeiq.core.learning.NaiveLabeller.Said;
import io.strikeiq.core.learning.ScoredMarket.Scored;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.testing.CommitSeed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random markets with bursts, empty and crossed sides, pauses and gaps. */
class RandomOutcomesTest {
    private static final long SECOND = ScoredMarket.SECOND;
    private static final int MARKETS = 60;
    private static final int STEPS = 1_500;

    /** The steps of a market; the labeller is shown them, and so may the naive one be. */
    private static final class Script {
        private final List<Event> events = new ArrayList<>();
        private final List<Said> signals = new ArrayList<>();
        private final List<Runnable> steps = new ArrayList<>();
        private ScoredMarket market = new ScoredMarket(LearningSettings.defaults()).define(ScoredMarket.STOCK);
        private final Map<Long, Long> times = new HashMap<>();

        private Script(long seed, int from, long other) {
            SplittableRandom random = new SplittableRandom(seed);
            long pace = SECOND << random.nextInt(8);
            double price = 100;
            long time = ScoredMarket.START;
            for (int i = 0; i < STEPS; i++) {
                if (i == from) {
                    random = new SplittableRandom(other);
                }
                time += random.nextInt(3) == 0 ? 0 : random.nextInt(100) == 0 ? 90 * pace : random.nextLong(2 * pace);
                price *= 1 + 0.0006 * random.nextInt(-3, 4) * Math.sqrt(pace / (double) SECOND / 10);
                step(random, time, price);
            }
        }

        private void step(SplittableRandom random, long time, double price) {
            int kind = random.nextInt(200);
            if (kind == 0) {
                events.add(new Event(time, Double.NaN, Double.NaN, true));
                steps.add(() -> market.on(time).feed(FeedState.GAP));
            } else if (kind < 12) {
                boolean up = random.nextBoolean();
                signals.add(new Said(events.size(), time, up));
                steps.add(() -> {
                    market.on(time).clock().signal(up ? ScoredMarket.UP : ScoredMarket.DOWN);
                    times.put(market.lastTick(), time);
                });
                events.add(new Event(time, price, price, false));
                steps.add(() -> market.on(time).quote(price, price));
            } else {
                double spread = 0.01 * random.nextInt(-1, 6);
                double bid = random.nextInt(30) == 0 ? Double.NaN : price - spread / 2;
                double ask = random.nextInt(30) == 0 ? Double.NaN : price + spread / 2;
                events.add(new Event(time, bid, ask, false));
                steps.add(() -> market.on(time).quote(bid, ask));
            }
        }

        private List<String> run(int steps, int restoredEvery) {
            for (int i = 0; i < steps; i++) {
                this.steps.get(i).run();
                if (restoredEvery > 0 && i % restoredEvery == 0) {
                    List<Scored> so = market.scored;
                    market = market.restored(LearningSettings.defaults());
                    market.scored.addAll(so);
                }
            }
            return market.scored.stream().map(this::brief).toList();
        }

        private String brief(Scored s) {
            return NaiveLabeller.brief(
                    s.signal(),
                    times.get(s.signalTick()),
                    s.horizon(),
                    s.outcome(),
                    s.both(),
                    s.entryPrice(),
                    s.exitPrice(),
                    s.exitTime());
        }

        private List<String> naive() {
            return new NaiveLabeller(events, signals, ScoredMarket.SIGMA)
                    .labels().stream()
                            .map(l -> NaiveLabeller.brief(
                                    "sayer " + (l.said().up() ? "GO_UP" : "GO_DOWN"),
                                    l.said().time(),
                                    l.horizon(),
                                    l.outcome(),
                                    l.both(),
                                    l.entry(),
                                    l.exit(),
                                    l.exitTime()))
                            .toList();
        }
    }

    @Test
    void shouldGiveWhatANaiveLabellerGives() {
        Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
        boolean both = false;
        for (long seed = CommitSeed.value(); seed < CommitSeed.value() + MARKETS; seed++) {
            Script script = new Script(seed, -1, 0);
            List<String> given = script.run(script.steps.size(), 0);
            assertEquals(sorted(script.naive()), sorted(given), "seed " + seed);
            for (Scored scored : script.market.scored) {
                seen.add(scored.outcome());
                both |= scored.both();
                assertTrue(scored.weight() > 0 && scored.weight() <= 1, () -> "weight " + scored);
            }
        }
        assertEquals(EnumSet.allOf(Outcome.class), seen);
        assertTrue(both, "no time reached both barriers");
    }

    @Test
    void shouldChangeNoPastOutcomeWhenTheFutureIsAnother() {
        for (long seed = CommitSeed.value(); seed < CommitSeed.value() + 20; seed++) {
            int from = 200 + (int) Math.floorMod(seed * 37, 1_000L);
            Script one = new Script(seed, from, 1);
            Script other = new Script(seed, from, 2);
            int steps = Math.min(from, one.steps.size());
            one.run(steps, 0);
            other.run(other.steps.size(), 0);
            List<Scored> past = one.market.scored;
            assertEquals(past, other.market.scored.subList(0, past.size()), "seed " + seed);
        }
    }

    @Test
    void shouldGoOnFromASavedStateAsIfItHadNeverBeenSaved() {
        for (long seed = CommitSeed.value(); seed < CommitSeed.value() + 5; seed++) {
            Script script = new Script(seed, -1, 0);
            Script saved = new Script(seed, -1, 0);
            script.run(script.steps.size(), 0);
            saved.run(saved.steps.size(), 97);
            assertEquals(script.market.scored, saved.market.scored, "seed " + seed);
        }
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }
}
