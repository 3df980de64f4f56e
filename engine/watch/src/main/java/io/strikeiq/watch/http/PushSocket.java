package io.strikeiq.watch.http;

import io.strikeiq.watch.push.Message;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.push.Wire;
import io.strikeiq.watch.push.Wish;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * The socket of one client; what it sends is not read but for pings and its end. No extension is agreed on, so that a text is the same frame
 * for everybody.
 */
public final class PushSocket implements Session.Listener.AutoDemanding, Wire {
    private final PushHub hub;
    private final Wish wish;
    private volatile Session session;
    private volatile FrameWriter frames;
    private volatile Runnable gone = () -> {};

    PushSocket(PushHub hub, Wish wish) {
        this.hub = hub;
        this.wish = wish;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        EndPoint socket = ((WebSocketCoreSession) ((WebSocketSession) opened).getCoreSession())
                .getConnection()
                .getEndPoint();
        frames = new FrameWriter(socket, () -> gone.run());
        Runnable added = hub.add(this, wish);
        if (added == null) {
            opened.close(StatusCode.TRY_AGAIN_LATER, "there are too many clients", Callback.NOOP);
        } else {
            gone = added;
        }
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        // The server answers with a frame of its own, for which the one that is being written must be out of the way.
        frames.end(() -> {
            gone.run();
            callback.succeed();
        });
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        gone.run();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        frames.pong(payload);
    }

    @Override
    public void send(Message message, Runnable sent) {
        frames.text(message.frame(), sent);
    }

    @Override
    public void close(String reason) {
        session.close(StatusCode.POLICY_VIOLATION, reason, Callback.from(() -> {}, failure -> session.disconnect()));
    }
}
