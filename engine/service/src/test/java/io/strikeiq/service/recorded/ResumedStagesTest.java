package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.simulator.SimulatedDays;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.ShardRig;
import io.strikeiq.testing.SharedData;
import io.strikeiq.testing.StateGraph;
import io.strikeiq.testing.UnshownFields;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All metrics and engines, saved and restored amid real days, go on as if nothing had been, bit for bit. */
@LongTest
class ResumedStagesTest {
    private static final long MINUTE = 60_000_000_000L;

    /** Two runs of the same ticks, of which one is saved and restored time and again. */
    private static final class Twins implements TickSink {
        private final String name;
        private final long every;
        private final long most;
        private final ShardRig through;
        private ShardRig resumed;
        private final Set<String> kinds = new HashSet<>();
        private long ticks;
        private int restored;

        /**
         * @param every ticks from one restore to the next
         * @param most ticks to look at
         */
        Twins(String name, StrikeIqConfig settings, long every, long most) {
            this.name = name;
            this.every = every;
            this.most = most;
            this.through = rig(settings);
            this.resumed = rig(settings);
        }

        private static ShardRig rig(StrikeIqConfig settings) {
            return ShardRig.of(
                    new StandardMetrics(settings.metrics()),
                    StandardEngines.registry(),
                    settings.engines(),
                    MINUTE,
                    5 * MINUTE);
        }

        @Override
        public void accept(MarketEvent tick) {
            if (ticks == most) {
                return;
            }
            ticks++;
            through.push(tick);
            resumed.push(tick);
            String place = name + " tick " + ticks;
            assertEquals(through.made(), resumed.made(), place);
            through.made().forEach(made -> kinds.add(made.substring(0, made.indexOf(' '))));
            if (ticks % every == 0) {
                restore(place);
            }
        }

        private void restore(String place) {
            ShardRig fresh = resumed.restored();
            assertEquals(through.hash(), fresh.hash(), place);
            assertEquals(
                    Map.of(),
                    new StateGraph(UnshownFields.REASONS).differences(resumed.shard(), fresh.shard()),
                    "shown to nobody, " + place);
            resumed = fresh;
            restored++;
        }

        private void check(int fewest, int fewestKinds) {
            assertEquals(through.hash(), resumed.hash(), name);
            assertTrue(restored >= fewest, name + " restored " + restored + " times in " + ticks + " ticks");
            assertTrue(kinds.size() >= fewestKinds, name + " made " + kinds);
        }
    }

    @ParameterizedTest
    @CsvSource({"GOOG, 7_919, 60_000", "NIFTY, 1_999, 22_000"})
    void shouldGoOnFromASavedStateOfARecordedDayAsWithoutIt(String name, long every, long most) {
        RecordedMarket market = name.equals("GOOG") ? RecordedMarket.GOOG : RecordedMarket.NIFTY;
        Twins twins = new Twins(name, market.settings(), every, most);
        List<Path> paths =
                market.sources().stream().limit(2).map(SharedData::file).toList();
        market.importer().get().run(paths, twins);
        twins.check(7, 3);
    }

    @Test
    void shouldGoOnFromASavedStateThroughExpiriesListingsAndASplitAsWithoutIt() {
        Twins twins = new Twins("simulated days", RecordedMarket.GOOG.settings(), 3_989, Long.MAX_VALUE);
        new SimulatedDays(new SimulatorSettings(7, 2, 11, 2, 12_000), 2).play(3, twins, day -> {});
        twins.check(7, 6);
    }
}
