package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.Version;
import io.strikeiq.service.config.DeskExperience;
import io.strikeiq.service.config.NeededCores;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.watch.AlertPrinter;
import io.strikeiq.service.watch.ApiSources;
import io.strikeiq.service.watch.CounterSources;
import io.strikeiq.service.watch.EventLog;
import io.strikeiq.service.watch.JvmCounters;
import io.strikeiq.service.watch.ServiceWatch;
import io.strikeiq.watch.alert.AlertRules;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.event.EventType;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A run, from the config to the rows in the database.
 *
 * <pre>
 *   recording or ─▶ pipeline ─▶ console ─▶ signal journal ─▶ batch writer ─▶ PostgreSQL
 *   feed
 *   └──────────── publisher ─┘ └──── drain thread ────────┘ └─── writer thread ───────┘
 * </pre>
 *
 * <p>The end is in order: no more ticks, the ring drained, the journals closed, their last rows flushed, the database
 * closed. A run that was cut off goes on where its journal ends when the same config is run again.
 */
public final class ServiceRun {
    private static final long WATCH_PERIOD = TimeUnit.MILLISECONDS.toNanos(500);
    private final RunContext context;
    private final RunTicks ticks;
    private volatile EventSink events = EventSink.none();

    /**
     * What differs between commands.
     *
     * @param store whether signals are journaled and stored in the database
     * @param print whether signals are printed; of a run that is not stored, the alerts that they raise
     * @param resume whether a run of the same config that was cut off goes on
     * @param learns whether a new run begins with the desk's experience, as the config says, and adds to it when it ends
     */
    public record Options(boolean store, boolean print, boolean resume, boolean learns) {}

    public ServiceRun(StrikeIqConfig config, Options options, OutputOptions output, StopRequest stop, WallClock clock) {
        CounterSources counters = new CounterSources();
        this.context = new RunContext(
                config,
                options,
                output,
                stop,
                clock,
                new DiskWatch(List.of(config.dataFolder()), config.safety().freeDisk(), stop, File::getUsableSpace),
                new WorkerWatch(config.safety().stallWarning(), System::nanoTime),
                counters,
                ApiSources.of(config.watch(), config.metrics().chain().convention(), config.registry(), counters),
                new ClockWatch(clock, System::nanoTime),
                this::event);
        this.ticks = config.run().source() == Source.LIVE
                ? new LiveTicks(config, stop, clock, output.err(), this::event)
                : new RecordedTicks(config, output, stop);
    }

    /** Runs to the end of the ticks or to a stop request, prints the summary and returns an exit code. */
    public int run() {
        StrikeIqConfig config = context.config();
        NeededCores.warning(config, Runtime.getRuntime().availableProcessors()).ifPresent(context::say);
        if (!context.options().store()) {
            ticks.prepare();
            return unstored();
        }
        return DataFolderLock.during(config.dataFolder(), () -> {
            context.disk().checkBefore();
            ticks.prepare();
            try (Parts parts = new Parts(context.workers())) {
                EventLog log =
                        parts.add(EventLog.open(config.dataFolder(), context.clock()::nanos, context.counters()));
                events = log;
                context.counters().add(log::sample);
                watch(parts);
                parts.add(Watchdog.start(WATCH_PERIOD, List.of(context.workers(), context.clockWatch())));
                Storage storage = parts.add(Storage.open(config));
                context.counters().add(storage::sample);
                parts.add(log.storeIn(storage::store));
                context.api().history().of(parts.add(storage.reader()));
                return stored(storage);
            }
        });
    }

    private void event(EventType type, String actor, String description, Map<String, Object> metadata) {
        events.event(type, actor, description, metadata);
    }

    private void watch(Parts parts) {
        StrikeIqConfig config = context.config();
        parts.add(context.api()).start();
        ServiceWatch watch = parts.add(ServiceWatch.start(
                config.dataFolder(),
                Version.number(),
                config.watch(),
                context.counters(),
                context.api(),
                new InboxControl(config.dataFolder(), config.registry()),
                context.events(),
                context.clock()::nanos));
        if (watch.location() != null) {
            context.say("watch " + watch.location());
        }
        context.counters().add(new JvmCounters());
        context.counters().add(context.workers()::sample);
        context.counters().add(context.disk()::sample);
        context.counters()
                .add(file -> context.api().sample(file, context.clock().nanos()));
    }

    private int unstored() {
        try (RunTicks.Open open = ticks.open(null)) {
            Replay replay = new Replay(
                    context.config(), open.speed(), context.stop(), DeadLetters.NONE, List.of(), context.counters());
            OutboundDrain drain = context.options().print() ? alerts() : OutboundDrain.NONE;
            RunResult result = context.pump("", open, replay, drain);
            context.output().result(result, RunReport.text(result, context.config(), null, null));
            return result.exitCode();
        }
    }

