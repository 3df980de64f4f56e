package io.strikeiq.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.EngineProbe;
import io.strikeiq.testing.OptimisedTest;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OptimisedTest
class EngineAllocationTest {
    private static final int WINDOWS = 60;
    private static final int TICKS = 50_000;
    private static final int METRICS = Metric.count();

    static Stream<EngineDefinition> engines() {
        return StandardEngines.registry().definitions().stream();
    }

    /** Replacing compiled code may allocate a few bytes once; a tick that allocates does so in every window. */
    @ParameterizedTest
    @MethodSource("engines")
    void shouldAllocateNothingOnAnyFrame(EngineDefinition engine) {
        EngineProbe probe = new EngineProbe(engine);
        probe.forgetSignals();
        Random random = new Random(12);
        long least = Allocation.leastBytesOfUpTo(WINDOWS, () -> run(probe, random));
        assertEquals(0, least, engine.name() + ": bytes allocated over " + TICKS + " ticks");
    }

    private static void run(EngineProbe probe, Random random) {
        for (int i = 0; i < TICKS; i++) {
            Metric metric = Metric.at(random.nextInt(METRICS));
            probe.set(metric, value(metric, random)).after(1);
            if (i % 3 == 0) {
                probe.clock();
            } else {
                probe.price(100 + 4 * Math.sin(i / 300.0) + random.nextDouble());
            }
        }
    }

    private static double value(Metric metric, Random random) {
        if (random.nextInt(50) == 0) {
            return Double.NaN;
        }
        return switch (metric.unit()) {
            case "price" -> 95 + random.nextInt(10);
            case "sigma" -> 6 * random.nextDouble() - 2;
            case "-1..1" -> 2 * random.nextDouble() - 1;
            default -> random.nextDouble();
        };
    }
}
