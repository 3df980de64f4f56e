package io.strikeiq.bench.latency;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Measures every path at every rate, rate by rate, so that what is compared was measured within seconds of each other.
 * A path ends with the first rate that it misses, which is its knee.
 */
final class Staircase {
    /** What is added to the history while the compiler has not come to rest: a part of it, so many times at most. */
    private static final int BLOCKS_OF_HISTORY = 5;

    private static final int MOST_BLOCKS = 20;

    private final LatencySettings settings;
    private final NanoClock clock;
    private final LoadTicks ticks;
    private final Scratch scratch;

    Staircase(LatencySettings settings, NanoClock clock, LoadTicks ticks) {
        this.settings = settings;
        this.clock = clock;
        this.ticks = ticks;
        this.scratch = new Scratch(settings.folder());
    }

    /** A path whose rates go up until one is missed. */
    private static final class Climb {
        private final String path;
        private final String wait;
        private final Supplier<Subject> subjects;
        private boolean ended;

        Climb(String path, String wait, Supplier<Subject> subjects) {
            this.path = path;
            this.wait = wait;
            this.subjects = subjects;
        }
    }

    /** Measures all; each figure is passed on as soon as it is there. */
    List<Measured> run(Consumer<Measured> progress) {
        List<Measured> all = new ArrayList<>();
        List<Climb> climbs = climbs();
        for (int rate : settings.rates()) {
            all.add(floor(rate));
            progress.accept(all.get(all.size() - 1));
            for (Climb climb : climbs) {
                if (!climb.ended) {
                    Measured measured = measure(climb, rate);
                    climb.ended = !measured.valid();
                    all.add(measured);
                    progress.accept(measured);
                }
            }
        }
        return all;
    }

    private List<Climb> climbs() {
        List<Climb> climbs = new ArrayList<>();
        for (WaitMode wait : settings.waits()) {
            String waitName = lower(wait);
            climbs.add(new Climb(Measured.BARE, waitName, () -> new BareSubject(clock, settings.slots(), wait)));
            for (Layout layout : settings.layouts()) {
                climbs.add(new Climb(
                        lower(layout),
                        waitName,
                        () -> new PipelineSubject(clock, settings.slots(), layout, wait, scratch.next())));
            }
        }
        return climbs;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private int warmUp(int rate) {
        return (int) (LatencySettings.WARM_UP * settings.seconds() * rate);
    }

    private int count(int rate) {
        return (int) (settings.seconds() * rate) + warmUp(rate);
    }

    private Measured floor(int rate) {
        OpenLoop loop = new OpenLoop(clock, rate);
        CoreWait sender = CoreWait.ofCaller();
        sender.start();
        Histogram lateness = SpinFloor.measure(clock, loop, count(rate), warmUp(rate));
        double waited = sender.share();
        Percentiles none = Percentiles.of(new Histogram(1));
        return new Measured(Measured.FLOOR, "-", rate, rate, true, Percentiles.of(lateness), none, waited, Double.NaN);
    }

    private Measured measure(Climb climb, int rate) {
        try (Subject subject = climb.subjects.get()) {
            long history = warm(subject);
            long first = ticks.opening().size() + history + 1;
            long streamTime = historyTime(history);
            CoreWait sender = CoreWait.ofCaller();
            CoreWait decider = CoreWait.ofThreads(subject.decidingThread());
            sender.start();
            decider.start();
            OpenLoop loop = new OpenLoop(clock, rate);
            OpenLoop.Outcome outcome = loop.run(
                    count(rate),
                    start -> subject.plan(loop.plan(start, first, first + warmUp(rate))),
                    (i, due) -> subject.publish(ticks.get(i, streamTime + (long) (i * (1e9 / rate)))));
            double senderWaited = sender.share();
            double deciderWaited = decider.share();
            subject.drain();
            return new Measured(
                    climb.path,
                    climb.wait,
                    outcome.planned(),
                    outcome.achieved(),
                    outcome.isValid(),
                    Percentiles.of(subject.decided()),
                    Percentiles.of(subject.journaled()),
                    senderWaited,
                    deciderWaited);
        } finally {
            scratch.clear();
        }
    }

    /**
     * Publishes the opening and enough event time for the metrics' histories, then more until nothing is compiled any more;
     * returns the ticks published behind the opening.
     */
    private long warm(Subject subject) {
        for (MarketEvent tick : ticks.opening()) {
            subject.publish(tick);
        }
        CompilerRest compiler = new CompilerRest();
        long history = publishHistory(subject, 0, settings.historyTicks());
        for (int block = 0; compiler.await() && block < MOST_BLOCKS; block++) {
            history = publishHistory(subject, history, history + settings.historyTicks() / BLOCKS_OF_HISTORY);
        }
        return history;
    }

    private long publishHistory(Subject subject, long from, long to) {
        for (long i = from; i < to; i++) {
            subject.publish(ticks.get(i, historyTime(i)));
        }
        return to;
    }

    private long historyTime(long tick) {
        return ticks.openingTime() + (tick + 1) * LatencySettings.HISTORY_STEP;
    }
}
