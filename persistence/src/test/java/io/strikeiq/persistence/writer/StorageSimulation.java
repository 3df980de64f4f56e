package io.strikeiq.persistence.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.ModelDisk;
import io.strikeiq.persistence.journal.ModelQueue;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One life of a run under faults, all decided by a seed. The journal writer and reader, the batches and the writer's loop
 * are the real ones; the queue file is written store by store, the database is a model, time is virtual, and all happens
 * on one thread in an order that the seed chooses.
 *
 * <pre>
 *   ticks, from the first after each kill ─▶ journal writer ─▶ queue file ─▶ journal reader ─▶ writer's loop ─▶ database
 *                                            killed between two stores       sees half records     errors, delays, lost
 *                                                                                                  connections, refusals
 * </pre>
 */
final class StorageSimulation implements ModelDatabase.Faults {
    private static final RunInfo RUN = new RunInfo("simulated", "simulation", 1);
    private static final String[] PASSING = {"40001", "40P01", "53100", "53300", "25006", "57014", "42P01", "42501"};
    private static final String[] CONNECTION = {"08006", "08003", "57P01", "57P03"};
    private static final long HOUR = 3_600_000_000_000L;

    /** The process dies here, and with the power all that is not on the disk. */
    private static final class Kill extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean power;

