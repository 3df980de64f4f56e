package io.strikeiq.core.metrics.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.OptimisedTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

@OptimisedTest
class FlowAllocationTest {
    private static final int WINDOWS = 50;

    private final TradeClassifier classifier = new TradeClassifier();
    private final FlowMarket market = new FlowMarket(
            classifier,
            new OptionFlowCalculator(FlowSettings.defaults(), classifier),
            new PositioningCalculator(FlowSettings.defaults()));
    private final Random random = new Random(31);

    /** The compiler may allocate a few bytes once while it replaces code; a tick that allocates does so in each window. */
    @Test
    void shouldAllocateNothingPerTickOnceWarm() {
        assertEquals(0, Allocation.leastBytesOfUpTo(WINDOWS, () -> run(100_000)), "bytes allocated over 100,000 ticks");
    }

    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            int option = random.nextInt(FlowMarket.OPTIONS);
            double price = 1 + random.nextInt(30);
            market.after(0.05 * random.nextInt(5));
            switch (random.nextInt(5)) {
                case 0 -> market.openInterest(option, 1000 + random.nextInt(500));
                case 1 -> market.trade(option, price, 1 + random.nextInt(100), Aggressor.UNKNOWN);
                case 2 -> market.clock();
                default -> market.quote(option, price, price + 1);
            }
        }
    }
}
