package io.strikeiq.service.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.feeds.FeedClosedException;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a live run takes requests of other processes: files in a folder that only its owner may write to. Each request
 * becomes one CONTROL tick among those of the feed, which is recorded as they are, so that a replay repeats it.
 *
 * <pre>
 *   data folder/control/ID.request    written by the command, taken and deleted by the run
 *   data folder/control/ID.answer     written by the run, deleted by the command
 * </pre>
 */
public final class ControlInbox implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlInbox.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";
    private static final String TAKEN = "taken";
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path folder;
    private final EngineRegistry registry;
    private final TickSink sink;
    private final EventSink events;
    private final ExperienceChanges experience;

    private ControlInbox(
            Path folder, EngineRegistry registry, TickSink sink, EventSink events, ExperienceChanges experience) {
        this.experience = experience;
        this.events = events;
        this.folder = folder;
        this.registry = registry;
        this.sink = sink;
    }

    /**
     * Opens the inbox of a data folder; requests that an earlier run has not taken are dropped.
     *
     * @param sink takes CONTROL ticks, from another thread than the feed's, and gives them their time
     * @throws UserException when the folder cannot be made
     */
    static ControlInbox open(Path dataFolder, EngineRegistry registry, TickSink sink) {
        return open(dataFolder, registry, sink, EventSink.none(), ExperienceChanges.NONE);
    }

    /**
     * As the other.
     *
     * @param events is notified of each change that was taken or refused
     * @param experience is notified of each change of the experience
     */
    static ControlInbox open(
            Path dataFolder, EngineRegistry registry, TickSink sink, EventSink events, ExperienceChanges experience) {
        Path folder = folder(dataFolder);
        try {
            OwnerOnly.createDirectories(folder);
            clear(folder);
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot use " + folder + ": " + e.getMessage(), e);
        }
        return new ControlInbox(folder, registry, sink, events, experience);
    }

    private static Path folder(Path dataFolder) {
        return dataFolder.resolve("control");
    }

    private static void clear(Path folder) throws IOException {
        for (Path file : files(folder, "")) {
            Files.deleteIfExists(file);
        }
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Takes the requests that are there. */
    @Override
    public void run() {
        try {
            for (Path request : files(folder, REQUEST)) {
                answer(request, taken(request));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String taken(Path file) throws IOException {
        try {
            ControlRequest request = JSON.readValue(file.toFile(), ControlRequest.class);
            try {
                if (request.version() != null) {
                    experience.prepare(request.version());
                }
                MarketEvent tick = request.fill(new MarketEvent(), registry);
                sink.accept(tick);
                if (request.version() != null) {
                    experience.taken(request.parameter(), request.version(), tick.exchangeTime);
                }
            } catch (UserException e) {
                audit(request, e.getMessage());
                return e.getMessage();
            }
            LOG.info("control: {}", request);
            audit(request, TAKEN);
            return TAKEN;
        } catch (FeedClosedException e) {
            return "the run is ending and takes no more changes";
        } catch (JacksonException e) {
            return "not a request: " + e.getOriginalMessage();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void audit(ControlRequest request, String answer) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("engine", request.engine());
        metadata.put("change", request.change());
        metadata.put("answer", answer);
        String actor = request.actor() == null ? "unknown" : request.actor();
        String what = request.version() == null ? "engine " + request.engine() : request.engine();
        events.event(EventType.CONTROL, actor, what + ": " + request.change(), metadata);
    }

    private static void answer(Path request, String text) throws IOException {
        String name = request.getFileName().toString();
        String id = name.substring(0, name.length() - REQUEST.length());
        write(request.resolveSibling(id + ANSWER), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Asks the live run of a data folder for a change and waits for its answer.
     *
     * @param patience nanoseconds
     * @throws UserException when no run answers, or it refuses
     */
    public static void ask(Path dataFolder, ControlRequest request, long patience) {
        Path folder = folder(dataFolder);
        String id = UUID.randomUUID().toString();
        Path answer = folder.resolve(id + ANSWER);
        try {
            if (!Files.isDirectory(folder)) {
                throw nobody(dataFolder);
            }
            Path file = folder.resolve(id + REQUEST);
            write(file, JSON.writeValueAsBytes(request));
            StopRequest never = new StopRequest();
            long end = System.nanoTime() + patience;
            while (!Files.exists(answer) && System.nanoTime() < end) {
                never.await(LOOK);
            }
            if (Files.deleteIfExists(file) || !Files.exists(answer)) {
                throw nobody(dataFolder);
            }
            String text = Files.readString(answer);
            Files.deleteIfExists(answer);
            if (!text.equals(TAKEN)) {
                throw new UserException(ExitCode.USAGE, text);
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private static UserException nobody(Path dataFolder) {
        return new UserException(
                ExitCode.FAILURE,
                "no live run answers in " + dataFolder + "; control reaches a run whose run.source is live");
    }

    /** Takes no more requests. */
    @Override
    public void close() {
        try {
            clear(folder);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", folder, e.toString());
        }
    }
}
