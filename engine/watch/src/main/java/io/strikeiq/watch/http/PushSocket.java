package io.strikeiq.watch.http;

import io.strikeiq.watch.push.Message;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.push.Wire;
import io.strikeiq.watch.push.Wish;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * The socket of one client; what it sends is not read. Frames go to the connection as they are, past the stack of extensions, of which
 * none is agreed on: a text that each client gets compressed on its own would be made for each client.
 */
public final class PushSocket implements Session.Listener.AutoDemanding, Wire {
    private final PushHub hub;
    private final Wish wish;
    private volatile Session session;
    private volatile WebSocketConnection connection;
    private volatile Runnable gone = () -> {};

    PushSocket(PushHub hub, Wish wish) {
        this.hub = hub;
        this.wish = wish;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        connection = ((WebSocketCoreSession) ((WebSocketSession) opened).getCoreSession()).getConnection();
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
    public void send(Message message, Runnable sent) {
        connection.enqueueFrame(new OutgoingEntry.Builder()
                .frame(new Frame(OpCode.TEXT, message.text()))
                .callback(org.eclipse.jetty.util.Callback.from(sent, failure -> gone.run()))
                .build());
    }

    @Override
    public void close(String reason) {
        session.close(StatusCode.POLICY_VIOLATION, reason, Callback.from(() -> {}, failure -> session.disconnect()));
    }
}