    private OutboundDrain alerts() {
        return new AlertPrinter(
                new AlertRules(context.config().watch().alerts()),
                context.output().out());
    }

    /** Who has handed its partition over waits for it again. */
    private int stored(Storage storage) {
        Optional<Integer> exit = Optional.empty();
        boolean resume = context.options().resume();
        while (exit.isEmpty()) {
            try (RunOwner owner = RunOwner.take(context, ticks, storage, resume)) {
                exit = stored(storage, owner, resume);
            }
            // A fresh run was wanted once; from then on each goes on where the other owner ends.
            resume = true;
        }
        return exit.get();
    }

    /** Empty when the partition was handed over. */
    private Optional<Integer> stored(Storage storage, RunOwner owner, boolean resume) {
        RunLearning learning = new RunLearning(context.config().dataFolder(), context.clock(), context::say);
        RunFolder folder = owner.adopted().orElseGet(() -> choose(storage, learning, resume));
        owner.begin(folder);
        Stretch stretch =
                owner.standby().map(each -> goOn(each, folder, owner)).orElseGet(() -> run(folder, storage, owner));
        while (stretch.isFenced() && !stretch.isGiven()) {
            stretch = run(folder, storage, owner);
        }
        if (stretch.isGiven()) {
            learning.learn(List.of(folder));
            return Optional.empty();
        }
        RunResult result = stretch.result();
        learning.learn(List.of(folder));
        if (context.options().learns()) {
            storage.storeExperience(learning.rows(context.config()), learning.deleted());
        }
        if (context.config().run().stayUp() && !context.stop().isRequested()) {
            result = stayUp(folder, storage, result);
        }
        if (context.disk().lack() != null) {
            context.say(context.disk().lack());
            return Optional.of(ExitCode.DISK);
        }
        return Optional.of(storage.hasLostEnd() ? ExitCode.DAMAGED : result.exitCode());
    }

    /** A run up to its end or to a fence, at which its partition was given to another, or was not. */
    private record Stretch(RunResult result, boolean isFenced, boolean isGiven) {}

    private Stretch run(RunFolder folder, Storage storage, RunOwner owner) {
        try (StoredRun run = new StoredRun(context, folder, ticks, storage, owner)) {
            return stretch(run.run(), folder, owner);
        }
    }

    private static Stretch goOn(Standby standby, RunFolder folder, RunOwner owner) {
        try (standby) {
            return stretch(standby.goOn(owner), folder, owner);
        }
    }

    /** Before the parts of the run are closed: the other waits. */
    private static Stretch stretch(RunResult result, RunFolder folder, RunOwner owner) {
        boolean fenced = owner.isFenced();
        return new Stretch(result, fenced, fenced && owner.handOver(folder, result));
    }

    /** What earlier runs left is ended, and written, first. */
    private RunFolder choose(Storage storage, RunLearning learning, boolean resume) {
        JournalEnd journalEnd = new JournalEnd(context.clock());
        List<RunFolder> runs = RunFolder.readable(
                context.config().dataFolder(), context.output().err());
        boolean learns = context.options().learns() && context.config().experience() == DeskExperience.NEWEST;
        if (learns) {
            learning.learn(runs);
            learning.prune(
                    runs,
                    runs.size() == RunFolder.all(context.config().dataFolder()).size());
        }
        RunFolder folder = new RunChoice(
                        context.config(),
                        ticks,
                        context.clock(),
                        context.output().err())
                .learning(learns ? learning.begin() : null)
                .choose(runs, resume);
        runs.stream().filter(run -> run.isEnded() && !run.isFlushed()).forEach(journalEnd::complete);
        // An owner's run that goes on does so with a new epoch, with which it writes its rows itself.
        boolean owns = context.config().cluster().hasOwner();
        long earlier = storage.flushEarlier(
                runs.stream().filter(run -> !owns || !run.equals(folder)).toList());
        if (earlier > 0) {
            context.say(String.format(Locale.ROOT, "wrote %,d rows of earlier runs to the database", earlier));
        }
        storage.checkWhole(folder);
        return folder;
    }

    /** The writer goes on meanwhile; what it has done by the end counts. */
    private RunResult stayUp(RunFolder folder, Storage storage, RunResult before) {
        context.say("staying up; a termination signal ends the service");
        context.stop().await();
        if (before.isFlushed()) {
            return before;
        }
        RunResult after = before.stored(storage.finish(folder.runId()));
        folder.manifest().withResult(after).write(folder.manifestFile());
        context.say(
                after.isFlushed()
                        ? "all rows of run " + folder.runId() + " are in the database now"
                        : after.rows().rowsPending() + " records of run " + folder.runId()
                                + " are in the journal only");
        return after;
    }
}
