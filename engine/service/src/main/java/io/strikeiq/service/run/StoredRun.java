package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.checkpoint.Checkpointer;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.watch.AlertFollower;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.alert.LogTarget;
import io.strikeiq.watch.alert.Webhook;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.util.ArrayList;
import java.util.List;

/** One run whose signals are journaled and stored: its parts, from the ticks to the writer of the database, and its end. */
final class StoredRun implements AutoCloseable {
    private final RunContext context;
    private final RunFolder folder;
    private final RunManifest manifest;
    private final Storage storage;
    private final Parts parts;
    private final RunTicks.Open ticks;
    private final SignalJournalWriter journal;
    private final DurableJournals durable;

    /** Starts the parts in order; the storage is the caller's. */
    StoredRun(RunContext context, RunFolder folder, RunTicks source, Storage storage) {
        this.context = context;
        this.folder = folder;
        this.manifest = folder.manifest().withResult(null);
        this.storage = storage;
        this.parts = new Parts(context.workers());
        RunInfo info = new RunInfo(
                folder.runId(), manifest.tickJournal(), context.clock().nanos());
        context.counters().run(folder.runId());
        DiskGuard guard = DiskGuard.atLeast(context.config().safety().journalReserve());
        try {
            this.ticks = parts.add(source.open(folder));
            this.journal = parts.add(SignalJournalWriter.open(folder.signals(), info, guard, context.clock()::millis));
            this.durable = parts.add(DurableJournals.of(context.config().safety(), folder, journal, ticks.journal()));
            announce();
            storage.follow(folder, journal, durable::limit);
            context.counters().add(storage::sample);
            ticks.counters(context.clock()::nanos)
                    .ifPresent(feeds -> parts.add(context.counters().add(feeds)));
            parts.add(context.api().follow(folder.signals(), journal.lastIndex()));
            alerts();
            parts.add(context.counters().add(this::sample));
            parts.watch(ticks.workers());
            parts.watch(durable.workers());
            parts.watch(List.of(storage.worker()));
            ticks.start().ifPresent(start -> watch(parts.add(start.follow())));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Each target follows the journal for itself. */
    private void alerts() {
        AlertSettings settings = context.config().watch().alerts();
        List<AlertTarget> targets = new ArrayList<>();
        if (settings.log()) {
            targets.add(new LogTarget());
        }
        if (!settings.webhook().url().isEmpty()) {
            targets.add(new Webhook(settings.webhook()));
        }
        for (AlertTarget target : targets) {
            parts.add(AlertFollower.start(
                    target, settings.rules(), folder.path(), folder.signals(), journal.lastIndex()));
        }
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
        String blind = blind().said();
        if (!blind.isEmpty()) {
            context.say(blind);
        }
    }

    private BlindMetrics blind() {
        BlindMetrics began = new BlindMetrics(manifest.blind());
        if (ticks.start().isEmpty() || !JournalInspector.isJournal(folder.ticks())) {
            return began;
        }
        TickJournalSpan span = TickJournalSpan.of(folder.ticks());
        return span.lastTick() == 0 ? began : began.at(span.firstTime(), span.lastTime());
    }

    /** The journal, before it the console where signals are printed. */
    private OutboundDrain console(Parts own) {
        int rate = context.config().run().consoleRate();
        if (!context.options().print() || rate == 0 || context.output().json()) {
            return journal;
        }
        SignalPrinter printer =
                new SignalPrinter(journal, context.output().out(), rate, journal.resumedAt(), System::nanoTime);
        own.add(printer);
        own.watch(List.of(printer.worker()));
        return printer;
    }

    /** Runs to the end of the ticks or to a stop, then ends the journal and the rows in order. */
    RunResult run() {
        RunResult result = toJournal();
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
        context.output().result(stored, RunReport.text(stored, storage.location(), folder));
        ticks.checkSource();
        return stored;
    }

    /** Live ticks that pass while a run rests are lost to it; a recording waits. A full disk is no wish to stop. */
    private boolean isStoppedForGood() {
        return ticks.journal().isPresent()
                && context.stop().isRequested()
                && context.disk().lack() == null;
    }

    /** Whatever halts the pipeline, the database gets what was journaled before. */
    private RunResult toJournal() {
        StopRequest stop = ticks.stopsItself() ? new StopRequest() : context.stop();
        try (Parts own = new Parts(context.workers())) {
            DeadTicks dead = own.add(new DeadTicks(folder.deadTicks()));
            Replay replay = new Replay(
                            context.config(), ticks.speed(), stop, dead, List.of(context.disk()), context.counters())
                    .catchingUpTo(journal.resumedAt())
                    .then(ticks.live())
                    .shownOn(context.api().board());
            return context.pump(folder.runId(), ticks, replay, console(own));
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
