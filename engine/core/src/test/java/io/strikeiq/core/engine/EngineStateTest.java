package io.strikeiq.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.HashVisitor;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import io.strikeiq.testing.EngineProbe;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineStateTest {
    private static final int TICKS = 4_000;
    private static final int STOPS = 20;

    static Stream<EngineDefinition> engines() {
        return StandardEngines.registry().definitions().stream();
    }

    private static long hash(Visited visited) {
        HashVisitor visitor = new HashVisitor();
        visitor.start(1);
        visited.visit(visitor);
        return visitor.hash();
    }

    /** A fresh engine in the state of another. */
    private static AnalyticsEngine resumed(EngineDefinition definition, AnalyticsEngine engine) {
        long before = hash(engine);
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        engine.visit(save);
        AnalyticsEngine fresh = definition.create(new Parameters(definition.parameters()));
        RestoreVisitor restore = new RestoreVisitor(buffer, 0, save.position());
        fresh.visit(restore);
        assertEquals(save.position(), restore.position(), definition.name());
        assertEquals(before, hash(fresh), definition.name());
        return fresh;
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldGoOnFromASavedStateAsIfItHadNeverStopped(EngineDefinition definition) {
        EngineProbe straight = new EngineProbe(definition);
        EngineProbe stopping = new EngineProbe(definition);
        long[] first = new long[1];
        straight.replace(engine -> {
            first[0] = hash(engine);
            return engine;
        });
        Random random = new Random(77);
        Random same = new Random(77);
        for (int stop = 0; stop < STOPS; stop++) {
            run(straight, random);
            run(stopping, same);
            stopping.replace(engine -> resumed(definition, engine));
            assertEquals(straight.names(), stopping.names(), definition.name() + " after stop " + stop);
        }
        straight.replace(engine -> {
            assertTrue(
                    straight.names().isEmpty() || first[0] != hash(engine),
                    definition.name() + " has spoken and shows no state");
            return engine;
        });
    }

    private static void run(EngineProbe probe, Random random) {
        probe.after(600).session(SessionPhase.OPEN);
        for (int i = 0; i < TICKS; i++) {
            Metric metric = Metric.at(random.nextInt(Metric.count()));
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
            case "sigma" -> 12 * random.nextDouble() - 4;
            case "-1..1" -> 2 * random.nextDouble() - 1;
            case "0..100" -> 100 * random.nextDouble();
            default -> random.nextDouble();
        };
    }
}
