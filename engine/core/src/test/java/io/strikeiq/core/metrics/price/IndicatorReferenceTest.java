package io.strikeiq.core.metrics.price;

import static io.strikeiq.testing.ReferenceReport.check;

import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** The indicators against LEAN's recorded series and against ta4j. */
final class IndicatorReferenceTest {
    private static final String AREA = "Indicators";
    /** The recorded values have five decimals. */
    private static final double FIVE_DECIMALS = 5.1e-6;

    /** A recorded table by column; empty fields are NaN. */
    private record Table(List<String> header, List<double[]> rows) {
        static Table read(String file) throws IOException {
            Path path = SharedData.file("reference/" + file);
            List<String> lines = Files.readAllLines(path);
            List<double[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                rows.add(Arrays.stream(fields, 1, fields.length)
                        .mapToDouble(field -> field.isBlank() ? Double.NaN : Double.parseDouble(field))
                        .toArray());
            }
            String[] names = lines.get(0).split(",", -1);
            return new Table(List.of(names).subList(1, names.length), rows);
        }

        double get(double[] row, String column) {
            return row[header.indexOf(column)];
        }
    }

    private static void compare(
            String reference, Table table, String column, double tolerance, ToDoubleFunction<double[]> own) {
        double worst = 0;
        int cases = 0;
        for (double[] row : table.rows()) {
            double value = own.applyAsDouble(row);
            double expected = table.get(row, column);
            if (!Double.isNaN(expected)) {
                // A NaN of ours makes the worst NaN, which fails.
                worst = Math.max(worst, Math.abs(value - expected));
                cases++;
            }
        }
        check(AREA, reference, column, worst, tolerance, cases);
    }

    @Test
    void shouldEqualTheRecordedRsi() throws IOException {
        Table table = Table.read("spy_with_indicators.txt");
        WilderRsi rsi = new WilderRsi(14);
        compare("LEAN spy_with_indicators", table, "RSI 14 Wilder", FIVE_DECIMALS, row -> {
            rsi.add(table.get(row, "Close"));
            return rsi.value();
        });
    }

    @Test
    void shouldEqualTheRecordedEma() throws IOException {
        Table table = Table.read("spy_with_indicators.txt");
        Ema ema = new Ema(14);
        // Two decimals, on closes of two decimals.
        compare("LEAN spy_with_indicators", table, "EMA14", 0.006, row -> {
            ema.add(table.get(row, "Close"));
            return ema.value();
        });
    }

    @Test
    void shouldEqualTheRecordedAtr() throws IOException {
        Table table = Table.read("spy_atr_wilder.txt");
        WilderAtr atr = new WilderAtr(14);
        compare("LEAN spy_atr_wilder", table, "Average True Range 14", FIVE_DECIMALS, row -> {
            atr.add(table.get(row, "High"), table.get(row, "Low"), table.get(row, "Close"));
            return atr.value();
        });
    }

    /** The recorded price of a bar is the mean of its four prices, and the window 50 bars. */
    @Test
    void shouldEqualTheRecordedMovingVwap() throws IOException {
        Table table = Table.read("spy_with_vwap.txt");
        List<double[]> seen = new ArrayList<>();
        compare("LEAN spy_with_vwap", table, "Moving VWAP 50", 6e-5, row -> {
            seen.add(row);
            Vwap vwap = new Vwap();
            for (double[] bar : seen.subList(Math.max(0, seen.size() - 50), seen.size())) {
                vwap.add((bar[0] + bar[1] + bar[2] + bar[3]) / 4, bar[4]);
            }
            return vwap.value();
        });
    }

    private static BarSeries randomBars(int count) {
        Random random = new Random(17);
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        ZonedDateTime time = ZonedDateTime.of(2024, 1, 2, 9, 30, 0, 0, ZoneOffset.UTC);
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price + 0.2 * random.nextGaussian();
            price = open + random.nextGaussian();
            double high = Math.max(open, price) + random.nextDouble();
            double low = Math.min(open, price) - random.nextDouble();
            series.addBar(
                    Duration.ofMinutes(1), time.plusMinutes(i + 1), open, high, low, price, 1 + random.nextInt(1_000));
        }
        return series;
    }

    private static double value(Num number) {
        return number.doubleValue();
    }

    /** ta4j begins its averages with the first value, so that it only agrees when the beginning has faded. */
    private static void compareFaded(
            String quantity, BarSeries series, Indicator<Num> reference, ToDoubleFunction<Integer> own) {
        double worst = 0;
        int cases = 0;
        for (int i = 0; i < series.getBarCount(); i++) {
            double value = own.applyAsDouble(i);
            if (i >= 600) {
                worst = Math.max(worst, Math.abs(value - value(reference.getValue(i))));
                cases++;
            }
        }
        check(AREA, "ta4j 0.17, seed 17", quantity, worst, 1e-10, cases);
    }

    @Test
    void shouldEqualTa4jOnceItsBeginningHasFaded() {
        BarSeries series = randomBars(1_000);
        ClosePriceIndicator closes = new ClosePriceIndicator(series);
        WilderRsi rsi = new WilderRsi(14);
        compareFaded("RSI 14", series, new RSIIndicator(closes, 14), i -> {
            rsi.add(value(series.getBar(i).getClosePrice()));
            return rsi.value();
        });
        WilderAtr atr = new WilderAtr(14);
        compareFaded("ATR 14", series, new ATRIndicator(series, 14), i -> {
            atr.add(
                    value(series.getBar(i).getHighPrice()),
                    value(series.getBar(i).getLowPrice()),
                    value(series.getBar(i).getClosePrice()));
            return atr.value();
        });
        Ema ema = new Ema(20);
        compareFaded("EMA 20", series, new EMAIndicator(closes, 20), i -> {
            ema.add(value(series.getBar(i).getClosePrice()));
            return ema.value();
        });
    }

    @Test
    void shouldEqualTa4jsVwapOfAllBars() {
        BarSeries series = randomBars(1_000);
        VWAPIndicator reference = new VWAPIndicator(series, 1_000);
        Vwap vwap = new Vwap();
        compareFaded("VWAP", series, reference, i -> {
            double sum = value(series.getBar(i).getHighPrice())
                    + value(series.getBar(i).getLowPrice())
                    + value(series.getBar(i).getClosePrice());
            vwap.add(sum / 3, value(series.getBar(i).getVolume()));
            return vwap.value();
        });
    }
}
