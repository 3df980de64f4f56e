package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random markets: whatever the ticks, what is kept tick by tick equals what is computed from scratch. */
class ChainPropertyTest {
    private static final int RUNS = 12;
    private static final int TICKS = 2_000;
    private static final double TOLERANCE = 1e-9;

    private final ChainSettings settings = ChainSettings.defaults();
    private SplittableRandom random = new SplittableRandom(0);
    private ChainMarket market = new ChainMarket(settings);
    private ChainOracle oracle = new ChainOracle(market.underlying(), GexConvention.ALL_SHORT);
    private List<Integer> options = List.of();
    private double spot;

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldEqualARecomputationAfterEveryTick(GexConvention convention) {
        for (long seed = 1; seed <= RUNS; seed++) {
            start(seed, convention);
            int known = 0;
            for (int i = 0; i < TICKS; i++) {
                step(convention);
                compare(convention + ", seed " + seed + ", tick " + i);
                known += market.get(Metric.GROSS_GEX) > 0 ? 1 : 0;
            }
            assertTrue(known > TICKS / 4, "too little was known of the market of seed " + seed);
        }
    }

    private void start(long seed, GexConvention convention) {
        random = new SplittableRandom(seed);
        market = new ChainMarket(
                new ChainSettingsBuilder().convention(convention).build(), InstrumentKind.EQUITY, ChainMarket.START);
        oracle = new ChainOracle(market.underlying(), convention);
        options = new ArrayList<>();
        spot = 100;
        for (int i = 0; i < 20; i++) {
            list();
        }
        market.spot(spot);
    }

    /** A strike and expiry at random; the nearest expiry comes while ticks are fed. */
    private void list() {
        double strike = 80 + 2 * random.nextInt(21);
        long expiry = ChainMarket.START + (1 + random.nextInt(4)) * 60L * ChainMarket.SECOND;
        OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
        boolean known = market.instruments.stream()
                .anyMatch(other -> other.isOption()
                        && other.strike() == strike
                        && other.expiryTime() == expiry
                        && other.right() == right);
        if (!known) {
            options.add(market.option(right, strike, expiry));
        }
    }

    private void step(GexConvention convention) {
        int id = options.get(random.nextInt(options.size()));
        switch (random.nextInt(40)) {
            case 0 -> list();
            case 1, 2, 3 -> market.pass(random.nextLong(ChainMarket.SECOND));
            case 4 -> {
                market.session(SessionPhase.OPEN);
                oracle.flow.clear();
            }
            case 5, 6, 7 -> {
                spot *= 1 + 0.002 * (random.nextDouble() - 0.5);
                market.spot(spot);
            }
            case 8, 9, 10, 11, 12, 13 -> trade(id, convention);
            case 14 -> market.openInterest(id, Double.NaN);
            case 15, 16, 17, 18, 19, 20, 21, 22, 23, 24 -> market.openInterest(id, random.nextInt(100_000));
            default -> quote(id);
        }
    }

    private void trade(int id, GexConvention convention) {
        boolean buy = random.nextBoolean();
        double size = 1 + random.nextInt(500);
        market.feed(market.tick.asTrade(id, market.time, 1, size, buy ? Aggressor.BUY : Aggressor.SELL));
        boolean live = market.instruments.get(id).expiryTime() > market.time;
        if (convention == GexConvention.BY_FLOW && live) {
            oracle.flow.computeIfAbsent(id, key -> new double[2])[buy ? 0 : 1] += size;
        }
    }

    private void quote(int id) {
        var option = market.instruments.get(id);
        double tau = 30.0 / 365;
        double price = Black76.price(option.right() == OptionRight.CALL, spot, option.strike(), 0.4, tau, 1);
        double half = 0.3 * random.nextDouble() * price;
        market.quote(id, random.nextInt(10) == 0 ? Double.NaN : price - half, price + half);
    }

    private void compare(String at) {
        double gross = market.get(Metric.GROSS_GEX);
        Map<Metric, Double> expected = oracle.values(market.get(Metric.ATM_STRIKE), settings.atmStrikes());
        for (Map.Entry<Metric, Double> entry : expected.entrySet()) {
            Metric metric = entry.getKey();
            double actual = market.get(metric);
            double scale = Math.max(Math.abs(entry.getValue()), metric.unit().startsWith("currency") ? gross : 0);
            if (metric == Metric.HEDGING_FLOW_1PCT || metric == Metric.NET_VANNA || metric == Metric.NET_CHARM) {
                scale = Math.max(scale, gross);
            }
            if (Double.isNaN(entry.getValue()) || Double.isNaN(actual)) {
                assertEquals(entry.getValue(), actual, () -> metric + " at " + at);
            } else {
                assertEquals(entry.getValue(), actual, TOLERANCE * scale, () -> metric + " at " + at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldFindTheWallsOfTheProfileAtEachCadence(GexConvention convention) {
        for (long seed = 1; seed <= RUNS; seed++) {
            start(seed, convention);
            for (int i = 0; i < TICKS / 10; i++) {
                for (int k = 0; k < 10; k++) {
                    step(convention);
                }
                market.pass(settings.repricingCadence());
                compareWalls("seed " + seed + ", pass " + i);
            }
        }
    }

    private void compareWalls(String at) {
        checkWall(Metric.CALL_WALL, oracle.profile(true, false), true, at);
        checkWall(Metric.PUT_WALL, oracle.profile(false, true), true, at);
        checkWall(Metric.SHORT_GAMMA_STRIKE, oracle.profile(true, true), false, at);
    }

    /** The strike must stand out as far as any other; which of equal ones is not said. */
    private void checkWall(Metric metric, Map<Double, Double> profile, boolean absolute, String at) {
        double most = profile.values().stream()
                .mapToDouble(gamma -> absolute ? Math.abs(gamma) : -gamma)
                .max()
                .orElse(0);
        double wall = market.get(metric);
        if (!(most > 0)) {
            assertTrue(Double.isNaN(wall), () -> metric + " at " + at);
            return;
        }
        double found = profile.get(wall);
        assertEquals(most, absolute ? Math.abs(found) : -found, TOLERANCE * most, () -> metric + " at " + at);
    }
}
