package io.strikeiq.service.watch;

import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.watch.api.Control;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.NewestView;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.http.ListenException;
import io.strikeiq.watch.http.WatchServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the file of counters, on a thread of its own, and serves it where the config says so. */
public final class ServiceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceWatch.class);
    private static final String THREAD_NAME = "strikeiq-counters";
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(200);

    private final CounterFile file;
    private final CounterSources sources;
    private final LongSupplier clock;
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private final String scheme;
    private WatchServer server;
    private String runId = "";
    private boolean failed;
    private long writings;

    private ServiceWatch(CounterFile file, CounterSources sources, LongSupplier clock, String scheme) {
        this.file = file;
        this.scheme = scheme;
        this.sources = sources;
        this.clock = clock;
        this.thread = new Thread(this::write, THREAD_NAME);
        thread.setDaemon(true);
    }

    /**
     * Begins to write, and to listen.
     *
     * @param folder the data folder
     * @param program version of the program
     * @param api answers what is asked under /api/v1, null for nothing
     * @param control takes changes of engines, null for none
     * @param events is told of requests that are denied
     * @param clock nanoseconds since the epoch
     * @throws UserException when it cannot listen where the config says
     */
    public static ServiceWatch start(
            Path folder,
            String program,
            WatchSettings settings,
            CounterSources sources,
            ApiSources api,
            Control control,
            EventSink events,
            LongSupplier clock) {
        CounterFile file = CounterFile.create(folder, program, clock.getAsLong(), PERIOD);
        ServiceWatch watch =
                new ServiceWatch(file, sources, clock, settings.http().tls() == null ? "http" : "https");
        watch.thread.start();
        if (settings.http().isOn()) {
            try {
                watch.server = WatchServer.start(
                        settings.http(),
                        settings.ready(),
                        new NewestView(folder, file::beatAt),
                        clock,
                        api == null ? null : api.api(),
                        api == null ? null : api.hub(),
                        control,
                        events);
            } catch (ListenException e) {
                watch.close();
                throw new UserException("watch.http: " + e.getMessage());
            }
        }
        return watch;
    }

    /** Where it listens, in words; null when it does not. */
    public String location() {
        return server == null
                ? null
                : scheme + "://" + server.address().getHostString() + ":"
                        + server.address().getPort();
    }

    private void write() {
        while (!stop.await(PERIOD)) {
            sample();
        }
        sample();
        file.end(clock.getAsLong());
    }

    private void sample() {
        String run = sources.runId();
        sources.forEach(this::sample);
        // What belongs to a run is seen before the run is.
        if (!runId.equals(run)) {
            runId = run;
            file.run(runId);
        }
        file.set(Measure.WRITINGS, ++writings);
        file.beat(clock.getAsLong());
    }

    /** One source that fails does not keep the others from being written. */
    private void sample(CounterSource source) {
        try {
            source.sample(file);
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.error("counters cannot be taken; more of these are not logged", e);
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        stop.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        file.close();
    }
}
