package io.strikeiq.core.metrics.openinterest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.state.ChainState;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept between two cadences is, at each of them, to the last bit what sums over all options give. */
class OpenInterestSumsTest {
    private static final int STRIKES = 15;
    private static final int REACH = ChainSettings.defaults().atmStrikes();
    private static final double LOWEST = 93;

    private final ChainMarket market = new ChainMarket(ChainSettings.defaults());

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 3", "4, 7"})
    void shouldEqualSumsOverAllOptionsAtEachCadence(long seed, int fraction) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int expiry = 1; expiry <= 3; expiry++) {
            for (int i = 0; i < STRIKES; i++) {
                double strike = LOWEST + (expiry == 3 ? 2 : 1) * i;
                market.option(OptionRight.CALL, strike, ChainMarket.START + expiry * ChainMarket.DAY);
                market.option(OptionRight.PUT, strike, ChainMarket.START + expiry * ChainMarket.DAY);
            }
        }
        for (int id = 1; id <= 6 * STRIKES; id++) {
            market.openInterest(id, id / (double) fraction);
        }
        for (int pass = 0; pass < 400; pass++) {
            market.spot(95 + 10 * random.nextDouble());
            for (int i = random.nextInt(12); i > 0; i--) {
                int id = 1 + random.nextInt(6 * STRIKES);
                double units = random.nextInt(1_000) / (double) fraction;
                if (random.nextInt(3) == 0) {
                    market.trade(id, 1, units, Aggressor.BUY);
                } else {
                    market.openInterest(id, random.nextInt(20) == 0 ? Double.NaN : units);
                }
            }
            if (pass == 200) {
                market.option(OptionRight.CALL, 92.5, ChainMarket.START + ChainMarket.DAY);
            }
            market.pass(ChainSettings.defaults().repricingCadence());
            compare("seed " + seed + ", pass " + pass);
        }
    }

    private void compare(String at) {
        double[] all = new double[4];
        TreeMap<Double, double[]> strikes = new TreeMap<>();
        for (int i = 0; i < market.underlying().chainCount(); i++) {
            ChainState chain = market.underlying().chain(i);
            add(chain, 0, chain.rows() - 1, all);
            for (int row = 0; row < chain.rows(); row++) {
                add(chain, row, row, strikes.computeIfAbsent(chain.strike(row), key -> new double[4]));
            }
        }
        ChainState front = market.underlying().chain(0);
        int money = front.rowOf(market.get(Metric.ATM_STRIKE));
        double[] window = new double[4];
        add(front, Math.max(0, money - REACH), Math.min(front.rows() - 1, money + REACH), window);
        assertEquals(ratio(all[1], all[0]), market.get(Metric.PCR_OI), at);
        assertEquals(ratio(all[3], all[2]), market.get(Metric.PCR_VOLUME), at);
        assertEquals(ratio(window[1], window[0]), market.get(Metric.PCR_OI_ATM), at);
        assertEquals(ratio(window[3], window[2]), market.get(Metric.PCR_VOLUME_ATM), at);
        double spot = market.underlying().spot;
        assertEquals(wall(strikes.tailMap(spot, false), 0), market.get(Metric.CALL_OI_WALL), at);
        assertEquals(wall(strikes.headMap(spot, false).descendingMap(), 1), market.get(Metric.PUT_OI_WALL), at);
    }

    /** Open interest of calls and puts, then their volumes. */
    private static void add(ChainState chain, int from, int to, double[] sums) {
        for (int side = 0; side < 2; side++) {
            for (int row = from; row <= to; row++) {
                double units = chain.openInterest[2 * row + side];
                sums[side] += Double.isNaN(units) ? 0 : units;
                sums[2 + side] += chain.volume[2 * row + side];
            }
        }
    }

    private static double ratio(double put, double call) {
        return call > 0 ? put / call : Double.NaN;
    }

    private static double wall(Map<Double, double[]> nearestFirst, int side) {
        double most = 0;
        double wall = Double.NaN;
        for (var strike : nearestFirst.entrySet()) {
            if (strike.getValue()[side] > most) {
                most = strike.getValue()[side];
                wall = strike.getKey();
            }
        }
        return wall;
    }
}
