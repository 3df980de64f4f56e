package io.strikeiq.watch.http;

import io.strikeiq.venue.tls.TlsFiles;
import io.strikeiq.venue.tls.TlsKeys;
import io.strikeiq.watch.api.Control;
import io.strikeiq.watch.api.ReadApi;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of a running service. Its threads read the file of counters, and what is shown to the API; never what the stages write. */
public final class WatchServer implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_HEADERS = 8 << 10;
    private static final int MOST_BODY = 1 << 10;
    private static final int WAITING_CONNECTIONS = 64;
    /** Of each connection: a client that takes nothing does not hold megabytes of the system. */
    private static final int SEND_BUFFER = 128 << 10;

    private final Server server;
    private final ServerConnector connector;

    private WatchServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** As the other, without an API. */
    public static WatchServer start(
            HttpSettings settings, ReadySettings ready, Supplier<CounterView> counters, LongSupplier clock) {
        return start(settings, ready, counters, clock, null, null);
    }

    /** As the other, without changes, and without an audit but the log. */
    public static WatchServer start(
            HttpSettings settings,
            ReadySettings ready,
            Supplier<CounterView> counters,
            LongSupplier clock,
            ReadApi api,
            PushHub hub) {
        return start(settings, ready, counters, clock, api, hub, null, EventSink.none());
    }

    /**
     * Begins to listen.
     *
     * @param counters what is read at each request
     * @param clock nanoseconds since the epoch
     * @param api answers what is asked under /api/v1, null for nothing
     * @param hub sends what comes to subscribers, null for nothing
     * @param control takes changes of engines, null for none
     * @param events gets the requests that are denied
     * @throws ListenException when it cannot
     */
    public static WatchServer start(
            HttpSettings settings,
            ReadySettings ready,
            Supplier<CounterView> counters,
            LongSupplier clock,
            ReadApi api,
            PushHub hub,
            Control control,
            EventSink events) {
        InetAddress address = address(settings);
        Optional<SslConnectionFactory> tls = tls(settings);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("strikeiq-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, settings, address, tls);
        server.addConnector(connector);
        server.setStopAtShutdown(false);
        server.setErrorHandler((request, response, callback) -> {
            Reply.ofStatus(response.getStatus()).send(response, callback);
            return true;
        });
        SizeLimitHandler limited = new SizeLimitHandler(MOST_BODY, -1);
        server.addBean(new NetworkConnectionLimit(settings.connections(), server));
        Guard guard = new Guard(settings, address.isLoopbackAddress());
        PushRequests push = hub == null ? null : new PushRequests(hub, guard, events);
        limited.setHandler(new WatchHandler(
                guard,
                ready,
                counters,
                clock,
                api == null ? null : new ApiRequests(api),
                push,
                control == null
                        ? null
                        : new ControlRequests(control, !settings.token().isEmpty()),
                events));
        server.setHandler(push == null ? limited : around(push.sockets(server), limited));
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new ListenException(settings, e);
        }
        return new WatchServer(server, connector);
    }

    private static Handler around(Handler.Wrapper outer, Handler inner) {
        outer.setHandler(inner);
        return outer;
    }

    private static InetAddress address(HttpSettings settings) {
        try {
            return InetAddress.getByName(settings.address());
        } catch (UnknownHostException e) {
            throw new ListenException(settings, e);
        }
    }

    private static ServerConnector connector(
            Server server, HttpSettings settings, InetAddress address, Optional<SslConnectionFactory> tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(MOST_HEADERS);
        http.setUriCompliance(UriCompliance.RFC3986);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = tls.isEmpty()
                ? new ServerConnector(server, 1, 1, plain)
                : new ServerConnector(server, 1, 1, tls.get(), plain);
        connector.setHost(address.getHostAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(TimeUnit.NANOSECONDS.toMillis(settings.idle()));
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        return connector;
    }

    private static Optional<SslConnectionFactory> tls(HttpSettings settings) {
        TlsKeys.Keystore keys = settings.tls();
        if (keys == null) {
            return Optional.empty();
        }
        try {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(TlsFiles.keys(keys.file(), keys.password()));
            tls.setKeyStorePassword(keys.password());
            tls.setIncludeProtocols(TlsFiles.PROTOCOLS.toArray(new String[0]));
            tls.setSniRequired(false);
            return Optional.of(new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()));
        } catch (IOException e) {
            throw new ListenException(settings, e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not stop: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop(server);
    }
}
