package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The regression of Baltussen, Da, Lammers and Martens (2021) on recorded days: the return of the last half hour on that
 * of the rest of the day, by the sign of dealers' net gamma exposure half an hour before the close. The market is what it
 * is: the table reports, nothing about it is asserted.
 */
final class DealerGammaRegression {
    private static final int LEAST_DAYS = 40;

    private final Report report =
            new Report("dealer-gamma-regression", "sample", "net GEX", "n", "beta x 100", "t", "R2");

    /** Reports on the markets apart and together. */
    void report(List<RecordedReplay> markets) {
        List<GammaDays.Day> all = new ArrayList<>();
        for (RecordedReplay market : markets) {
            List<GammaDays.Day> days = market.gamma().all();
            String name = market.market().name();
            assertTrue(days.size() >= LEAST_DAYS, () -> name + ": " + days.size() + " whole days");
            report(name, days);
            all.addAll(days);
        }
        report("both", all);
        report.add(2, "Baltussen et al. 2021", "negative", "", "6.63", "4.78", "");
        report.add(2, "Baltussen et al. 2021", "positive", "", "0.82", "1.03", "");
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
}
