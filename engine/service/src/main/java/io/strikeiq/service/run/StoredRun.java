package io.strikeiq.service.run;

import io.strikeiq.cluster.AlertTopic;
import io.strikeiq.cluster.ClusterException;
import io.strikeiq.cluster.OutputFollower;
import io.strikeiq.cluster.OutputSettings;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.checkpoint.Checkpointer;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConsoleSettings;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.watch.AlertDesk;
import io.strikeiq.service.watch.AlertFollower;
import io.strikeiq.service.watch.AlertTable;
import io.strikeiq.service.watch.CheckAlerts;
import io.strikeiq.service.watch.TopicTarget;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.alert.LogTarget;
import io.strikeiq.watch.alert.Webhook;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** One run whose signals are journaled and stored: its parts, from the ticks to the writer of the database, and its end. */
final class StoredRun implements AutoCloseable {
    private static final String SERVICE = "service";
    private final RunContext context;
    private final RunFolder folder;
    private final RunManifest manifest;
    private final Storage storage;
    private final Parts parts;
    private final Optional<StandbyGate> gate;
    private final RunTicks.Open ticks;
    private final SignalJournalWriter journal;
    private final DurableJournals durable;
    private final LongSupplier published;
    /** Index of the journal's last record when it was opened. */
    private final long begun;
    /** Before the console and the journal, from the first tick on. */
    private volatile OutputsAfter outputs;
    /** Null while the partition is another's. */
    private volatile RunOwner owner;

    /** Starts the parts in order; the storage is the caller's. */
    StoredRun(RunContext context, RunFolder folder, RunTicks source, Storage storage, RunOwner owner) {
        this(context, folder, source, storage, owner, Optional.empty());
    }

    /** One whose partition is another's, of which nothing leaves before {@link #begin}. */
    static StoredRun inStandby(
            RunContext context, RunFolder folder, RunTicks source, Storage storage, StandbyGate gate) {
        return new StoredRun(context, folder, source, storage, null, Optional.of(gate));
    }

