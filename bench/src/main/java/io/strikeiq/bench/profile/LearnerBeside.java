package io.strikeiq.bench.profile;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.metrics.MetricCalculators;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the learner in the drain costs a tick beside the stages: those with learners and those without take turns at the same
 * {@value #SLICE} ticks, so that other work on the machine is borne by both. Of each slice the least of all rounds counts.
 */
final class LearnerBeside {
    private static final int SLICE = 1_000;
    /** Learners that are shown the same ticks: what one of them costs is less than what the stages vary by. */
    private static final int LEARNERS = 8;

    private final TickTape tape;
    private final List<EngineDefinition> engines;
    private final Supplier<MetricCalculators> calculators;
    private final double[] without;
    private final double[] with;

    LearnerBeside(TickTape tape, List<EngineDefinition> engines, Supplier<MetricCalculators> calculators) {
        this.tape = tape;
        this.engines = List.copyOf(engines);
        this.calculators = calculators;
        this.without = new double[(int) (tape.count() / SLICE)];
        this.with = new double[without.length];
        Arrays.fill(without, Double.POSITIVE_INFINITY);
        Arrays.fill(with, Double.POSITIVE_INFINITY);
    }

    /** Some of the ticks of a source at a time. */
    private static final class Sliced implements TickSource {
        private final TickSource ticks;
        private int left;

        private Sliced(TickSource ticks) {
            this.ticks = ticks;
        }

        @Override
        public boolean next(MarketEvent slot) {
            return left-- > 0 && ticks.next(slot);
        }

        @Override
        public void close() {
            ticks.close();
        }
    }

    private InlineStages stages(int learners) {
        return new InlineStages(false, calculators.get(), false, false, engines).learners(learners);
    }

    /** Measures once more. */
    void round() {
        InlineStages alone = stages(0);
        InlineStages learning = stages(LEARNERS);
        try (Sliced first = new Sliced(tape.read());
                Sliced second = new Sliced(tape.read())) {
            for (int i = 0; i < without.length; i++) {
                boolean turned = i % 2 == 1;
                if (turned) {
                    with[i] = Math.min(with[i], run(learning, second));
                }
                without[i] = Math.min(without[i], run(alone, first));
                if (!turned) {
                    with[i] = Math.min(with[i], run(learning, second));
                }
            }
        }
    }

    private static double run(InlineStages stages, Sliced ticks) {
        ticks.left = SLICE;
        long start = ProcessorTime.nanos();
        stages.run(ticks);
        return (double) (ProcessorTime.nanos() - start) / SLICE;
    }

    /** Nanoseconds of processor time a tick, of one learner. */
    double nanos() {
        double difference = 0;
        for (int i = 0; i < with.length; i++) {
            difference += (with[i] - without[i]) / LEARNERS;
        }
        return difference / Math.max(1, with.length);
    }
}
