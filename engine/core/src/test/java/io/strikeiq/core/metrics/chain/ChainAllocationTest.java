package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.OptimisedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OptimisedTest
class ChainAllocationTest {
    private static final int STRIKES = 31;
    private static final int TICKS = 20_000;
    private static final int RUNS = 100;

    private int position;

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldAllocateNothingOverTicksAndRepricingPasses(GexConvention convention) {
        ChainMarket market = new ChainMarket(
                new ChainSettingsBuilder().convention(convention).build(), InstrumentKind.EQUITY, ChainMarket.START);
        int[] ids = new int[4 * STRIKES];
        for (int i = 0; i < ids.length; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            long expiry = ChainMarket.START + (i < 2 * STRIKES ? 30 : 60) * ChainMarket.DAY;
            ids[i] = market.option(right, strike(i), expiry);
        }
        market.spot(100);
        long bytes = Allocation.leastBytesOfUpTo(RUNS, () -> play(market, ids));
        assertEquals(0, bytes, "bytes allocated over " + TICKS + " ticks");
        assertEquals(1, Math.signum(market.get(Metric.GROSS_GEX)), "the passes had something to price");
    }

    private static double strike(int i) {
        return 85 + i % (2 * STRIKES) / 2;
    }

    private void play(ChainMarket market, int[] ids) {
        for (int i = 0; i < TICKS; i++) {
            int id = ids[position % ids.length];
            double spot = 100 + (position % 977) * 1e-3;
            switch (position++ % 5) {
                case 0 -> market.openInterest(id, position % 1_009);
                case 1 -> market.feed(market.tick.asTrade(id, market.time, 1, 10, Aggressor.BUY));
                case 2 -> market.spot(spot);
                case 3 -> market.pass(20_000_000);
                default -> {
                    double price = Black76.price(id % 2 == 1, spot, strike(id - 1), 0.2, 0.1, 1);
                    market.quote(id, 0.99 * price, 1.01 * price);
                }
            }
        }
    }
}
