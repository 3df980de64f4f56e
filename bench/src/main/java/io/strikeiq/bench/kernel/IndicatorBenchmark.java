package io.strikeiq.bench.kernel;

import io.strikeiq.core.metrics.price.Ema;
import io.strikeiq.core.metrics.price.WilderAtr;
import io.strikeiq.core.metrics.price.WilderRsi;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;

/** RSI, ATR and EMA of one more bar, beside ta4j on doubles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndicatorBenchmark {
    private static final int PERIOD = 14;
    private static final int KEPT = 500;
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC);

    private final WilderRsi rsi = new WilderRsi(PERIOD);
    private final WilderAtr atr = new WilderAtr(PERIOD);
    private final Ema ema = new Ema(PERIOD);
    private BarSeries series;
    private RSIIndicator ta4jRsi;
    private ATRIndicator ta4jAtr;
    private EMAIndicator ta4jEma;
    private long bars;

    @Setup
    public void begin() {
        series = new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withMaxBarCount(KEPT)
                .build();
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        ta4jRsi = new RSIIndicator(close, PERIOD);
        ta4jAtr = new ATRIndicator(series, PERIOD);
        ta4jEma = new EMAIndicator(close, PERIOD);
    }

    private double close() {
        bars++;
        return 24_000 + (bars * 7_919 % 101);
    }

    @Benchmark
    public double bar() {
        double close = close();
        rsi.add(close);
        atr.add(close + 5, close - 5, close);
        ema.add(close);
        return rsi.value() + atr.value() + ema.value();
    }

    @Benchmark
    public double barTa4j() {
        double close = close();
        series.addBar(Duration.ofMinutes(1), START.plusMinutes(bars), close, close + 5, close - 5, close, 100);
        int end = series.getEndIndex();
        return ta4jRsi.getValue(end).doubleValue()
                + ta4jAtr.getValue(end).doubleValue()
                + ta4jEma.getValue(end).doubleValue();
    }
}
