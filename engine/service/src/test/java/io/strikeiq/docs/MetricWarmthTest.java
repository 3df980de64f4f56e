package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.service.run.MetricWarmth;
import io.strikeiq.service.simulator.SimulatedDays;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * After how long each metric that begins with nothing is within 1 % of a long run: stages that begin on the third of fifteen
 * simulated sessions, at the open, beside stages that have had all of them, compared each ten minutes.
 */
@LongTest
class MetricWarmthTest {
    private static final int DAYS = 15;
    private static final int COLD_DAY = 2;
    private static final long MINUTE = 60_000_000_000L;
    private static final double SHARE = 0.01;
    /** What is said: the first of these times, in minutes, that is not too short. */
    private static final int[] STEPS = {0, 10, 30, 60, 120, 240, 420, 1_440, 2_880, 4_320, 7_200, 10_080, 14_400, 20_160
    };

    /** Never known in the simulated sessions. */
    private static final int UNKNOWN = -1;

    /** Longer than the simulated sessions show, in minutes. */
    private static final int NEVER = 30_240;

    private static final String HINT = "run this test with -Ddocs.write=true to write the table";

    private static final Path RESOURCE =
            Repository.file("engine/service/src/main/resources/io/strikeiq/service/run/" + MetricWarmth.RESOURCE);

    /** One pass of ticks through the metrics. */
    private static final class Stages implements TickSink {
        private final MarketState state = new MarketState();
        private final TickGate gate = new TickGate(state);
        private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));

        @Override
        public void accept(MarketEvent tick) {
            if (gate.passes(tick)) {
                metrics.beforeTick(tick);
                state.onTick(tick);
                metrics.onTick(tick);
            }
        }

        double[] frame() {
            MetricFrame frame = metrics.wholeFrame(0);
            double[] values = new double[Metric.values().length];
            for (Metric metric : Metric.values()) {
                values[metric.ordinal()] = frame.get(metric);
            }
            return values;
        }
    }

    /** Both frames at a time after the cold one began. */
    private static final class Pair {
        private final long minutes;
        private final double[] longRun;
        private final double[] cold;

        private Pair(long minutes, double[] longRun, double[] cold) {
            this.minutes = minutes;
            this.longRun = longRun;
            this.cold = cold;
        }
    }

    private static List<Pair> pairs() {
        Stages longRun = new Stages();
        Stages cold = new Stages();
        List<Pair> pairs = new ArrayList<>();
        int[] day = {0};
        long[] begun = {0};
        long[] last = {0};
        new SimulatedDays(new SimulatorSettings(11, 1, 21, 2, 12_000), Integer.MAX_VALUE)
                .play(
                        DAYS,
                        tick -> {
                            longRun.accept(tick);
                            if (day[0] < COLD_DAY) {
                                return;
                            }
                            cold.accept(tick);
                            begun[0] = begun[0] == 0 ? tick.exchangeTime : begun[0];
                            long minutes = (tick.exchangeTime - begun[0] - MINUTE / 2) / MINUTE;
                            if (minutes >= last[0] + 10) {
                                last[0] = minutes;
                                pairs.add(new Pair(minutes, longRun.frame(), cold.frame()));
                            }
                        },
                        evening -> day[0] = evening + 1);
        return pairs;
    }

    /** Minutes to the first comparison from which on a metric is what it is in the long run. */
    private static long minutes(List<Pair> pairs, Metric metric) {
        int at = metric.ordinal();
        double scale = pairs.stream()
                .mapToDouble(pair -> Math.abs(pair.longRun[at]))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        for (int i = pairs.size() - 1; i >= 0; i--) {
            if (!isSame(pairs.get(i).longRun[at], pairs.get(i).cold[at], scale)) {
                return i + 1 == pairs.size() ? Integer.MAX_VALUE : pairs.get(i + 1).minutes;
            }
        }
        return 0;
    }

    private static boolean isSame(double longRun, double cold, double scale) {
        if (Double.isNaN(longRun) || Double.isNaN(cold)) {
            return Double.isNaN(longRun) && Double.isNaN(cold);
        }
        return Math.abs(longRun - cold) <= SHARE * Math.max(Math.abs(longRun), scale);
    }

    private static int step(long minutes) {
        for (int step : STEPS) {
            if (step >= minutes) {
                return step;
            }
        }
        return NEVER;
    }

    private static String words(int minutes) {
        if (minutes == UNKNOWN) {
            return "not known in these sessions";
        }
        if (minutes == NEVER) {
            return "more than 2 weeks";
        }
        if (minutes < 60) {
            return minutes == 0 ? "at once" : minutes + " min";
        }
        return minutes < 1_440 ? minutes / 60 + " h" : minutes / 1_440 + " d";
    }

    /** Place of a time among those that are said. */
    private static int place(int minutes) {
        for (int i = 0; i < STEPS.length; i++) {
            if (STEPS[i] == minutes) {
                return i;
            }
        }
        return minutes == NEVER ? STEPS.length : UNKNOWN;
    }

    private static Map<Metric, Integer> measured() {
        List<Pair> pairs = pairs();
        Map<Metric, Integer> measured = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            boolean isKnown = pairs.stream().anyMatch(pair -> !Double.isNaN(pair.longRun[metric.ordinal()]));
            measured.put(metric, isKnown ? step(minutes(pairs, metric)) : UNKNOWN);
        }
        return measured;
    }

    private static Map<Metric, Integer> said() {
        Map<Metric, Integer> said = new EnumMap<>(Metric.class);
        for (String line : Repository.lines(RESOURCE)) {
            String[] fields = line.split("\t", -1);
            int seconds = Integer.parseInt(fields[1]);
            said.put(Metric.valueOf(fields[0]), seconds < 0 ? UNKNOWN : seconds / 60);
        }
        return said;
    }

    private static void write(Map<Metric, Integer> measured) throws IOException {
        StringBuilder resource = new StringBuilder();
        measured.forEach((metric, minutes) -> resource.append(metric)
                .append('\t')
                .append(minutes < 0 ? -1 : minutes * 60)
                .append('\n'));
        Files.createDirectories(RESOURCE.getParent());
        Files.writeString(RESOURCE, resource);
    }

    /** What is said may be one step off what is measured, since a change of one metric moves others a little. */
    @Test
    void shouldSayAfterHowLongEachMetricIsThatOfALongRun() throws IOException {
        Map<Metric, Integer> measured = measured();
        if (Boolean.getBoolean("docs.write")) {
            write(measured);
        }
        Map<Metric, Integer> said = said();
        assertEquals(measured.keySet(), said.keySet(), HINT);
        measured.forEach((metric, minutes) -> assertTrue(
                Math.abs(place(minutes) - place(said.get(metric))) <= 1,
                () -> metric + ": measured " + words(minutes) + ", said " + words(said.get(metric)) + "; " + HINT));
        PageTable table =
                new PageTable(Repository.file("engine/docs/metrics.md"), "within 1 % of a long run", "metrics");
        Map<Integer, List<String>> byStep = new TreeMap<>();
        said.forEach((metric, minutes) ->
                byStep.computeIfAbsent(minutes, none -> new ArrayList<>()).add("`" + metric + "`"));
        byStep.forEach((step, metrics) -> table.row(words(step), String.join(", ", metrics)));
        table.check();
    }
}
