package io.strikeiq.core.metrics.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(0, detector.onTrade(1, true, 0, 1, 2.00));
        assertEquals(0, detector.onTrade(1, true, 100 * MILLI, 1, 2.05));
        assertEquals(0, detector.onTrade(1, true, 150 * MILLI, 1, 2.05));
        assertEquals(1, detector.onTrade(1, true, 900 * MILLI, 1, 2.10));
    }

    @Test
    void shouldCountASweepOnce() {
        detector.onTrade(1, true, 0, -1, 2.00);
        detector.onTrade(1, true, 1, -1, 1.95);
        assertEquals(1, detector.onTrade(1, true, 2, -1, 1.90));
        assertEquals(0, detector.onTrade(1, true, 3, -1, 1.85));
        assertEquals(0, detector.onTrade(1, true, 4, -1, 1.80));
        assertEquals(1, detector.onTrade(1, true, 5, -1, 1.75));
    }

    @Test
    void shouldNotSeeASweepInABetterPriceTheOtherSideOrTooLongATime() {
        detector.onTrade(1, true, 0, 1, 2.00);
        detector.onTrade(1, true, 1, 1, 2.05);
        detector.onTrade(1, true, 2, 1, 2.00);
        assertEquals(0, detector.onTrade(1, true, 3, 1, 2.05));
        detector.onTrade(1, true, 4, -1, 2.00);
        assertEquals(0, detector.onTrade(1, true, 5, 1, 2.10));
        detector.onTrade(1, true, 600 * MILLI, 1, 2.15);
        assertEquals(0, detector.onTrade(1, true, 1100 * MILLI, 1, 2.20));
        assertEquals(1, detector.onTrade(1, true, 1200 * MILLI, 1, 2.25), "the last three are within the window");
    }

    @Test
    void shouldSeeOneSideTakingThreeOptionsOfOneRight() {
        detector.onTrade(1, true, 0, 1, 2);
        detector.onTrade(3, true, 10, 1, 3);
        detector.onTrade(2, false, 20, 1, 3);
        assertEquals(0, detector.onTrade(5, true, 30, -1, 3));
        assertEquals(1, detector.onTrade(5, true, 40, 1, 3));
        assertEquals(0, detector.onTrade(7, true, 50, 1, 3));
    }

    @Test
    void shouldPassOverTradesOfUnknownSide() {
        detector.onTrade(1, true, 0, 1, 2.00);
        detector.onTrade(1, true, 1, 1, 2.05);
        detector.onTrade(1, true, 2, 0, 1.00);
        assertEquals(1, detector.onTrade(1, true, 3, 1, 2.10));
    }

    @Test
    void shouldBeResolvedOnlyByTradesApartByLessThanTheWindow() {
        detector.onTrade(1, true, 0, 1, 2);
        detector.onTrade(1, true, 0, 1, 2);
        detector.onTrade(1, true, 1000 * MILLI, 1, 2);
        assertFalse(detector.isResolved());
        detector.onTrade(1, true, 1999 * MILLI, 1, 2);
        assertTrue(detector.isResolved());
    }

    @Test
    void shouldAgreeWithASearchThroughTheTape() {
        long seed = 77_003L;
        Random random = new Random(seed);
        Tape tape = new Tape();
        long time = 0;
        int found = 0;
        for (int i = 0; i < 50_000; i++) {
            time += random.nextInt(300) * MILLI;
            int id = random.nextInt(12) * 100;
            int side = random.nextInt(5) == 0 ? 0 : random.nextInt(3) == 0 ? -1 : 1;
            double price = 10 + random.nextInt(4);
            int expected = tape.add(id, id % 200 == 0, time, side, price);
            found += expected;
            assertEquals(expected, detector.onTrade(id, id % 200 == 0, time, side, price), "seed " + seed + " i " + i);
        }
        assertTrue(found > 500, "the oracle finds " + found);
    }

    private record Print(int id, long time, int side, double price) {}

    /** Searches backwards through all trades since the last sweep. */
    private static final class Tape {
        private final Map<Integer, List<Print>> byOption = new LinkedHashMap<>();
        private final Map<String, List<Print>> byClass = new LinkedHashMap<>();

        int add(int id, boolean call, long time, int side, double price) {
            if (side == 0) {
                return 0;
            }
            Print print = new Print(id, time, side, price);
            List<Print> own = byOption.computeIfAbsent(id, k -> new ArrayList<>());
            own.add(print);
            List<Print> kind = byClass.computeIfAbsent(call + "/" + side, k -> new ArrayList<>());
            kind.add(print);
            return (prices(own) ? 1 : 0) + (options(kind) ? 1 : 0);
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

        private static boolean options(List<Print> tape) {
            Print newest = tape.get(tape.size() - 1);
            long distinct = tape.stream()
                    .filter(p -> newest.time - p.time <= 1000 * MILLI)
                    .map(Print::id)
                    .distinct()
                    .count();
            if (distinct >= 3) {
                tape.clear();
                return true;
            }
            return false;
        }
    }
}
