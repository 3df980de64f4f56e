package io.strikeiq.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.metrics.Bounds;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SyntheticMarkets;
import io.strikeiq.venue.yaml.Durations;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every metric setting has a range, is refused outside it, and runs at both of its ends. */
@LongTest
class MetricBoundsTest {
    private static final int TICKS = 1_500;

    /** A setting by its path in the config. */
    private record Key(List<String> path, RecordComponent component) {
        Bounds bounds() {
            return component.getAnnotation(Bounds.class);
        }

        boolean isDuration() {
            return component.getType() == long.class;
        }

        String name() {
            return String.join(".", path);
        }

        String config(String value) {
            return String.join(": {", path) + ": " + value + "}".repeat(path.size() - 1);
        }

        /** Just below the least value. */
        String below() {
            return isDuration()
                    ? Durations.parse(bounds().min()).orElseThrow() - 1 + "ns"
                    : Double.toString(Double.parseDouble(bounds().min()) - (isWhole() ? 1 : 1e-7));
        }

        String above() {
            return isDuration()
                    ? Durations.parse(bounds().max()).orElseThrow() + 1 + "ns"
                    : Double.toString(Double.parseDouble(bounds().max()) * 1.001 + (isWhole() ? 1 : 1e-7));
        }

        private boolean isWhole() {
            return component.getType() == int.class;
        }
    }

    private static List<Key> keys() throws ReflectiveOperationException {
        List<Key> keys = new ArrayList<>();
        add(keys, List.of("metrics"), MetricsSettings.defaults());
        return keys;
    }

    private static void add(List<Key> keys, List<String> path, Record settings) throws ReflectiveOperationException {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            List<String> own = new ArrayList<>(path);
            own.add(component.getName());
            if (component.getAccessor().invoke(settings) instanceof Record section) {
                add(keys, own, section);
            } else if (component.getType().isPrimitive() && component.getType() != boolean.class) {
                keys.add(new Key(own, component));
            }
        }
    }

    private static StrikeIqConfig config(Key key, String value) {
        return ConfigFile.parse("bounds", key.config(value), Map.of());
    }

    @Test
    void shouldHaveARangeForEveryNumberAndRefuseWhatIsOutsideIt() throws ReflectiveOperationException {
        assertTrue(keys().size() > 80, keys().size() + " keys");
        for (Key key : keys()) {
            assertNotNull(key.bounds(), key.name());
            for (String value : List.of(key.below(), key.above())) {
                ConfigException e =
                        assertThrows(ConfigException.class, () -> config(key, value), key.name() + ": " + value);
                assertTrue(e.getMessage().contains(key.name()), e::getMessage);
            }
        }
    }

    @Test
    void shouldRunAtBothEndsOfEveryRange() throws ReflectiveOperationException {
        List<String> refused = new ArrayList<>();
        for (Key key : keys()) {
            for (String value : List.of(key.bounds().min(), key.bounds().max())) {
                try {
                    run(config(key, value), key.name() + ": " + value);
                } catch (ConfigException e) {
                    refused.add(key.path().get(key.path().size() - 1));
                }
            }
        }
        assertEquals(
                List.of(
                        "gammaRegimeEnter",
                        "gammaRegimeExit",
                        "structureSamples",
                        "structureMinimum",
                        "structureMinimum",
                        "breakoutSamples"),
                refused,
                "those that another setting limits as well");
    }

    private static void run(StrikeIqConfig config, String what) {
        Replica replica = new Replica(
                config.pipeline(),
                new StandardMetrics(config.metrics()),
                config.registry(),
                config.engines(),
                new BarrierPrior(config.barrier()),
                OutboundDrain.NONE,
                config.safety().onFailure());
        try (TickSource ticks = new SyntheticMarkets(3, 1, TICKS)) {
            MarketEvent tick = new MarketEvent();
            for (long n = 1; ticks.next(tick); n++) {
                tick.sequence = n;
                replica.accept(tick);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(what + " halts the run", e);
        }
        assertEquals(List.of(), replica.result().quarantined(), what);
    }
}
