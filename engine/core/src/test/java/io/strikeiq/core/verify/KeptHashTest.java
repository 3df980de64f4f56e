package io.strikeiq.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.state.WrittenArrays;
import io.strikeiq.core.state.WrittenBlocks;
import io.strikeiq.testing.ShardRig;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.SyntheticMarkets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hash that keeps its sums of what is not written is that of every element. */
class KeptHashTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 2;
    private static final int INSTRUMENTS = MARKETS * SyntheticMarket.instruments();

    private static final class Arrayed implements Visited {
        private double[] prices = new double[40];
        private long[] times = new long[40];
        private int[] counts = new int[40];
        private byte[] signs = new byte[40];
        private final WrittenBlocks blocks = new WrittenBlocks(4);
        private final double[] quotes = new double[70];
        private final long[] stamps = new long[70];
        private final WrittenArrays arrays = new WrittenArrays(2);

        private void change(SplittableRandom random) {
            int i = random.nextInt(prices.length);
            switch (random.nextInt(6)) {
                case 0 -> prices[i] = random.nextInt(4) == 0 ? Double.NaN : random.nextDouble();
                case 1 -> times[i] = random.nextLong();
                case 2 -> counts[i] = random.nextInt();
                case 3 -> signs[i] = (byte) random.nextInt(-1, 2);
                case 4 -> {
                    quotes[random.nextInt(quotes.length)] = random.nextDouble();
                    stamps[random.nextInt(stamps.length)] = random.nextLong();
                    arrays.write();
                }
                default -> {
                    int size = prices.length + random.nextInt(9);
                    prices = Arrays.copyOf(prices, size);
                    times = Arrays.copyOf(times, size);
                    counts = Arrays.copyOf(counts, size);
                    signs = Arrays.copyOf(signs, size);
                }
            }
            blocks.write(i);
        }

        @Override
        public void visit(StateVisitor visitor) {
            prices = visitor.visitWhole(prices, blocks, 0);
            times = visitor.visitWhole(times, blocks, 1);
            counts = visitor.visitWhole(counts, blocks, 2);
            signs = visitor.visitWhole(signs, blocks, 3);
            visitor.visit(quotes, quotes.length, arrays, 0);
            visitor.visit(stamps, stamps.length, arrays, 1);
        }
    }

    private static long kept(Visited visited) {
        HashVisitor visitor = new HashVisitor();
        visitor.start(1);
        visited.visit(visitor);
        return visitor.hash();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHashWhatIsWrittenAndGrowsAsFromTheFirstElement(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Arrayed arrayed = new Arrayed();
        for (int i = 0; i < 400; i++) {
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                arrayed.change(random);
            }
            assertEquals(WholeHash.of(arrayed), kept(arrayed), "seed " + seed + ", change " + i);
        }
    }

    private static ShardRig rig() {
        return ShardRig.of(
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                7 * SECOND,
                11 * SECOND);
    }

    /**
     * What the market does not have: greeks of a venue, phases, days, and options that are traded, given other terms and soon
     * expire.
     *
     * @param listed number of options listed so far
     */
    private static MarketEvent extra(SplittableRandom random, int listed, long time) {
        MarketEvent tick = new MarketEvent();
        int recent = INSTRUMENTS + Math.max(0, listed - 1 - random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0 -> tick.asSession(-1, time, SessionPhase.OPEN);
            case 1 -> tick.asDay(-1, time);
            case 2 ->
                tick.asVenueGreeks(random.nextInt(INSTRUMENTS), time, random.nextDouble(), 0.5, 0.01, 1, -1, 1_000);
            case 3, 4, 5 -> tick.asTrade(recent, time, 1 + random.nextInt(20), 1, Aggressor.UNKNOWN);
            case 6, 7 -> tick.asOpenInterest(recent, time, random.nextInt(100));
            case 8 -> tick.asInstrument(option(random, recent, time), time);
            default -> tick.asInstrument(option(random, INSTRUMENTS + listed, time), time);
        };
    }

    private static Instrument option(SplittableRandom random, int id, long time) {
        long expiry = (time / (20 * SECOND) + 1 + random.nextInt(2)) * 20 * SECOND;
        OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
        // No two options are the same one.
        double strike = 900 + 2 * (id - INSTRUMENTS) + random.nextInt(2);
        return Instrument.option(id, "X" + id, 0, right, strike, expiry, ExerciseStyle.EUROPEAN, 1, 1, "USD");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldHashARandomSessionAsFromTheFirstElementAlsoAfterARestart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ShardRig rig = rig();
        int listed = 0;
        MarketEvent tick = new MarketEvent();
        try (TickSource market = new SyntheticMarkets(seed, MARKETS, 2_000)) {
            while (market.next(tick)) {
                rig.push(tick);
                if (tick.sequence > INSTRUMENTS && random.nextInt(5) == 0) {
                    MarketEvent extra = extra(random, listed, tick.exchangeTime);
                    rig.push(extra);
                    listed = Math.max(listed, extra.instrumentId + 1 - INSTRUMENTS);
                }
                if (random.nextInt(6) == 0) {
                    assertEquals(
                            WholeHash.of(rig.shard()), kept(rig.shard()), "seed " + seed + ", tick " + tick.sequence);
                }
                if (random.nextInt(500) == 0) {
                    rig = rig.restored();
                }
            }
        }
        assertEquals(WholeHash.of(rig.shard()), kept(rig.shard()), "seed " + seed);
    }
}
