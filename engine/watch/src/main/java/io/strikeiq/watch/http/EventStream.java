package io.strikeiq.watch.http;

import io.strikeiq.watch.push.Message;
import io.strikeiq.watch.push.Wire;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Server-sent events to one client. */
final class EventStream implements Wire {
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Runnable gone = () -> {};

    EventStream(Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
    }

    void onGone(Runnable action) {
        gone = action;
    }

    @Override
    public void send(Message message, Runnable sent) {
        response.write(false, message.event(), Callback.from(sent, this::failed));
    }

    /** Ends it: the client has gone, or the connection was idle for too long. */
    void failed(Throwable failure) {
        gone.run();
        if (ended.compareAndSet(false, true)) {
            callback.failed(failure);
        }
    }

    @Override
    public void close(String reason) {
        if (ended.compareAndSet(false, true)) {
            callback.failed(new IllegalStateException(reason));
        }
    }
}
