package io.strikeiq.core.metrics.gamma;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.ParityForward;
import io.strikeiq.core.metrics.chain.QuoteFilter;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.standard.ChainCalculators;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.List;
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

/**
 * What looks at many strikes, on four expiries of 50 strikes: 400 options. In the package of the calculators, whose parts
 * nobody else may see.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChainBenchmark {
    /** Options of the underlying. */
    public static final int OPTIONS = 400;

    private static final long SECONDS = 20_000_000_000L;
    private static final int LOOP = 20_000;
    private static final double MOVE = 6e-4;

    private final MarketState state = new MarketState();
    private final MetricFrame frame = new MetricFrame();
    private final ParityForward parity = new ParityForward(new QuoteFilter(ChainSettings.defaults()));
    private MetricCalculator repricing;
    private GexProfile profile;
    private ZeroGamma zeroGamma;
    private UnderlyingState underlying;
    private double spot;
    private long time;

    /** Plays the opening and some seconds of the market through the chain calculators. */
    @Setup
    public void open() {
        List<MetricCalculator> calculators =
                new ChainCalculators(ChainSettings.defaults(), new TradeClassifier(), new BookInstrument()).each();
        LoadTicks ticks = new LoadTicks(1, OPTIONS, LOOP);
        for (MarketEvent tick : ticks.opening()) {
            pass(calculators, tick);
        }
        for (int i = 0; i < ticks.size(); i++) {
            pass(calculators, ticks.get(i, ticks.openingTime() + (i + 1) * 1_000_000L));
        }
        time = state.time();
        spot = underlying.spot;
        repricing = calculators.get(0);
        complete(calculators);
        DealerGammaCalculator dealerGamma = (DealerGammaCalculator) calculators.get(4);
        profile = dealerGamma.profile();
        zeroGamma = dealerGamma.zeroGamma();
    }

    private void pass(List<MetricCalculator> calculators, MarketEvent tick) {
        state.onTick(tick);
        underlying = state.underlying(0);
        for (MetricCalculator calculator : calculators) {
            calculator.onTick(tick, state, underlying, frame);
        }
    }

    private void complete(List<MetricCalculator> calculators) {
        time += SECONDS;
        for (MetricCalculator calculator : calculators) {
            calculator.onTimeComplete(time, underlying, frame);
        }
    }

    /** The forward of one expiry by put-call parity. */
    @Benchmark
    public double forward() {
        return parity.estimate(underlying.chain(0), spot, 1, state.time());
    }

    /** All expiries after a move of spot: time, forward, volatilities where needed, greeks; per chain. */
    @Benchmark
    public void reprice() {
        time += SECONDS;
        underlying.spot = underlying.spot == spot ? spot * (1 + MOVE) : spot;
        repricing.onTimeComplete(time, underlying, frame);
    }

    /** Gamma exposure by strike over all expiries, and its walls. */
    @Benchmark
    public double gex() {
        profile.sum();
        return profile.callWall() + profile.putWall() + profile.shortGammaStrike();
    }

    /** All roots of net gamma exposure that matter. */
    @Benchmark
    public double zeroGamma() {
        zeroGamma.start(spot);
        return flip();
    }

    /** The roots of the last search, followed. */
    @Benchmark
    public double zeroGammaFollowed() {
        zeroGamma.follow(spot);
        return flip();
    }

    private double flip() {
        boolean ended = false;
        while (!ended) {
            ended = zeroGamma.step();
        }
        return zeroGamma.nearest();
    }
}
