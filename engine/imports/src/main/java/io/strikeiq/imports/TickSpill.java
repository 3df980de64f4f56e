package io.strikeiq.imports;

import io.strikeiq.core.event.TickType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sorted runs of ticks on disk, for days that memory would not hold, and their merge. They stand one after the other in one file in the
 * folder of temporary files, which is open to its owner only and vanishes with the process.
 */
final class TickSpill implements AutoCloseable {
    /** time, time of receipt, phase, type, rank, id, six values and the levels of depth. */
    private static final int MOST_RECORD =
            2 * Long.BYTES + 2 + 2 * Integer.BYTES + 6 * Double.BYTES + DepthLevels.MOST_BYTES;

    private static final int BYTES_AT_ONCE = 1 << 16;

    private FileChannel file;
    /** Where each run ends in the file, and the next begins. */
    private final List<Long> ends = new ArrayList<>();

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** Writes one run of ticks, which are in order. */
    void write(List<DayTick> ticks) {
        try {
            if (file == null) {
                file = FileChannel.open(
                        Files.createTempFile("strikeiq-import-", ".ticks"),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            ByteBuffer buffer = ByteBuffer.allocate(BYTES_AT_ONCE);
            for (DayTick tick : ticks) {
                if (buffer.remaining() < MOST_RECORD) {
                    flush(buffer, file);
                }
                put(buffer, tick);
            }
            flush(buffer, file);
            ends.add(file.position());
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    private static void flush(ByteBuffer buffer, FileChannel file) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    private static void put(ByteBuffer buffer, DayTick tick) {
        buffer.putLong(tick.time())
                .putLong(tick.received())
                .put((byte) tick.phase().ordinal())
                .put((byte) tick.type().ordinal())
                .putInt(tick.rank())
                .putInt(tick.id())
                .putDouble(tick.a())
                .putDouble(tick.b())
                .putDouble(tick.c())
                .putDouble(tick.d())
                .putDouble(tick.e())
                .putDouble(tick.f());
        DepthLevels.write(tick.levels(), buffer);
    }

    /** Gives the ticks of all runs in order; equal ones in the order of the runs. */
    void merge(Consumer<DayTick> target) {
        PriorityQueue<Run> heads =
                new PriorityQueue<>(Comparator.<Run, DayTick>comparing(run -> run.head, DayTick.ORDER)
                        .thenComparingInt(run -> run.number));
        try {
            long from = 0;
            for (int number = 0; number < ends.size(); number++) {
                Run run = new Run(file, number, from, ends.get(number));
                from = ends.get(number);
                if (run.advance()) {
                    heads.add(run);
                }
            }
            while (!heads.isEmpty()) {
                Run next = heads.remove();
                target.accept(next.head);
                if (next.advance()) {
                    heads.add(next);
                }
            }
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    private static ImportException failure(String what, IOException cause) {
        return ImportException.failed(
                "cannot " + what + " temporary files in " + System.getProperty("java.io.tmpdir") + ": "
                        + Unreadable.reason(cause) + "; name another folder by -Djava.io.tmpdir",
                cause);
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw failure("close", e);
        }
        file = null;
        ends.clear();
    }

    /** One run that is being read. */
    private static final class Run {
        private static final DayTicks.Phase[] PHASES = DayTicks.Phase.values();

        private final FileChannel channel;
        private final int number;
        private final ByteBuffer buffer = ByteBuffer.allocate(BYTES_AT_ONCE).limit(0);
        private final long end;
        private long position;
        private DayTick head;

        Run(FileChannel channel, int number, long from, long end) {
            this.channel = channel;
            this.number = number;
            this.position = from;
            this.end = end;
        }

        /** Moves on to the next tick; false at the end. */
        boolean advance() throws IOException {
            if (buffer.remaining() < MOST_RECORD) {
                buffer.compact();
                buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + end - position));
                while (buffer.hasRemaining()) {
                    int read = channel.read(buffer, position);
                    if (read < 0) {
                        throw new EOFException("the file was cut off");
                    }
                    position += read;
                }
                buffer.flip();
            }
            if (!buffer.hasRemaining()) {
                return false;
            }
            long time = buffer.getLong();
            long received = buffer.getLong();
            DayTicks.Phase phase = PHASES[buffer.get()];
            TickType type = TickType.of(buffer.get());
            head = new DayTick(
                    time,
                    phase,
                    buffer.getInt(),
                    buffer.getInt(),
                    type,
                    received,
                    buffer.getDouble(),
                    buffer.getDouble(),
                    buffer.getDouble(),
                    buffer.getDouble(),
                    buffer.getDouble(),
                    buffer.getDouble(),
                    DepthLevels.read(buffer));
            return true;
        }
    }
}
