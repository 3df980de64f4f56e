package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.feed.Pacer;
import java.util.function.LongConsumer;

/** Moves the ticks of a source into a sink until the end of the source or a stop request. */
final class TickPump {
    private static final int TICKS_BETWEEN_REPORTS = 4096;
    private final Speed speed;
    private final long caughtUpAt;
    private final StopRequest stop;
    private final LongConsumer progress;

    /**
     * @param caughtUpAt sequence up to which ticks pass without waiting, whatever the speed
     * @param progress notified from time to time how many ticks have passed
     */
    TickPump(Speed speed, long caughtUpAt, StopRequest stop, LongConsumer progress) {
        this.speed = speed;
        this.caughtUpAt = caughtUpAt;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Moves the ticks.
     *
     * @param flush shows the stages what the sink has taken; called whenever the next tick may have to be waited for, so that
     *     no tick waits for the one after it, and at the end
     * @return true when the source has come to its end, false when it was stopped
     */
    boolean run(TickSource source, TickSink sink, Runnable flush) {
        MarketEvent tick = new MarketEvent();
        Pacer pacer = speed.isPaced() ? new Pacer(speed.factor(), stop, System::nanoTime) : null;
        long done = 0;
        while (!stop.isRequested()) {
            if (source.mayWait()) {
                flush.run();
            }
            if (!source.next(tick)) {
                // Others may publish behind it, and nobody sees theirs before what is left here.
                flush.run();
                return true;
            }
            if (pacer != null && tick.sequence > caughtUpAt) {
                pacer.await(tick.exchangeTime);
            }
            sink.accept(tick);
            done++;
            if (pacer != null || done % TICKS_BETWEEN_REPORTS == 0) {
                progress.accept(done);
            }
        }
        flush.run();
        return false;
    }
}
