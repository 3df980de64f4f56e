package io.strikeiq.core.metrics.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepDetectorTest {
    private static final long MILLI = 1_000_000L;
    private final SweepDetector detector = new SweepDetector(FlowSettings.defaults());

    @Test
    void shouldSeeOneSideTakingThreeWorseningPrices() {
        assertEquals(0, detector.onTrade(1, true, 0, 1, 2.00, 1));
        assertEquals(0, detector.onTrade(1, true, 100 * MILLI, 1, 2.05, 1));
        assertEquals(0, detector.onTrade(1, true, 150 * MILLI, 1, 2.05, 1));
        assertEquals(1, detector.onTrade(1, true, 900 * MILLI, 1, 2.10, 1));
    }

    @Test
    void shouldCountASweepOnce() {
        detector.onTrade(1, true, 0, -1, 2.00, 1);
        detector.onTrade(1, true, 1, -1, 1.95, 1);
        assertEquals(1, detector.onTrade(1, true, 2, -1, 1.90, 1));
        assertEquals(0, detector.onTrade(1, true, 3, -1, 1.85, 1));
        assertEquals(0, detector.onTrade(1, true, 4, -1, 1.80, 1));
        assertEquals(1, detector.onTrade(1, true, 5, -1, 1.75, 1));
    }

    @Test
    void shouldNotSeeASweepInABetterPriceTheOtherSideOrTooLongATime() {
        detector.onTrade(1, true, 0, 1, 2.00, 1);
        detector.onTrade(1, true, 1, 1, 2.05, 1);
        detector.onTrade(1, true, 2, 1, 2.00, 1);
        assertEquals(0, detector.onTrade(1, true, 3, 1, 2.05, 1));
        detector.onTrade(1, true, 4, -1, 2.00, 1);
        assertEquals(0, detector.onTrade(1, true, 5, 1, 2.10, 1));
        detector.onTrade(1, true, 600 * MILLI, 1, 2.15, 1);
        assertEquals(0, detector.onTrade(1, true, 1100 * MILLI, 1, 2.20, 1));
        assertEquals(1, detector.onTrade(1, true, 1200 * MILLI, 1, 2.25, 1), "the last three are within the window");
    }

    /** Each of the options has traded at 2 before. */
    private void traded(int... ids) {
        for (int id : ids) {
            take(id, true, -5_000, 0, 2);
        }
    }

    private int take(int id, boolean call, long millis, int side, double price) {
        return detector.onTrade(id, call, millis * MILLI, side, price, 100 + id);
    }

    @Test
    void shouldSeeOneBurstTakeThreeOptionsOfOneRightAtWorsePrices() {
        traded(1, 3, 5, 7);
        assertEquals(0, take(1, true, 0, 1, 2.05));
        assertEquals(0, take(3, true, 10, 1, 2.05));
        assertEquals(0, take(2, false, 20, 1, 3), "a put is another right");
        assertEquals(1, take(5, true, 40, 1, 2.1));
        assertEquals(0, take(7, true, 50, 1, 2.1), "a sweep is counted once");
    }

    @Test
    void shouldNotTakeThreeOrdinaryStrikesOfASecondForASweep() {
        traded(1, 3, 5);
        take(1, true, 0, 1, 2);
        take(3, true, 100, 1, 2);
        assertEquals(0, take(5, true, 200, 1, 2), "at the prices of the trades before");
        traded(1, 3, 5);
        take(1, true, 1_000, 1, 2.05);
        take(3, true, 1_400, 1, 2.05);
        assertEquals(0, take(5, true, 1_800, 1, 2.05), "four tenths of a second apart");
        traded(1, 3, 5);
        take(1, true, 3_000, 1, 2.05);
        take(3, true, 3_010, 1, 2.05);
        take(9, true, 3_020, -1, 2.05);
        assertEquals(0, take(5, true, 3_030, 1, 2.05), "sold to in between");
    }

    @Test
    void shouldNotTakeTheFirstTradesOfOptionsForASweep() {
        take(1, true, 0, 1, 2);
        take(3, true, 1, 1, 2);
        assertEquals(0, take(5, true, 2, 1, 2), "worse than what, is not known");
    }

    @Test
    void shouldNotTakeTheLegsOfAnOrderForASweep() {
        traded(1, 3, 5, 7);
        detector.onTrade(1, true, 0, 1, 2.05, 10);
        detector.onTrade(3, true, 0, 1, 2.05, 10);
        detector.onTrade(5, true, 0, 1, 2.05, 10);
        assertEquals(0, detector.onTrade(7, true, 1, 1, 2.05, 11), "a strip of calls");
        traded(1, 3, 5);
        detector.onTrade(1, true, 5_000 * MILLI, 1, 2.05, 10);
        detector.onTrade(2, false, 5_000 * MILLI, 1, 3, 10);
        detector.onTrade(3, true, 5_001 * MILLI, 1, 2.05, 11);
        assertEquals(0, detector.onTrade(5, true, 5_002 * MILLI, 1, 2.05, 12), "it began with a straddle");
    }

    @Test
    void shouldPassOverCombinationsAndBlocksThatTheVenueMarks() {
        Instrument call = Instrument.option(
                1, "C", 0, OptionRight.CALL, 100, Long.MAX_VALUE, ExerciseStyle.EUROPEAN, 1, 0.05, "USD");
        int[] flags = {MarketEvent.FLAG_COMBO, MarketEvent.FLAG_BLOCK, 0};
        int[] expected = {0, 0, 1};
        for (int i = 0; i < flags.length; i++) {
            SweepDetector fresh = new SweepDetector(FlowSettings.defaults());
            int sweeps = 0;
            for (int k = 0; k < 3; k++) {
                MarketEvent trade = new MarketEvent().asTrade(1, k, 2 + 0.05 * k, 1, Aggressor.BUY, 0, flags[i]);
                trade.instrument = call;
                trade.ordinal = 0;
                sweeps += fresh.onTrade(trade, 1);
            }
            assertEquals(expected[i], sweeps, "flags " + flags[i]);
        }
    }

    @Test
    void shouldPassOverTradesOfUnknownSide() {
        detector.onTrade(1, true, 0, 1, 2.00, 1);
        detector.onTrade(1, true, 1, 1, 2.05, 1);
        detector.onTrade(1, true, 2, 0, 1.00, 1);
        assertEquals(1, detector.onTrade(1, true, 3, 1, 2.10, 1));
    }

    @Test
    void shouldBeResolvedOnlyByTradesApartByLessThanTheWindow() {
        detector.onTrade(1, true, 0, 1, 2, 1);
        detector.onTrade(1, true, 0, 1, 2, 1);
        detector.onTrade(1, true, 1000 * MILLI, 1, 2, 1);
        assertFalse(detector.isResolved());
        detector.onTrade(1, true, 1999 * MILLI, 1, 2, 1);
        assertTrue(detector.isResolved());
    }

    @Test
    void shouldAgreeWithASearchThroughTheTape() {
        long seed = 77_003L;
        Random random = new Random(seed);
        Tape tape = new Tape();
        long time = 0;
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            time += (long) random.nextInt(4) * (random.nextInt(4) == 0 ? 100 : 10) * MILLI;
            int id = random.nextInt(12) * 100;
            int side = random.nextInt(5) == 0 ? 0 : random.nextInt(3) == 0 ? -1 : 1;
            double price = 10 + random.nextInt(4);
            double size = 1 + random.nextInt(3);
            int expected = tape.add(new Print(id, id % 200 == 0, time, side, price, size));
            found += expected;
            assertEquals(
                    expected, detector.onTrade(id, id % 200 == 0, time, side, price, size), "seed " + seed + " i " + i);
        }
        assertTrue(found > 200, "the oracle finds " + found);
    }

    private record Print(int id, boolean call, long time, int side, double price, double size) {}

    /** Searches backwards through all trades since the last sweep. */
    private static final class Tape {
        private final Map<Integer, List<Print>> byOption = new LinkedHashMap<>();
        private final List<Print> all = new ArrayList<>();
        /** Where in the tape the last sweep of strikes was, by right. */
        private final Map<Boolean, Integer> sweptAt = new LinkedHashMap<>();

        int add(Print print) {
            all.add(print);
            if (print.side == 0) {
                return 0;
            }
            List<Print> own = byOption.computeIfAbsent(print.id, k -> new ArrayList<>());
            own.add(print);
            return (prices(own) ? 1 : 0) + (strikes() ? 1 : 0);
        }

        /** The present burst is found from its first trade on, forwards, as the trades since the last sweep fall into bursts. */
        private boolean strikes() {
            Print newest = all.get(all.size() - 1);
            int from = sweptAt.getOrDefault(newest.call, -1);
            List<Print> burst = new ArrayList<>();
            boolean legs = false;
            long start = from < 0 ? 0 : all.get(from).time;
            Print last = from < 0 ? null : all.get(from);
            for (int i = from + 1; i < all.size(); i++) {
                Print print = all.get(i);
                if (print.side == 0) {
                    continue;
                }
                if (print.call != newest.call) {
                    legs |= last != null && print.time == last.time && print.size == last.size;
                    continue;
                }
                boolean goesOn = last != null
                        && last.side == print.side
                        && print.time - last.time <= 200 * MILLI
                        && print.time - start <= 1000 * MILLI;
                if (!goesOn) {
                    burst.clear();
                    legs = false;
                    start = print.time;
                } else if (print.time == last.time && print.id != last.id && print.size == last.size) {
                    legs = true;
                }
                last = print;
                if (!legs && isWorse(i)) {
                    burst.add(print);
                }
            }
            boolean takes = burst.contains(newest) && newest.equals(burst.get(burst.size() - 1));
            boolean sweeps = takes
                    && burst.subList(0, burst.size() - 1).stream().noneMatch(p -> p.id == newest.id)
                    && burst.stream().map(Print::id).distinct().count() == 3;
            if (sweeps) {
                sweptAt.put(newest.call, all.size() - 1);
            }
            return sweeps;
        }

        private boolean isWorse(int position) {
            Print print = all.get(position);
            for (int i = position - 1; i >= 0; i--) {
                if (all.get(i).id == print.id) {
                    return print.side * (print.price - all.get(i).price) > 0;
                }
            }
            return false;
        }

        private static boolean prices(List<Print> tape) {
            Print newest = tape.get(tape.size() - 1);
            List<Print> firsts = new ArrayList<>(List.of(newest));
            for (int i = tape.size() - 2; i >= 0; i--) {
                Print print = tape.get(i);
                Print oldest = firsts.get(firsts.size() - 1);
                if (print.side != newest.side || newest.side * (oldest.price - print.price) < 0) {
                    break;
                }
                if (print.price == oldest.price) {
                    firsts.set(firsts.size() - 1, print);
                } else {
                    firsts.add(print);
                }
            }
            boolean newPrice = firsts.get(0).equals(newest);
            if (newPrice && firsts.size() >= 3 && newest.time - firsts.get(2).time <= 1000 * MILLI) {
                tape.clear();
                return true;
            }
            return false;
        }
    }
}
