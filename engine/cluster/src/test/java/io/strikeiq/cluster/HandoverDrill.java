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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Handovers and kills at random under load, with a real broker, PostgreSQL and services as processes. A recorded session goes through a topic
 * of one partition, which two services hand to one another; now and then the owner, or who waits, is killed with SIGKILL and started
 * again. At the end the outputs in the topics, of each underlying, must be those of one service that read the topic alone, byte for byte
 * but for run, epoch and number of the tick; so must the rows of signals in the database.
 */
public final class HandoverDrill {
    private static final String TOPIC = "drill.ticks";
    /** In order: of the new owner, of the old one three, of the new one two. */
    private static final List<String> STEPS = List.of("standing", "stopped", "written", "taken", "begun");

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<Long, Long> handedOver = new TreeMap<>();
    private final List<DrillService> services = new ArrayList<>();
    private final SplittableRandom random;
    private final Database database;
    private final PartitionOwners owners;
    private final PartitionHandovers handovers;
    /** Milliseconds from one step, by what was seen here, to the next: caught up to fenced, fenced to taken. */
    private final List<Long> untilFenced = new ArrayList<>();

    private final List<Long> untilTaken = new ArrayList<>();
    private int refused;
    private int kills;
    private int crashes;
    private int pauses;

    private HandoverDrill(Database database, long seed) {
        this.database = database;
        this.random = new SplittableRandom(seed);
        this.owners = new PartitionOwners(database);
        this.handovers = new PartitionHandovers(database);
    }

    /** Folder of the session's journal, folder to work in, handovers, one kill in so many (0 for none), ticks a second, seed, command. */
    public static void main(String[] arguments) throws Exception {
        Path session = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int wanted = Integer.parseInt(arguments[2]);
        int killIn = Integer.parseInt(arguments[3]);
        int rate = Integer.parseInt(arguments[4]);
        long seed = Long.parseLong(arguments[5]);
        List<String> strikeiq = List.of(arguments).subList(6, arguments.length);
        boolean same = false;
        try (TestServer server = TestServer.startMigrated(folder.resolve("database"));
                Database database = Database.open(server.settings())) {
            TestBroker broker = TestBroker.up();
            HandoverDrill drill = new HandoverDrill(database, seed);
            same = drill.run(
                    session, folder, wanted, killIn, rate, strikeiq, broker.brokers(), (DatabaseSettings.External)
                            server.settings());
        } catch (Exception e) {
            LoggerFactory.getLogger(HandoverDrill.class).error("the drill has failed", e);
        }
        // Threads of the broker would keep the process.
        System.exit(same ? 0 : 1);
    }

