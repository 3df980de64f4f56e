package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.testing.MetricsRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderFlowImbalanceTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long START = MetricsRig.START;
    private static final long HALF_LIFE = BookSettings.defaults().flowHalfLife();

    private final MetricsRig rig = MetricsRig.classified(
            InstrumentKind.EQUITY, (sides, book) -> new BookMetrics(BookSettings.defaults(), sides, book));

    /** The cases of Cont, Kukanov and Stoikov's section 2: what each event does to the imbalance. */
    @ParameterizedTest
    @CsvSource({
        "size joins the bid, 100.0, 12, 100.1, 8, 2",
        "size leaves the bid, 100.0, 7, 100.1, 8, -3",
        "size joins the ask, 100.0, 10, 100.1, 9, -1",
        "size leaves the ask, 100.0, 10, 100.1, 5, 3",
        "a better bid, 100.05, 4, 100.1, 8, 4",
        "the bid is gone, 99.95, 20, 100.1, 8, -10",
        "a better ask, 100.0, 10, 100.05, 3, -3",
        "the ask is gone, 100.0, 10, 100.2, 30, 8",
        "nothing, 100.0, 10, 100.1, 8, 0"
    })
    void shouldCountEachEventAsDefined(String event, double bid, double bidSize, double ask, double askSize, double e) {
        rig.quote(START, 100.0, 10, 100.1, 8);
        assertTrue(Double.isNaN(rig.get(Metric.OFI)), "one quote is no event");
        rig.quote(START, bid, bidSize, ask, askSize);
        assertEquals(e, rig.get(Metric.OFI), 1e-12, event);
    }

    @Test
    void shouldNotCompareQuotesOverANightOrSizesThatAreUnknown() {
        rig.quote(START, 100.0, 10, 100.1, 8);
        rig.quote(START, 100.0, 11, 100.1, Double.NaN);
        rig.quote(START, 100.0, 12, 100.1, 80);
        assertEquals(2, rig.get(Metric.OFI), 1e-12, "the bid's events count, those of the ask without a size do not");
        rig.session(START, SessionPhase.OPEN);
        rig.quote(START, 120.0, 500, 120.2, 80);
        assertEquals(2, rig.get(Metric.OFI), 1e-12, "the night is no event");
    }

    @Test
    void shouldCountASideThatIsWithdrawnAndOneThatComesBack() {
        rig.quote(START, 100.0, 10, 100.1, 8);
        rig.quote(START, 100.0, 10, Double.NaN, Double.NaN);
        assertEquals(8, rig.get(Metric.OFI), 1e-12, "nothing is left to sell");
        rig.quote(START, 100.0, 10, 100.2, 30);
        assertEquals(8 - 30, rig.get(Metric.OFI), 1e-12);
        rig.quote(START, Double.NaN, Double.NaN, 100.2, 30);
        assertEquals(8 - 30 - 10, rig.get(Metric.OFI), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldEqualTheSumOverAllEventsAtAnyMoment(long seed) {
        Random random = new Random(seed);
        List<double[]> books = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long time = START;
        double mid = 100;
        int compared = 0;
        for (int n = 0; n < 500; n++) {
            time += random.nextInt(3) == 0 ? 0 : (long) (random.nextDouble() * 3 * SECOND);
            mid += random.nextInt(3) == 0 ? 0.1 * (random.nextInt(3) - 1) : 0;
            double[] book = book(mid, random);
            books.add(book);
            times.add(time);
            apply(time, mid, book);
            if (n > 0) {
                compared++;
                assertEquals(naive(books, times, 1), rig.get(Metric.OFI), 1e-8, "seed " + seed + " event " + n);
            }
        }
        assertEquals(499, compared);
    }

    /** Bid price, bid size, ask price, ask size of three levels. */
    private static double[] book(double mid, Random random) {
        double[] book = new double[12];
        for (int level = 0; level < 3; level++) {
            double away = level * 0.1;
            book[4 * level] = mid - 0.1 - away;
            book[4 * level + 1] = 1 + random.nextInt(20);
            book[4 * level + 2] = mid + 0.1 + away;
            book[4 * level + 3] = 1 + random.nextInt(20);
        }
        return book;
    }

    private void apply(long time, double mid, double[] book) {
        rig.depth(time, mid - 0.1, mid + 0.1, 0.1, new double[] {book[1], book[5], book[9]}, new double[] {
            book[3], book[7], book[11]
        });
    }

    private static double naive(List<double[]> books, List<Long> times, int levels) {
        long now = times.get(times.size() - 1);
        double sum = 0;
        for (int n = 1; n < books.size(); n++) {
            double[] a = books.get(n - 1);
            double[] b = books.get(n);
            double e = 0;
            for (int level = 0; level < levels; level++) {
                int at = 4 * level;
                e += (b[at] >= a[at] ? b[at + 1] : 0) - (b[at] <= a[at] ? a[at + 1] : 0);
                e += (b[at + 2] >= a[at + 2] ? a[at + 3] : 0) - (b[at + 2] <= a[at + 2] ? b[at + 3] : 0);
            }
            sum += e * Math.pow(2, -(double) (now - times.get(n)) / HALF_LIFE);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldScoreAllLevelsAgainstTheirOwnHistory(long seed) {
        Random random = new Random(seed);
        BookSettings settings = BookSettings.defaults();
        DecayedMoments history = new DecayedMoments(settings.historyHalfLife(), settings.minimumSamples());
        List<double[]> books = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        double mid = 100;
        int known = 0;
        for (int n = 0; n < 300; n++) {
            mid += random.nextInt(3) == 0 ? 0.1 * (random.nextInt(3) - 1) : 0;
            books.add(book(mid, random));
            times.add(START + n * SECOND);
            apply(times.get(n), mid, books.get(n));
            double all = naive(books, times, 3);
            String at = "seed " + seed + " event " + n;
            assertEquals(history.zScore(all), rig.get(Metric.OFI_DEPTH_Z), 1e-6, at);
            known += Double.isNaN(rig.get(Metric.OFI_DEPTH_Z)) ? 0 : 1;
            if (n > 0) {
                history.add(n * SECOND, all);
            }
        }
        assertTrue(known > 200, known + " scores");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldSeeBehindTheBestQuotesWhereDepthExists(long seed) {
        Random random = new Random(seed);
        long time = START;
        for (int n = 0; n < 600; n++) {
            time += SECOND;
            double[] sizes = {10 + random.nextInt(3), 10 + random.nextInt(3), 10};
            rig.depth(time, 99.9, 100.1, 0.1, sizes, new double[] {10, 10, 10});
        }
        assertTrue(Math.abs(rig.get(Metric.OFI_Z)) < 5, "seed " + seed);
        rig.depth(time, 99.9, 100.1, 0.1, new double[] {11, 400, 10}, new double[] {10, 10, 10});
        assertTrue(Math.abs(rig.get(Metric.OFI_Z)) < 5, "the best quotes hardly moved");
        assertTrue(rig.get(Metric.OFI_DEPTH_Z) > 5, "the second level did");
    }
}
