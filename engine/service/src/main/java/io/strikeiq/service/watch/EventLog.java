package io.strikeiq.service.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.persistence.database.StoredEvent;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.event.EventType;
import io.strikeiq.watch.event.ServiceEvent;
import io.strikeiq.watch.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events: each in a file at once, one JSON object a line, and from there, by a thread with a position of its own, in the
 * database when that is there. An event that was stored when the process died is stored again, which changes nothing.
 *
 * <pre>
 *   data folder/events/events.jsonl   what the database may lack; emptied when it lacks nothing
 *   data folder/events/position       bytes of it that the database has
 * </pre>
 */
public final class EventLog implements EventSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final String THREAD_NAME = "strikeiq-events";
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Denied requests kept in a second; of a flood the others are counted. */
    private static final int MOST_DENIED = 20;
    /** Bytes read at a time; no line is as long. */
    private static final int TURN = 1 << 16;

    private final Path file;
    private final Path positionFile;
    private final FileChannel channel;
    private final LongSupplier clock;
    private final CounterSources run;
    private final AtomicLong lost = new AtomicLong();
    private volatile long size;
    private volatile long position;
    private long deniedSince;
    private int denied;
    private boolean warned;
    /** Bytes up to which lines were read last. */
    private long end;

    private EventLog(Path folder, FileChannel channel, LongSupplier clock, CounterSources run) throws IOException {
        this.file = folder.resolve("events.jsonl");
        this.positionFile = folder.resolve("position");
        this.channel = channel;
        this.clock = clock;
        this.run = run;
        if (channel.size() > 0) {
            // What a crash cut off is no part of the next line.
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        this.size = channel.size();
        this.position = Files.exists(positionFile) ? position(Files.readString(positionFile), size) : 0;
    }

    private static long position(String text, long size) {
        try {
            return Math.min(size, Long.parseLong(text.trim()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Opens the events of a data folder.
     *
     * @param clock nanoseconds since the epoch
     * @param run says of which run the events are
     * @throws UncheckedIOException when the file cannot be written
     */
    public static EventLog open(Path dataFolder, LongSupplier clock, CounterSources run) {
        Path folder = dataFolder.resolve("events");
        try {
            OwnerOnly.createDirectories(folder);
            Path file = folder.resolve("events.jsonl");
            if (!Files.exists(file)) {
                OwnerOnly.createFile(file);
            }
            return new EventLog(folder, FileChannel.open(file, StandardOpenOption.APPEND), clock, run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * From now on events are stored, until what is returned is closed; what is not stored then waits for the next start.
     *
     * @param store stores events, or throws what it likes while it cannot
     */
    public AutoCloseable storeIn(Consumer<List<StoredEvent>> store) {
        StopRequest stop = new StopRequest();
        Thread thread = new Thread(() -> store(store, stop), THREAD_NAME);
        thread.setDaemon(true);
        thread.start();
        return () -> {
            stop.request();
            thread.join();
        };
    }

    @Override
    public synchronized void event(EventType type, String actor, String description, Map<String, Object> metadata) {
        long now = clock.getAsLong();
        if (type == EventType.DENIED && isFlood(now)) {
            lost.incrementAndGet();
            return;
        }
        ServiceEvent event = new ServiceEvent(
                UUID.randomUUID().toString(), Instant.EPOCH.plusNanos(now), type, actor, description, metadata);
        JsonNode line = Json.tree(Map.of("event", event, "run", run.runId(), "epoch", run.epoch()));
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Json.line(line));
            if (bytes.remaining() >= TURN) {
                throw new IOException("it is longer than " + TURN + " bytes");
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            size = channel.size();
        } catch (IOException e) {
            lost.incrementAndGet();
            LOG.warn("an event cannot be kept: {}: {}", description, e.toString());
            cutOff();
        }
    }

    /** What a full disk took of a line is no part of the next one. */
    private void cutOff() {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            LOG.warn("{} may have a damaged line: {}", file, e.toString());
        }
    }

    private boolean isFlood(long now) {
        if (now - deniedSince >= SECOND) {
            deniedSince = now;
            denied = 0;
        }
        return ++denied > MOST_DENIED;
    }

    /** Writes how many events the database lacks, at least by one where it lacks any, and how many were not kept. */
    public void sample(CounterFile counters) {
        counters.set(Measure.EVENTS_WAITING, size - position);
        counters.set(Measure.EVENTS_LOST, lost.get());
    }

    private void store(Consumer<List<StoredEvent>> database, StopRequest stop) {
        while (!stop.await(LOOK)) {
            turn(database);
        }
        turn(database);
    }

    /** While the database is away, nothing moves. */
    private void turn(Consumer<List<StoredEvent>> database) {
        try {
            for (List<StoredEvent> events = read(); end > position; events = read()) {
                if (!events.isEmpty()) {
                    database.accept(events);
                }
                moved();
            }
            empty();
            warned = false;
        } catch (IOException | RuntimeException e) {
            if (!warned) {
                warned = true;
                LOG.warn("events wait in {}: {}", file, e.getMessage());
            }
        }
    }

    private List<StoredEvent> read() throws IOException {
        List<StoredEvent> events = new ArrayList<>();
        end = position;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(TURN, in.length() - position)];
            in.seek(position);
            in.readFully(bytes);
            int from = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    event(new String(bytes, from, i - from, StandardCharsets.UTF_8), events);
                    from = i + 1;
                    end = position + from;
                }
            }
            if (from == 0 && bytes.length == TURN) {
                LOG.warn("a line of the events is damaged and passed over");
                end = position + TURN;
            }
        }
        return events;
    }

    /** A line that was cut off by a crash is passed over. */
    private static void event(String line, List<StoredEvent> events) {
        if (line.isEmpty()) {
            return;
        }
        try {
            JsonNode node = Json.parse(line);
            JsonNode event = node.get("event");
            events.add(new StoredEvent(
                    event.get("id").textValue(),
                    Instant.parse(event.get("timestamp").textValue()),
                    event.get("type").textValue(),
                    event.get("actor").textValue(),
                    event.get("description").textValue(),
                    event.get("metadata").toString(),
                    node.get("run").textValue(),
                    node.get("epoch").intValue()));
        } catch (RuntimeException e) {
            LOG.warn("a line of the events is damaged and passed over");
        }
    }

    private void moved() throws IOException {
        position = end;
        DurableFile.write(positionFile, position + System.lineSeparator());
    }

    private synchronized void empty() throws IOException {
        if (position > 0 && position == channel.size()) {
            DurableFile.write(positionFile, "0" + System.lineSeparator());
            channel.truncate(0);
            position = 0;
            size = 0;
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be closed: {}", file, e.toString());
        }
    }
}