    private boolean run(
            Path session,
            Path folder,
            int wanted,
            int killIn,
            int rate,
            List<String> strikeiq,
            Brokers brokers,
            DatabaseSettings.External settings)
            throws Exception {
        for (String owner : List.of("engine-a", "engine-b")) {
            services.add(new DrillService(strikeiq, folder, owner, brokers, TOPIC, "moved", settings));
        }
        DrillService alone = new DrillService(strikeiq, folder, "", brokers, TOPIC, "alone", settings);
        PacedPublisher load = new PacedPublisher(session, brokers, TOPIC, rate);
        long began = System.nanoTime();
        try {
            load.start();
            while (load.published() < rate) {
                LockSupport.parkNanos(1_000_000);
            }
            services.get(0).start();
            await("an owner", () -> owner().isPresent());
            services.get(1).start();
            refuseOtherHashes();
            int done = 0;
            while (done < wanted && !load.isOver()) {
                if (killIn > 0 && random.nextInt(killIn) == 0) {
                    kill();
                }
                if (handOver()) {
                    done++;
                    if (done % 50 == 0) {
                        out.printf(
                                "%d handovers, %d kills, %d refused, %,d ticks%n",
                                done, kills, refused, load.published());
                    }
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long ticks = load.published();
            load.finish();
            for (DrillService each : services) {
                each.await();
            }
            alone.start();
            int exit = alone.await();
            out.printf(
                    Locale.ROOT,
                    "%d handovers, %d kills, %d of them taken over from a checkpoint, of which %d of a paused owner,"
                            + " %d refused in %.0f s under %,.0f ticks/s;"
                            + " the service alone ends with %d%n",
                    done,
                    kills,
                    crashes,
                    pauses,
                    refused,
                    seconds,
                    ticks / seconds,
                    exit);
            if (done < wanted) {
                out.println("the session ended before the others; DRILL_TICKS makes it longer");
            }
            return compare(brokers, done) && done >= wanted;
        } finally {
            for (DrillService each : services) {
                each.end();
            }
            alone.end();
        }
    }

    private Optional<Owner> owner() {
        return owners.of(TOPIC, 0)
                .filter(each -> !each.expired() && !each.runId().isEmpty());
    }

    /** @param what is waited for */
    private void await(String what, java.util.function.BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > PATIENCE) {
                throw new IllegalStateException("waited for " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /**
     * Either side, which is started again at once; or the owner stays away until the other has taken the partition from its checkpoint; or
     * it stands still for that time, and goes on as a second owner.
     */
    private void kill() throws Exception {
        DrillService victim = services.get(random.nextInt(services.size()));
        boolean owns =
                owner().filter(each -> each.owner().equals(victim.owner())).isPresent();
        kills++;
        int kind = random.nextInt(3);
        if (owns && kind > 0) {
            if (kind == 1) {
                victim.end();
            } else {
                victim.signal("STOP");
            }
            await(
                    "the other service after a crash",
                    () -> owner().filter(each -> !each.owner().equals(victim.owner()))
                            .isPresent());
            crashes++;
            if (kind == 2) {
                // Two that own the partition, each for itself, until the old one sees the higher epoch.
                pauses++;
                victim.signal("CONT");
                if (victim.await() == 0) {
                    throw new IllegalStateException(victim.owner() + " did not notice that it was replaced");
                }
            }
            victim.start();
        } else {
            victim.kill();
        }
    }

    /** Once, the row of the handover has other hashes than the owner wrote: it must be refused, and the owner must go on. */
    private void refuseOtherHashes() {
        database.jdbi().useHandle(h -> h.execute("""
                create function other_hashes() returns trigger language plpgsql as $$
                begin
                    if new.step = 'fenced' then new.hashes := 'NOBODY 0 0 0' || chr(10); end if;
                    return new;
                end $$;
                create trigger other_hashes before update on partition_handovers for each row execute function other_hashes()
                """));
        boolean given = handOver();
        String message = handovers.of(TOPIC, 0).map(Handover::message).orElse("there was none");
        if (given || !message.contains("the states differ at the fence")) {
            throw new IllegalStateException("hashes that differ were not refused: " + message);
        }
        refused = 0;
        out.println("refused, as it must be: " + message);
        database.jdbi().useHandle(h -> h.execute("drop function other_hashes() cascade"));
    }

    private boolean handOver() {
        await("an owner", () -> owner().isPresent());
        String now = owner().map(Owner::owner).orElse("");
        String other = services.stream()
                .map(DrillService::owner)
                .filter(each -> !each.equals(now))
                .findFirst()
                .orElseThrow();
        String before = owner().map(Owner::runId).orElse("");
        Optional<Long> from = handovers.ask(TOPIC, 0, other);
        if (from.isEmpty()) {
            return false;
        }
        long began = System.nanoTime();
        long readyAt = began;
        long fencedAt = began;
        while (true) {
            Handover handover = handovers.of(TOPIC, 0).orElseThrow();
            if (List.of(PartitionHandovers.ASKED, PartitionHandovers.SHADOW).contains(handover.step())) {
                readyAt = System.nanoTime();
                fencedAt = readyAt;
            } else if (handover.step().equals(PartitionHandovers.READY)) {
                fencedAt = System.nanoTime();
            } else if (handover.step().equals(PartitionHandovers.DONE)) {
                untilFenced.add((fencedAt - readyAt) / 1_000_000);
                untilTaken.add((System.nanoTime() - fencedAt) / 1_000_000);
                handedOver.put(from.get() + 1, from.get());
                await("outputs of the new owner, or another owner", () -> writes(from.get() + 1, before));
                LockSupport.parkNanos(random.nextInt(50) * 1_000_000L);
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
            if (System.nanoTime() - began > PATIENCE) {
                throw new IllegalStateException("the handover is at " + handover);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /**
     * Whether an owner has rows in the database, or is one no more.
     *
     * @param before run of the owner before it
     */
    private boolean writes(long epoch, String before) {
        Optional<Owner> owner = owners.of(TOPIC, 0).filter(each -> each.epoch() == epoch);
        if (owner.isPresent() && owner.get().runId().equals(before)) {
            return false;
        }
        return owner.isEmpty()
                || database.jdbi()
                                .withHandle(h -> h.createQuery(
                                                "select coalesce(max(journal_index), -1) from journal_positions"
                                                        + " where run_id = :run and consumer = 'database'")
                                        .bind("run", owner.get().runId())
                                        .mapTo(Long.class)
                                        .one())
                        > 1;
    }

    private boolean compare(Brokers brokers, int done) throws IOException {
        DrillOutputs moved = DrillOutputs.read(new OutputSettings(brokers, "moved", 4, OutputFormat.JSON));
        DrillOutputs alone = DrillOutputs.read(new OutputSettings(brokers, "alone", 4, OutputFormat.JSON));
        String difference = moved.difference(alone);
        out.printf(
                "%,d outputs of %d kinds and underlyings, %d repeats and %d of former owners left out: %s%n",
                moved.count(),
                moved.byUnderlying().size(),
                moved.repeats(),
                moved.fenced(),
                difference.isEmpty() ? "equal to those of one machine" : "DIFFERENT: " + difference);
        boolean rows = rows(false).equals(rows(true));
        out.println("rows of signals in the database: " + (rows ? "equal" : "DIFFERENT"));
        latencies(brokers, moved, done);
        return difference.isEmpty() && rows && moved.count() > 0;
    }

    /** All signals of the runs of the service alone, or of the two others. */
    private List<String> rows(boolean alone) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select s.timestamp || ' ' || s.symbol || ' ' || s.engine || ' '"
                                        + " || s.signal || ' ' || s.ordinal || ' ' || coalesce(s.strength::text, '') from ai_signal_logs s"
                                        + " join runs r on r.id = s.run_id where (r.source like '%/alone/%') = :alone order by 1")
                        .bind("alone", alone)
                        .mapTo(String.class)
                        .list());
    }

    /** From the fence's record to the first output of the new owner, by the times that the producers gave the records. */
    private void latencies(Brokers brokers, DrillOutputs moved, int done) throws IOException {
        Map<Long, Long> fences = new TreeMap<>();
        RecordsOf.each(brokers, TOPIC, record -> {
            if (TickRecord.isFence(record.value())) {
                fences.put(TickRecord.epoch(record.value()), record.timestamp());
            }
        });
        List<Long> millis = new ArrayList<>();
        handedOver.forEach((epoch, from) -> {
            Long first = moved.firstOfEpoch().get(epoch);
            Long fence = fences.get(from);
            if (first != null && fence != null) {
                millis.add(first - fence);
            }
        });
        say("fence to first output", millis, done);
        for (String step : STEPS) {
            say("  fence to " + step, after(step), done);
        }
        say("caught up to fenced", untilFenced, done);
        say("fenced to taken", untilTaken, done);
    }

    /** What both sides say of a step of their handovers. */
    private List<Long> after(String step) throws IOException {
        Pattern said = Pattern.compile("milliseconds after the fence of epoch \\d+: .*\\b" + step + " (-?\\d+)");
        List<Long> millis = new ArrayList<>();
        for (DrillService each : services) {
            for (String line : each.said()) {
                Matcher found = said.matcher(line);
                if (found.find()) {
                    millis.add(Long.parseLong(found.group(1)));
                }
            }
        }
        return millis;
    }

    private void say(String what, List<Long> millis, int of) {
        Collections.sort(millis);
        if (!millis.isEmpty()) {
            out.printf(
                    "%s of %d of %d handovers, ms: p50 %d, p99 %d, most %d%n",
                    what,
                    millis.size(),
                    of,
                    millis.get(millis.size() / 2),
                    millis.get((int) Math.min(millis.size() - 1L, Math.round(millis.size() * 0.99))),
                    millis.get(millis.size() - 1));
        }
    }
}
