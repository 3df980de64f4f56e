package io.strikeiq.watch.push;

/** The way to one client, whatever its protocol. */
public interface Wire {
    /**
     * Begins to send a message.
     *
     * @param sent is called once it is on its way, on any thread, also before this returns
     */
    void send(Message message, Runnable sent);

    /** Ends the connection, saying why where the client still listens. */
    void close(String reason);
}