    private StoredRun(
            RunContext context,
            RunFolder folder,
            RunTicks source,
            Storage storage,
            RunOwner owner,
            Optional<StandbyGate> gate) {
        this.gate = gate;
        this.context = context;
        this.folder = folder;
        this.manifest = folder.manifest().withResult(null);
        this.storage = storage;
        this.owner = owner;
        this.parts = new Parts(context.workers());
        RunInfo info = new RunInfo(
                folder.runId(), manifest.tickJournal(), context.clock().nanos());
        DiskGuard guard = DiskGuard.atLeast(context.config().safety().journalReserve());
        try {
            this.ticks = parts.add(source.open(folder));
            this.journal = parts.add(SignalJournalWriter.open(folder.signals(), info, guard, context.clock()::millis));
            this.durable = parts.add(DurableJournals.of(context.config().safety(), folder, journal, ticks.journal()));
            this.begun = journal.lastIndex();
            gate.ifPresent(ticks::standBy);
            ticks.counters(context.clock()::nanos)
                    .ifPresent(feeds -> parts.add(context.counters().add(feeds)));
            this.published = topics();
            if (gate.isEmpty()) {
                follow();
            }
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /**
     * Lets a run go on whose partition is its own from now on.
     *
     * @param tick number of the last tick whose outputs are the other owner's
     */
    void begin(RunOwner now, long tick) {
        owner = now;
        outputs.after(tick);
        gate.orElseThrow().open();
    }

    /** Starts those that follow what the run makes. */
    void follow() {
        context.counters().run(folder.runId(), journal.epoch());
        storage.follow(folder, journal, () -> Math.min(durable.limit(), published.getAsLong()), owner.fence());
        owner.beforeFence(() -> {
            durable.force();
            storage.flush();
        });
        announce();
        parts.add(context.api().follow(folder.signals(), begun));
        alerts();
        parts.add(context.counters().add(this::sample));
        RunObserver observer = parts.add(new RunObserver(
                folder.signals(),
                begun,
                new BlindMetrics(manifest.blind()),
                recorded().map(TickJournalSpan::firstTime).orElse(0L),
                recorded().map(TickJournalSpan::lastTime).orElse(0L)));
        parts.add(context.counters().add(observer::sample));
        parts.watch(ticks.workers());
        parts.watch(durable.workers());
        parts.watch(List.of(storage.worker()));
        ticks.start().ifPresent(start -> watch(parts.add(owner.follow(start, folder))));
    }

    /** Each target follows the journal for itself; the table is one of them. */
    private void alerts() {
        AlertSettings settings = context.config().watch().alerts();
        AlertTable table = new AlertTable(storage::store);
        AlertDesk desk = parts.add(new AlertDesk());
        List<AlertTarget> targets = new ArrayList<>(List.of(table));
        if (settings.log()) {
            targets.add(new LogTarget());
        }
        if (!settings.webhook().url().isEmpty()) {
            targets.add(new Webhook(settings.webhook()));
        }
        if (context.config().cluster().outputs().isGiven()) {
            targets.add(parts.add(
                    new TopicTarget(new AlertTopic(context.config().cluster().outputs()))));
        }
        for (AlertTarget target : targets) {
            desk.add(AlertFollower.start(
                    target,
                    settings,
                    folder.path(),
                    folder.signals(),
                    begun,
                    context.clock()::now,
                    target.equals(table)
                            ? (alert, at) -> {}
                            : (alert, at) -> table.delivered(alert, target.name(), at)));
        }
        parts.add(context.counters().add(desk::sample));
        if (settings.checks()) {
            CheckAlerts checks = new CheckAlerts(
                    context.config().watch().ready(),
                    () -> CounterView.read(context.config().dataFolder()).orElseThrow(),
                    context.clock()::nanos,
                    context.counters(),
                    desk::raise);
            parts.add(context.counters().add(checks::sample));
        }
    }

    /**
     * A broker that is away at the start may come; a mistake would not go away.
     *
     * @return journal index up to which the database may have what an owner makes: no more than the topics, so that who takes over
     *     knows from the database what both have
     */
    private LongSupplier topics() {
        OutputSettings outputs = context.config().cluster().outputs();
        if (!outputs.isGiven()) {
            return () -> Long.MAX_VALUE;
        }
        try {
            // The owner before it has written to them.
            if (AdoptedRun.former(folder).isEmpty()) {
                OutputFollower.check(outputs);
            }
        } catch (ClusterException e) {
            if (!e.isPassing()) {
                throw e;
            }
            context.say(e.getMessage() + "; outputs are journaled, and go to topics when one is there");
        }
        OutputFollower follower = parts.add(OutputFollower.start(
                outputs,
                folder.signals(),
                isOwned() ? firstAtOnce() : durable::limit,
                () -> owner.epoch(),
                AdoptedRun.former(folder),
                context.clock()::now));
        parts.watch(List.of(new Worker(OutputFollower.THREAD_NAME, follower::written, () -> null, follower::failure)));
        parts.add(context.counters().add(file -> {
            file.set(Measure.OUTPUTS, follower.written());
            file.set(Measure.OUTPUT_RETRIES, follower.retries());
            file.set(Measure.OUTPUT_DEAD_LETTERS, follower.deadLetters());
        }));
        return isOwned() ? follower::reached : () -> Long.MAX_VALUE;
    }

    /** What a new owner makes first does not wait for the next time that the journals are forced. */
    private LongSupplier firstAtOnce() {
        AtomicBoolean forced = new AtomicBoolean();
        return () -> {
            if (!isBegun()) {
                return -1;
            }
            if (journal.lastIndex() > begun && forced.compareAndSet(false, true)) {
                durable.force();
            }
            return durable.limit();
        };
    }

    /** Whether its partition is its own, or it has none. */
    private boolean isBegun() {
        return owner != null;
    }

    /** Whether it has a partition, be it another's still. */
    private boolean isOwned() {
        return gate.isPresent() || owner.isThere();
    }

    private void sample(CounterFile file) {
        file.set(Measure.JOURNALED, "signals", journal.lastIndex() + 1);
    }

    /** Whoever follows the journal may rest at its end. */
    private void watch(Checkpointer checkpointer) {
        parts.watch(
                List.of(new Worker(Checkpointer.THREAD_NAME, checkpointer::ticks, () -> null, checkpointer::failure)));
    }

    private void announce() {
        long resumedAt = Math.max(journal.resumedAt(), ticks.recordedBefore());
        String behind = resumedAt == 0 ? "" : ", going on behind tick " + resumedAt + "; --fresh begins a new run";
        context.say("run " + folder.runId() + " " + ticks.said() + behind);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("program", manifest.program());
        metadata.put(
                "configHash", StateKey.of(manifest.program(), context.config()).config());
        metadata.put("source", ticks.said());
        metadata.put("resumedAt", resumedAt);
        context.events().event(EventType.START, SERVICE, "run " + folder.runId() + " begins", metadata);
        String blind = blind().said();
        if (!blind.isEmpty()) {
            context.say(blind);
        }
    }

    private BlindMetrics blind() {
        BlindMetrics began = new BlindMetrics(manifest.blind());
        return recorded()
                .map(span -> began.at(span.firstTime(), span.lastTime()))
                .orElse(began);
    }

    /** What a live run has recorded before this start, empty for nothing. */
    private Optional<TickJournalSpan> recorded() {
        return ticks.start().isEmpty() || !JournalInspector.isJournal(folder.ticks())
                ? Optional.empty()
                : Optional.of(TickJournalSpan.of(folder.ticks())).filter(span -> span.lastTick() > 0);
    }

    /** The journal, before it the console where signals are printed. */
    private OutboundDrain console(Parts own) {
        ConsoleSettings console = context.config().run().console();
        if (!context.options().print()
                || console.rate() == 0
                || context.output().json()) {
            return journal;
        }
        SignalPrinter printer =
                new SignalPrinter(journal, context.output().out(), console, journal.resumedAt(), System::nanoTime);
        own.add(printer);
        own.watch(List.of(printer.worker()));
        return printer;
    }

    /** Runs to the end of the ticks or to a stop, then ends the journal and the rows in order. */
    RunResult run() {
        RunResult result = toJournal();
        if (!isBegun()) {
            ticks.checkSource();
            return result;
        }
        if (owner.isFenced()) {
            return atFence(result);
        }
        boolean ends = result.completed() || isStoppedForGood();
        RunManifest closed = ends && !result.completed()
                ? manifest.closed(RunClose.now(context.clock(), RunClose.STOPPED))
                : manifest;
        closed.withResult(result.stored(DatabaseRows.UNKNOWN)).write(folder.manifestFile());
        if (ends) {
            new JournalEnd(context.clock()).journal(journal, result.outcome());
        }
        durable.force();
        RunResult stored = result.stored(storage.finish(folder.runId()))
                .worked(context.workers().stalls(), context.workers().failed())
                .clocked(context.clockWatch().jumps());
        closed.withResult(stored).write(folder.manifestFile());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("completed", stored.completed());
        metadata.put("exitCode", stored.exitCode());
        context.events().event(EventType.STOP, SERVICE, "run " + folder.runId() + " ends", metadata);
        context.output().result(stored, RunReport.text(stored, context.config(), storage.location(), folder));
        ticks.checkSource();
        owner.checkHeld();
        return stored;
    }

    /** The run goes on, here or with another owner, which needs what it has made. */
    private RunResult atFence(RunResult result) {
        owner.done("stopped");
        RunResult cut = result.fedBy(result.feed(), false);
        manifest.withResult(cut.stored(DatabaseRows.UNKNOWN)).write(folder.manifestFile());
        durable.force();
        ticks.checkSource();
        RunResult stored = cut.stored(storage.finishPart());
        owner.done("written");
        return stored;
    }

    /**
     * Whether the run goes on no more after the ticks so far, so that what is open has no outcome any more. Of a run that is
     * stopped the manifest says so first: a process that dies right after must not go on where outcomes were given up.
     */
    private boolean isOver() {
        if (!isBegun() || owner.isFenced()) {
            return false;
        }
        if (ticks.isEnded()) {
            return true;
        }
        if (!isStoppedForGood()) {
            return false;
        }
        manifest.closed(RunClose.now(context.clock(), RunClose.STOPPED)).write(folder.manifestFile());
        return true;
    }

    /** Live ticks that pass while a run rests are lost to it; a recording waits, and so does a partition for its next owner. A full disk is no wish to stop. */
    private boolean isStoppedForGood() {
        return ticks.journal().isPresent()
                && !owner.isThere()
                && context.stop().isRequested()
                && context.disk().lack() == null;
    }

    /** Whatever halts the pipeline, the database gets what was journaled before. */
    private RunResult toJournal() {
        StopRequest stop = ticks.stopsItself() ? new StopRequest() : context.stop();
        try (Parts own = new Parts(context.workers())) {
            DeadTicks dead = own.add(new DeadTicks(folder.deadTicks()));
            StrikeIqConfig config =
                    ticks.start().map(RunStart::config).orElseGet(() -> RunLearning.knowing(context.config(), folder));
            Replay replay = new Replay(config, ticks.speed(), stop, dead, List.of(context.disk()), context.counters())
                    .settlingAtTheEnd(this::isOver)
                    .catchingUpTo(journal.resumedAt())
                    .then(ticks.live())
                    .shownOn(context.api().board());
            outputs = new OutputsAfter(console(own), isBegun() ? AdoptedRun.firstTick(folder) : OutputsAfter.NONE);
            return context.pump(folder.runId(), ticks, replay, outputs);
        } catch (PipelineHaltedException e) {
            durable.force();
            storage.flush();
            throw e;
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
