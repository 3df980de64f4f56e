package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The regression of Baltussen, Da, Lammers and Martens (2021) on recorded days: the return of the last half hour on that
 * of the rest of the day, by the sign of dealers' net gamma exposure half an hour before the close. The market is what it
 * is: the table reports, nothing about it is asserted.
 */
@LongTest
class DealerGammaRegressionTest {
    private static final int LEAST_DAYS = 40;

    private final Report report =
            new Report("dealer-gamma-regression", "sample", "net GEX", "n", "beta x 100", "t", "R2");

    @Test
    void shouldReportTheLastHalfHourByTheSignOfGamma() {
        List<GammaDays.Day> both = new ArrayList<>();
        for (RecordedMarket market : List.of(RecordedMarket.NIFTY, RecordedMarket.BANKNIFTY)) {
            List<GammaDays.Day> days = days(market);
            assertTrue(days.size() >= LEAST_DAYS, () -> market + ": " + days.size() + " whole days");
            report(market.name(), days);
            both.addAll(days);
        }
        report("both", both);
        report.add(2, "Baltussen et al. 2021", "negative", "", "6.63", "4.78", "");
        report.add(2, "Baltussen et al. 2021", "positive", "", "0.82", "1.03", "");
    }

    private static List<GammaDays.Day> days(RecordedMarket market) {
        GammaDays days = new GammaDays(market);
        market.replay(new EngineRegistry(), days);
        return days.all();
    }

    private void report(String sample, List<GammaDays.Day> days) {
        report(sample, "negative", days.stream().filter(day -> day.netGex() < 0).toList());
        report(sample, "positive", days.stream().filter(day -> day.netGex() > 0).toList());
        report(sample, "any", days);
    }

    private void report(String sample, String sign, List<GammaDays.Day> days) {
        Regression regression = Regression.of(days.stream()
                .map(day -> new double[] {day.restOfDay(), day.lastHalfHour()})
                .toList());
        report.add(
                2,
                sample,
                sign,
                Integer.toString(regression.n()),
                number(100 * regression.slope()),
                number(regression.t()),
                String.format(Locale.ROOT, "%.3f", regression.rSquared()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Test
    void shouldFindAKnownSlopeAndItsError() {
        Random random = new Random(1);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextGaussian();
            points.add(new double[] {x, 1 + 0.3 * x + 0.5 * random.nextGaussian()});
        }
        Regression regression = Regression.of(points);
        assertEquals(0.3, regression.slope(), 0.01, "seed 1");
        assertEquals(0.5 / Math.sqrt(100_000), regression.slope() / regression.t(), 1e-4);
        assertEquals(0.09 / 0.34, regression.rSquared(), 0.01);
    }

    @Test
    void shouldKnowNothingOfTwoPoints() {
        assertEquals(
                Double.NaN,
                Regression.of(List.of(new double[] {0, 0}, new double[] {1, 1})).slope());
    }
}
