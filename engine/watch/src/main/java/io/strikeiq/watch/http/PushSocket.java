package io.strikeiq.watch.http;

import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.push.Wire;
import io.strikeiq.watch.push.Wish;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** The socket of one client; what it sends is not read. */
public final class PushSocket implements Session.Listener.AutoDemanding, Wire {
    private final PushHub hub;
    private final Wish wish;
    private volatile Session session;
    private volatile Runnable gone = () -> {};

    PushSocket(PushHub hub, Wish wish) {
        this.hub = hub;
        this.wish = wish;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        Runnable added = hub.add(this, wish);
        if (added == null) {
            opened.close(StatusCode.TRY_AGAIN_LATER, "there are too many clients", Callback.NOOP);
        } else {
            gone = added;
        }
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        gone.run();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        gone.run();
    }

    @Override
    public void send(String id, String text, Runnable sent) {
        session.sendText(text, Callback.from(sent, failure -> gone.run()));
    }

    @Override
    public void close(String reason) {
        session.close(StatusCode.POLICY_VIOLATION, reason, Callback.from(() -> {}, failure -> session.disconnect()));
    }
}
