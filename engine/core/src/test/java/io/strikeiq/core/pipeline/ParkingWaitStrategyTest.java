package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A barrier of two: the publisher, and a stage behind it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ParkingWaitStrategyTest {
    private final RingBuffer<long[]> ring =
            RingBuffer.createSingleProducer(() -> new long[1], 8, new ParkingWaitStrategy(1_000_000, 2));
    private final Sequence stage = new Sequence();
    private final SequenceBarrier barrier = ring.newBarrier(stage);

    private CompletableFuture<Long> waiting(long sequence) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return barrier.waitFor(sequence);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void shouldGiveWhatTheStageBehindThePublisherHasDone() throws Exception {
        CompletableFuture<Long> first = waiting(0);
        ring.publish(ring.next(3));
        stage.set(1);

        assertEquals(1, first.get());
        CompletableFuture<Long> third = waiting(2);
        stage.set(2);

        assertEquals(2, third.get());
    }

    @Test
    void shouldWakeAtAnAlertWhileTheStageIsBehind() {
        ring.publish(ring.next());
        CompletableFuture<Long> first = waiting(0);
        barrier.alert();

        Throwable end = assertThrows(Exception.class, first::get).getCause().getCause();
        assertEquals(AlertException.class, end.getClass());
    }

    @Test
    void shouldWakeAtAnAlertWhileNothingIsPublished() {
        CompletableFuture<Long> first = waiting(0);
        barrier.alert();

        Throwable end = assertThrows(Exception.class, first::get).getCause().getCause();
        assertEquals(AlertException.class, end.getClass());
    }
}
