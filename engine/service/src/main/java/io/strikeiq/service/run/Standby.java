package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.service.checkpoint.StateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of a partition that another service owns: all of it runs, from a state just before the present, and nothing leaves it. At the
 * owner's fence it stands; when the partition is handed over it goes on from there, and nothing has to be started first.
 */
final class Standby implements AutoCloseable {
    private final RunContext context;
    private final RunFolder folder;
    private final String former;
    private final StandbyGate gate;
    private final StoredRun run;
    private final HandoverTimes times;
    private final Thread thread;
    private volatile RunResult result;
    private volatile Throwable failure;
    private volatile boolean over;
    private boolean closed;

    private Standby(RunContext context, RunFolder folder, String former, StandbyGate gate, StoredRun run) {
        this.context = context;
        this.times = new HandoverTimes(context.clock());
        this.folder = folder;
        this.former = former;
        this.gate = gate;
        this.run = run;
        this.thread = new Thread(this::run, "strikeiq-standby");
        thread.setDaemon(true);
    }

    /**
     * Begins one.
     *
     * @param former run of the owner
     * @param experience the version that it began with, null for none
     * @param from state from which it begins
     * @param ownerEpoch at whose fence it comes to stand
     */
    static Standby start(
            RunContext context,
            KafkaFeedMaker feed,
            StateKey key,
            RunTicks ticks,
            Storage storage,
            String former,
            String experience,
            Shadow from,
            long ownerEpoch) {
        deleteLeft(context.config().dataFolder());
        RunChoice choice = new RunChoice(
                        context.config(),
                        null,
                        context.clock(),
                        context.output().err())
                .learning(experience);
        RunFolder folder = choice.folder();
        try {
            AdoptedRun.write(context, folder, feed, key, former, from);
            choice.describe(folder);
            StandbyGate gate = new StandbyGate(feed.fence());
            feed.fence().holdAtNext(ownerEpoch);
            StoredRun run = StoredRun.inStandby(context, folder, ticks, storage, gate);
            Standby standby = new Standby(context, folder, former, gate, run);
            standby.thread.start();
            return standby;
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private void run() {
        try {
            result = run.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            over = true;
        }
    }

    /** Whether it has come to what was the present when it began. */
    boolean isCaughtUp() {
        return gate.isCaughtUp();
    }

    /** Whether it has ended. */
    boolean isOver() {
        return over;
    }

    /** What has ended it before its time, in words. */
    Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::getMessage);
    }

    /** The state at the fence, empty before. */
    Optional<PipelineResult> standing() {
        return gate.standing();
    }

    /** Notes that a step of the handover is done. */
    void done(String step) {
        times.done(step);
    }

    RunFolder folder() {
        return folder;
    }

    /** Notes that the run goes on with the other's from the fence on; a start after a crash does so too. */
    void adopt() {
        AdoptedRun.note(folder, former, gate.standing().orElseThrow().ticks());
    }

    /**
     * Lets it go on as the owner's run, and waits until it ends or comes to stand at a fence of its own.
     *
     * @throws RuntimeException what has ended it before its time
     */
    RunResult goOn(RunOwner owner) {
        run.begin(owner, gate.standing().orElseThrow().ticks());
        times.done("begun");
        run.follow();
        context.say(times.said(owner.epoch() - 1, gate.writtenAt()));
        join();
        if (failure instanceof Error e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        }
        return result;
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; of one that never owned the partition nothing is left. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        gate.shut();
        join();
        run.close();
        if (!gate.isOpen()) {
            delete(folder);
        }
    }

    /** Those of a process that was killed. */
    private static void deleteLeft(Path dataFolder) {
        RunFolder.all(dataFolder).stream()
                .filter(each -> AdoptedRun.isAdopted(each) && !each.isKnown())
                .forEach(Standby::delete);
    }

    private static void delete(RunFolder folder) {
        try {
            List<Path> paths;
            try (Stream<Path> tree = Files.walk(folder.path())) {
                paths = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
