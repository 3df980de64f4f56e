package io.strikeiq.watch.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many requests each address may send: a set number a second, twice as many at once after a rest. */
final class RateLimit {
    private static final int MOST_ADDRESSES = 4_096;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double BURST = 2;
    private final double rate;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private static final class Bucket {
        private double left;
        private long at;
    }

    RateLimit(int rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
    }

    /** Whether an address may send one more. */
    boolean admits(String address) {
        if (buckets.size() > MOST_ADDRESSES) {
            buckets.clear();
        }
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(address, key -> full(now));
        synchronized (bucket) {
            bucket.left = Math.min(BURST * rate, bucket.left + (now - bucket.at) / SECOND * rate);
            bucket.at = now;
            if (bucket.left < 1) {
                return false;
            }
            bucket.left--;
            return true;
        }
    }

    private Bucket full(long now) {
        Bucket bucket = new Bucket();
        bucket.left = BURST * rate;
        bucket.at = now;
        return bucket;
    }
}
