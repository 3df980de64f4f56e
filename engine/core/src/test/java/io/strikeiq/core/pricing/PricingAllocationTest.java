package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.OptimisedTest;
import org.junit.jupiter.api.Test;

@OptimisedTest
class PricingAllocationTest {
    @Test
    void shouldAllocateNothing() {
        OptionGreeks greeks = new OptionGreeks();
        long bytes = Allocation.leastBytesOfUpTo(50, () -> sweep(greeks));
        assertEquals(0, bytes, "bytes over 100,000 prices, volatilities, greeks and probabilities");
    }

    private static void sweep(OptionGreeks greeks) {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double strike = 80 + i % 41;
            double price = Black76.price(strike > 100, 100, strike, 0.1 + 0.01 * (i % 37), 0.3, 0.99);
            double sigma = ImpliedVolatility.implied(price, 100, strike, 0.3, 0.99, strike > 100);
            Greeks.compute(strike > 100, 99.5, 100, strike, sigma, 0.3, 0.03, greeks);
            sum += greeks.gamma + Probabilities.touch(100, strike, sigma, 0);
        }
        assertTrue(sum > 0, "the work was done");
    }
}
