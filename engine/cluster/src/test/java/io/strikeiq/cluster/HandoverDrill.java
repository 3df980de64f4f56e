package io.strikeiq.cluster;

import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionHandovers.Handover;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import io.strikeiq.persistence.database.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/**
 * Handovers and kills under load, with a real broker, PostgreSQL and services as processes. A recorded session goes through a topic of
 * one partition, which two services hand to one another; now and then one of them is killed with SIGKILL, or stands still until it is
 * replaced. At the end the outputs in the topics, of each underlying, must be those of one service that read the topic alone, byte for byte
 * but for run, epoch and number of the tick; so must the rows of signals in the database.
 */
public final class HandoverDrill implements AutoCloseable {
    private static final String TOPIC = "drill.ticks";
    private static final int OUTPUT_PARTITIONS = 4;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int BETWEEN_REPORTS = 50;

    private final PrintStream out;
    private final DrillPlan plan;
    private final Brokers brokers;
    private final SplittableRandom random;
    private final Database database;
    private final PartitionOwners owners;
    private final PartitionHandovers handovers;
    private final List<DrillService> services;
    private final DrillService alone;
    private final PacedPublisher load;
    private final OutputEnds outputs;
    private final HandoverFigures figures = new HandoverFigures();
    private int done;
    private int refused;
    private int kills;
    private int takeovers;
    private int pauses;

    private HandoverDrill(DrillPlan plan, Brokers brokers, DatabaseSettings.External settings, PrintStream out)
            throws IOException {
        this.out = out;
        this.plan = plan;
        this.brokers = brokers;
        this.random = new SplittableRandom(plan.seed());
        this.services = List.of(
                new DrillService(plan, DrillService.FIRST, brokers, TOPIC, "moved", settings),
                new DrillService(plan, DrillService.SECOND, brokers, TOPIC, "moved", settings));
        this.alone = new DrillService(plan, "", brokers, TOPIC, "alone", settings);
        this.load = new PacedPublisher(plan.session(), brokers, TOPIC, plan.rate());
        this.outputs = new OutputEnds(outputs("moved"));
        this.database = Database.open(settings);
        this.owners = new PartitionOwners(database);
        this.handovers = new PartitionHandovers(database);
    }

