package io.strikeiq.watch.push;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One client and what it has still to get. Its queue is bounded: what does not fit is missed, the client learns how many
 * messages that were, and one that misses too many, or takes nothing for long, is cut off.
 */
final class Client {
    static final int QUEUE = 256;
    static final int MOST_MISSED = 10 * QUEUE;
    private static final long LONGEST_SEND = TimeUnit.SECONDS.toNanos(5);
    private final Wire wire;
    private final Wish wish;
    private final Queue<Message> queue = new ArrayDeque<>();
    private long missed;
    private long missedInAll;
    private boolean sending;
    private boolean waiting;
    private boolean closed;
    private volatile boolean wasCut;
    private long sendingSince;
    private long nextAt;
    /** Whether there is anything to do for it; read twice in a millisecond for each client, and so without its lock. */
    private volatile boolean pending = true;

    Client(Wire wire, Wish wish) {
        this.wire = wire;
        this.wish = wish;
    }

    Wish wish() {
        return wish;
    }

    /** Queues a message, or counts it as missed. */
    synchronized void offer(Message message) {
        if (closed) {
            return;
        }
        if (queue.size() >= QUEUE) {
            missed++;
            missedInAll++;
        } else {
            queue.add(message);
        }
        pending = true;
    }

    /** Queues a message of the time before it came back; of these there are no more than the backlog has. */
    synchronized void resume(Message message) {
        queue.add(message);
        pending = true;
    }

    /** Whether nothing waits for it, nothing is on its way, and it is to stay. */
    boolean isQuiet() {
        return !pending;
    }

    private synchronized boolean settle() {
        pending = closed || sending || missed > 0 || !queue.isEmpty();
        return !closed;
    }

    /** Whether it has taken all that it was given. */
    synchronized boolean isIdle() {
        return queue.isEmpty() && !sending;
    }

    /** Whether it is time for its next metrics: what it cannot take yet is not queued, but taken later and newer. */
    synchronized boolean takesMetrics(long now) {
        return now >= nextAt;
    }

    /** Sends what waits, as fast as the client wishes; returns false once it is to be forgotten. */
    boolean pump(long now) {
        String cut = cutReason(now);
        if (cut != null) {
            wasCut = true;
            close(cut);
            return false;
        }
        for (Message next = next(now); next != null; next = next(now)) {
            wire.send(next, this::sent);
            if (isUnderWay()) {
                break;
            }
        }
        return settle();
    }

    private synchronized String cutReason(long now) {
        if (closed) {
            return null;
        } else if (sending && now - sendingSince > LONGEST_SEND) {
            return "too slow: nothing was taken for " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_SEND) + " s";
        }
        return missedInAll > MOST_MISSED ? "too slow: " + missedInAll + " messages missed" : null;
    }

    private synchronized Message next(long now) {
        if (closed || sending || now < nextAt) {
            return null;
        }
        Message next = missed > 0 && queue.size() < QUEUE / 2 ? told() : queue.poll();
        if (next != null) {
            sending = true;
            sendingSince = now;
            nextAt = now + wish.interval();
        }
        return next;
    }

    private Message told() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "missed");
        body.put("count", missed);
        missed = 0;
        return Message.of("", body);
    }

    /** Whether the message is still being sent, in which case the end of it goes on with the next. */
    private synchronized boolean isUnderWay() {
        waiting = sending;
        return sending;
    }

    private void sent() {
        boolean goesOn;
        synchronized (this) {
            sending = false;
            goesOn = waiting && !closed;
            waiting = false;
        }
        if (goesOn) {
            pump(System.nanoTime());
        }
    }

    /** Nanoseconds for which it has not taken what it was sent; 0 when it has. */
    synchronized long waits(long now) {
        return sending ? Math.max(0, now - sendingSince) : 0;
    }

    /** Whether it was cut off for slowness; one that has gone was not. */
    boolean wasCut() {
        return wasCut;
    }

    /** Forgets what waits; the client has gone. */
    synchronized void gone() {
        closed = true;
        pending = true;
        queue.clear();
    }

    /** Cuts it off. */
    void close(String reason) {
        gone();
        wire.close(reason);
    }
}