        private Kill(boolean power) {
            super("kill", null, false, false);
            this.power = power;
        }
    }

    /** What a power failure finds. */
    private enum Power {
        STAYS,
        FAILS_FORCED,
        FAILS_UNFORCED
    }

    private final long seed;
    private final SplittableRandom random;
    private final Path directory;
    private final int ticks;
    private final double trouble;
    private final Power power;
    private final ModelDisk disk;
    private final ModelDatabase database;
    private final List<String> expected = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long now;
    private long awayUntil;
    private boolean calm;
    private WriterLoop loop;
    private JournalBatches batches;
    private long nextStep;
    private long durable = -1;
    private int kills;
    private int powerFailures;
    private int lostEnds;
    private int failures;

    StorageSimulation(long seed, Path directory) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.directory = directory;
        this.ticks = 20 + random.nextInt(60);
        this.trouble = random.nextInt(3) == 0 ? 0.3 : 0.03;
        this.power = Power.values()[random.nextInt(3)];
        this.disk = new ModelDisk(directory);
        this.database = new ModelDatabase(this, row -> isRefused(RowKey.of(row)));
        for (int tick = 1; tick <= ticks; tick++) {
            for (String key : keys(tick)) {
                (isRefused(key) ? refused : expected).add(key);
            }
        }
    }

    /** Whether the database refuses a row, by its key so that each try sees the same. */
    private boolean isRefused(String key) {
        return new SplittableRandom(seed ^ key.hashCode() * 31L).nextInt(20) == 0;
    }

    private int signals(int tick) {
        return new SplittableRandom(seed * 1_000 + tick).nextInt(4);
    }

    private List<String> keys(int tick) {
        List<String> keys = new ArrayList<>();
        for (int ordinal = 0; ordinal < signals(tick); ordinal++) {
            keys.add(RowKey.signal(tick, TestSignals.signal(tick, "S").engine, ordinal));
        }
        if (tick % 5 == 0) {
            keys.add(RowKey.snapshot(tick, "S"));
        }
        return keys;
    }

    /** Runs until all is in the database, and checks that it is there as it must be. */
    void run() {
        boolean ended = false;
        try {
            while (!ended) {
                ended = live();
            }
            calm = true;
            drain();
        } catch (LostEndException e) {
            assertEquals(Power.FAILS_UNFORCED, power, () -> this + ": " + e.getMessage());
            lostEnds++;
            checkPrefix();
            return;
        }
        check();
        if (random.nextInt(4) == 0) {
            damage();
        }
    }

    /** One life of the process; true when the run has come to its end. */
    private boolean live() {
        boolean failed = false;
        try (SignalJournalWriter journal = ModelQueue.open(directory, RUN, this::between)) {
            start();
            for (int tick = 1; tick <= ticks; tick++) {
                play(tick, journal);
                between();
                sync(journal);
            }
            calm = true;
            journal.endRun(2, ticks, expected.size(), 3, 4);
            durable = journal.lastIndex();
            calm = false;
            return true;
        } catch (Kill e) {
            kills++;
            failed = e.power;
            return false;
        } finally {
            stop();
            if (failed) {
                failPower();
            }
        }
    }

    /** From time to time what has been journaled is forced; the database may have it from then on. */
    private void sync(SignalJournalWriter journal) {
        if (power == Power.FAILS_FORCED && random.nextInt(4) == 0) {
            disk.force();
            durable = journal.lastIndex();
        }
    }

    private void failPower() {
        powerFailures++;
        disk.failPower(random);
        disk.repair();
        if (power == Power.FAILS_FORCED) {
            assertTrue(disk.last() >= durable, () -> this + ": what was forced is gone");
        }
    }

    private void play(int tick, SignalJournalWriter journal) {
        for (int ordinal = 0; ordinal < signals(tick); ordinal++) {
            Signal signal = TestSignals.signal(tick, "S");
            signal.ordinal = ordinal;
            journal.onSignal(signal);
        }
        if (tick % 5 == 0) {
            MarketSnapshot snapshot = new MarketSnapshot(new Pool<>(1, 0, MarketSnapshot::new));
            snapshot.tickSequence = tick;
            snapshot.underlying = "S";
            journal.onMarketSnapshot(snapshot);
        }
    }

    private void start() {
        stop();
        batches = new JournalBatches(
                directory, 1 + random.nextInt(8), () -> power == Power.FAILS_FORCED ? durable : Long.MAX_VALUE);
        loop = new WriterLoop(
                batches,
                database,
                () -> before(ModelDatabase.Step.STATEMENT),
                new CommittedState(() -> -1),
                new BackOff(() -> now, random),
                () -> now,
                random.nextInt(3) * 1_000_000L);
        nextStep = now;
    }

    private void stop() {
        if (batches != null) {
            batches.close();
            batches = null;
        }
        loop = null;
    }

    /** Between any two stores of the journal's thread: the writer may take steps, time passes, the process may die. */
    private void between() {
        if (calm) {
            return;
        }
        now += random.nextInt(2_000_000);
        while (loop != null && random.nextInt(3) == 0) {
            step();
        }
        if (random.nextDouble() < 0.003) {
            throw new Kill(power != Power.STAYS && random.nextBoolean());
        }
    }

    private void step() {
        now = Math.max(now, nextStep);
        long wait = loop.step(random.nextInt(4) == 0);
        assertTrue(wait >= 0 && wait <= 5_000_000_000L, () -> this + ": a wait of " + wait);
        assertTrue(batches.batch().rowCount() < 8 + 1, () -> this + ": the batch grows");
        nextStep = now + wait;
    }

    private void drain() {
        start();
        long steps = 0;
        while (!database.runEnded()) {
            step();
            steps++;
            assertTrue(steps < 100_000, () -> this + ": does not catch up");
        }
        stop();
    }

    private void check() {
        List<Row> rows = database.rows();
        assertEquals(inOrder(expected, "signal"), keys(rows, Table.SIGNALS), () -> this + ": signals in the database");
        assertEquals(
                inOrder(expected, "snapshot"),
                keys(rows, Table.MARKET_SNAPSHOTS),
                () -> this + ": snapshots in the database");
        List<String> letters = database.letters().stream()
                .map(letter -> RowKey.of(new Row(tableOf(letter.table()), letter.journalIndex(), letter.payload())))
                .sorted()
                .toList();
        assertEquals(refused.stream().sorted().toList(), letters, () -> this + ": dead letters");
    }

    /** A run that lost the end of its journal does not go on; what the database had of it stays as it was. */
    private void checkPrefix() {
        List<String> stored = keys(database.rows(), Table.SIGNALS);
        List<String> all = inOrder(expected, "signal");
        assertEquals(all.subList(0, stored.size()), stored, () -> this + ": signals of a run that cannot go on");
    }

    private static Table tableOf(String name) {
        return name.equals(Table.SIGNALS.tableName()) ? Table.SIGNALS : Table.MARKET_SNAPSHOTS;
    }

    private static List<String> inOrder(List<String> keys, String kind) {
        return keys.stream().filter(key -> key.startsWith(kind)).toList();
    }

    private static List<String> keys(List<Row> rows, Table table) {
        return rows.stream().filter(row -> row.table() == table).map(RowKey::of).collect(Collectors.toList());
    }

    /** A flipped bit: a writer that begins again writes all before it, nothing behind it, and says so. */
    private void damage() {
        ModelQueue.flipBit(directory, random.nextDouble());
        ModelDatabase empty = new ModelDatabase(this, row -> isRefused(RowKey.of(row)));
        JournalException damage = null;
        try (JournalBatches again = new JournalBatches(directory, 5)) {
            WriterLoop reader = new WriterLoop(
                    again,
                    empty,
                    Preparation.NONE,
                    new CommittedState(() -> -1),
                    new BackOff(() -> now, random),
                    () -> now,
                    0);
            while (true) {
                now += 1 + reader.step(true);
            }
        } catch (JournalException e) {
            damage = e;
        }
        assertNotNull(damage, () -> this + ": the damage was not found");
        List<String> read = keys(empty.rows(), Table.SIGNALS);
        List<String> all = inOrder(expected, "signal");
        assertEquals(all.subList(0, read.size()), read, () -> this + ": before the damage");
    }

    @Override
    public void before(ModelDatabase.Step step) throws SQLException {
        now += random.nextInt(1_000_000);
        if (calm) {
            return;
        }
        if (now < awayUntil) {
            throw fail("the server is away", "08001");
        }
        double fault = random.nextDouble();
        if (fault < trouble * 0.05) {
            awayUntil = now + (long) (HOUR * Math.pow(random.nextDouble(), 4));
            throw fail("the server is gone", "57P01");
        }
        if (fault < trouble * 0.4) {
            throw fail("the connection is lost", CONNECTION[random.nextInt(CONNECTION.length)]);
        }
        if (fault < trouble * 0.8 && step != ModelDatabase.Step.CONNECT) {
            throw fail("not now", PASSING[random.nextInt(PASSING.length)]);
        }
        if (fault < trouble) {
            now += random.nextLong(60_000_000_000L);
        }
    }

    private SQLException fail(String message, String state) {
        failures++;
        return new SQLException(message, state);
    }

    @Override
    public ModelDatabase.Commit commit() {
        if (calm || random.nextDouble() >= trouble) {
            return ModelDatabase.Commit.DONE;
        }
        failures++;
        ModelDatabase.Commit[] outcomes = ModelDatabase.Commit.values();
        return outcomes[1 + random.nextInt(outcomes.length - 1)];
    }

    int kills() {
        return kills;
    }

    int failures() {
        return failures;
    }

    int powerFailures() {
        return powerFailures;
    }

    int lostEnds() {
        return lostEnds;
    }

    @Override
    public String toString() {
        return "simulation of -Dfaults.seed=" + seed;
    }
}