    /** As {@link DrillPlan#of}. */
    public static void main(String[] arguments) {
        boolean same = false;
        try {
            same = run(DrillPlan.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        } catch (Exception e) {
            LoggerFactory.getLogger(HandoverDrill.class).error("the drill has failed", e);
        }
        // Threads of the broker would keep the process.
        System.exit(same ? 0 : 1);
    }

    /**
     * Runs it, with a broker in this JVM.
     *
     * @return whether the handovers were done, and all is the same
     */
    public static boolean run(DrillPlan plan, PrintStream out) throws Exception {
        Files.createDirectories(plan.folder());
        try (TestServer server = TestServer.startMigrated(plan.folder().resolve("database"));
                HandoverDrill drill = new HandoverDrill(
                        plan, TestBroker.up().brokers(), (DatabaseSettings.External) server.settings(), out)) {
            // Who ends the drill ends its processes.
            Runnable endServer = server::close;
            Thread ending = new Thread(() -> {
                drill.endServices();
                endServer.run();
            });
            Runtime.getRuntime().addShutdownHook(ending);
            try {
                return drill.run();
            } finally {
                Runtime.getRuntime().removeShutdownHook(ending);
            }
        }
    }

    private OutputSettings outputs(String prefix) {
        return new OutputSettings(brokers, prefix, OUTPUT_PARTITIONS, OutputFormat.JSON);
    }

    private boolean run() throws Exception {
        long began = System.nanoTime();
        boolean stuck = false;
        try {
            handOverAndKill();
        } catch (IllegalStateException e) {
            // What has been measured so far is of use.
            out.println("NOT DONE: " + e.getMessage());
            stuck = true;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long ticks = load.published();
        load.finish();
        out.printf(
                Locale.ROOT,
                "%d handovers, %d kills, %d taken over from a checkpoint, %d of these of a paused owner, %d refused"
                        + " in %.0f s under %,.0f ticks/s%n",
                done,
                kills,
                takeovers,
                pauses,
                refused,
                seconds,
                ticks / seconds);
        if (stuck) {
            figures.print(out, services, TickArrivals.read(brokers, TOPIC), DrillOutputs.read(outputs("moved")));
            return false;
        }
        if (done < plan.handovers()) {
            out.println("NOT DONE: the session ended before the others; DRILL_TICKS makes it longer");
        }
        return isAsAlone() && done >= plan.handovers();
    }

    private void handOverAndKill() throws Exception {
        long began = System.nanoTime();
        load.start();
        await("the first ticks", () -> load.published() >= plan.rate());
        services.get(0).start();
        await("an owner", () -> owners.of(TOPIC, 0).isPresent());
        services.get(1).start();
        refuseOtherHashes();
        int nextKill = nextKill();
        while (done < plan.handovers() && !load.isOver()) {
            Optional<DrillService> victim = Optional.empty();
            if (done >= nextKill) {
                victim = kill();
                nextKill = nextKill();
            }
            if (handOver(victim)) {
                done++;
                if (done % BETWEEN_REPORTS == 0) {
                    out.printf(
                            Locale.ROOT,
                            "%d handovers, %d kills, %d refused, %,d ticks, %.0f s%n",
                            done,
                            kills,
                            refused,
                            load.published(),
                            (System.nanoTime() - began) / 1e9);
                }
            }
        }
    }

    private Optional<Owner> owner() {
        return owners.of(TOPIC, 0)
                .filter(each -> !each.expired() && !each.runId().isEmpty());
    }

    /** @param what is waited for */
    private void await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > PATIENCE) {
                throw new IllegalStateException("waited for " + what);
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    /** Handovers before the next kill: one kill in so many, at a random one of them, the first before which there was a handover. */
    private int nextKill() {
        if (plan.killIn() == 0) {
            return Integer.MAX_VALUE;
        }
        int least = kills == 0 ? Math.min(1, plan.killIn() - 1) : 0;
        return kills * plan.killIn() + random.nextInt(least, plan.killIn());
    }

    /**
     * In turn: the owner stays away until the other has taken the partition from its checkpoint; it stands still for that time, and goes on
     * as a second owner; and either side, under way in the next handover.
     *
     * @return who is to be killed in the next handover
     */
    private Optional<DrillService> kill() throws Exception {
        int kind = kills % 3;
        kills++;
        if (kind == 2) {
            return Optional.of(services.get(random.nextInt(services.size())));
        }
        await("an owner", () -> owner().isPresent());
        String name = owner().orElseThrow().owner();
        DrillService victim = service(name);
        if (kind == 0) {
            victim.end();
        } else {
            victim.signal("STOP");
        }
        await(
                "the other service after a crash",
                () -> owner().filter(each -> !each.owner().equals(name)).isPresent());
        takeovers++;
        if (kind == 1) {
            // Two that own the partition, each for itself, until the old one sees the higher epoch.
            pauses++;
            victim.signal("CONT");
            if (victim.await() == 0) {
                throw new IllegalStateException(name + " did not notice that it was replaced");
            }
        }
        victim.start();
        return Optional.empty();
    }

    private DrillService service(String owner) {
        return services.stream()
                .filter(each -> each.owner().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    /** Once, the row of the handover has other hashes than the owner wrote: it must be refused, and the owner must go on. */
    private void refuseOtherHashes() throws Exception {
        database.jdbi().useHandle(h -> h.execute("""
            create function other_hashes() returns trigger language plpgsql as $$
            begin
                if new.step = 'fenced' then new.hashes := 'NOBODY 0 0 0' || chr(10); end if;
                return new;
            end $$;
            create trigger other_hashes before update on partition_handovers for each row execute function other_hashes()
            """));
        String message = "";
        // A busy machine may have refused one for another reason.
        for (int i = 0; i < 10 && !message.contains("the states differ at the fence"); i++) {
            if (handOver(Optional.empty())) {
                throw new IllegalStateException("hashes that differ were not refused");
            }
            message = handovers.of(TOPIC, 0).map(Handover::message).orElse("there was none");
        }
        refused = 0;
        out.println("refused, as it must be: " + message);
        database.jdbi().useHandle(h -> h.execute("drop function other_hashes() cascade"));
    }

    /** @param victim who is killed at a random moment of it, and started again */
    private boolean handOver(Optional<DrillService> victim) throws Exception {
        await("an owner", () -> owner().isPresent());
        Owner owner = owner().orElseThrow();
        String other = owner.owner().equals(DrillService.FIRST) ? DrillService.SECOND : DrillService.FIRST;
        Optional<Long> from = handovers.ask(TOPIC, 0, other);
        if (from.isEmpty()) {
            return false;
        }
        long began = System.nanoTime();
        long killAt = victim.isEmpty() ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_000));
        boolean killed = false;
        long readyAfter = 0;
        while (true) {
            long after = System.nanoTime() - began;
            if (!killed && after >= killAt) {
                victim.orElseThrow().kill();
                killed = true;
            }
            Handover handover = handovers.of(TOPIC, 0).orElseThrow();
            if (List.of(PartitionHandovers.ASKED, PartitionHandovers.SHADOW).contains(handover.step())) {
                readyAfter = after;
            } else if (handover.step().equals(PartitionHandovers.DONE)) {
                if (victim.isEmpty()) {
                    figures.handedOver(from.get(), readyAfter / 1_000_000, after / 1_000_000);
                } else if (!killed) {
                    victim.get().kill();
                }
                awaitOutputs(from.get() + 1);
                return true;
            } else if (handover.step().equals(PartitionHandovers.REFUSED)) {
                refused++;
                return false;
            }
            boolean isGone = owners.of(TOPIC, 0)
                    .filter(each -> each.epoch() == from.get())
                    .isEmpty();
            // By what was asked before, it may have been handed over meanwhile.
            if (isGone && !handovers.of(TOPIC, 0).orElseThrow().step().equals(PartitionHandovers.DONE)) {
                return false;
            }
            if (after > PATIENCE) {
                throw new IllegalStateException("the handover is at " + handover);
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    /** Of a new owner, unless it is one no more. */
    private void awaitOutputs(long epoch) {
        long records = outputs.records();
        await(
                "outputs of the new owner, or another owner",
                () -> outputs.records() > records
                        || load.isOver()
                        || owners.of(TOPIC, 0)
                                .filter(each -> each.epoch() == epoch)
                                .isEmpty());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(50)));
    }

    private boolean isAsAlone() throws Exception {
        alone.start();
        for (DrillService each : services) {
            each.await();
        }
        out.println("the service alone ends with " + alone.await());
        DrillOutputs moved = DrillOutputs.read(outputs("moved"));
        String difference = moved.difference(DrillOutputs.read(outputs("alone")));
        out.printf(
                "%,d outputs of %d kinds and underlyings, %d repeats and %d of former owners left out: %s%n",
                moved.count(),
                moved.byUnderlying().size(),
                moved.repeats(),
                moved.fenced(),
                difference.isEmpty() ? "equal to those of one machine" : "DIFFERENT: " + difference);
        boolean rows = rows(false).equals(rows(true));
        out.println("rows of signals in the database: " + (rows ? "equal" : "DIFFERENT"));
        figures.print(out, services, TickArrivals.read(brokers, TOPIC), moved);
        return difference.isEmpty() && rows && moved.count() > 0;
    }

    /** All signals of the runs of the service alone, or of the two others. */
    private List<String> rows(boolean alone) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select s.timestamp || ' ' || s.symbol || ' ' || s.engine || ' ' || s.signal || ' ' ||"
                                        + " s.ordinal || ' ' || coalesce(s.strength::text, '') from ai_signal_logs s join"
                                        + " runs r on r.id = s.run_id where (r.source like '%/alone/%') = :alone order by"
                                        + " 1")
                        .bind("alone", alone)
                        .mapTo(String.class)
                        .list());
    }

    private void endServices() {
        services.forEach(DrillService::end);
        alone.end();
    }

    @Override
    public void close() {
        endServices();
        outputs.close();
        database.close();
        try {
            load.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
