package example;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.venue.yaml.Section;
import java.util.concurrent.TimeUnit;

/** A venue where one lot is traded at each beat: a whole feed in one class. */
public final class Metronome implements FeedFactory {
    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return "metronome";
    }

    @Override
    public BackPressure backPressure() {
        return BackPressure.BLOCK;
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    @Override
    public Maker read(Section entry) {
        long beat = entry.duration("beat", TimeUnit.SECONDS.toNanos(1), 1_000, TimeUnit.HOURS.toNanos(1));
        long beats = entry.integer("beats", 10, 1, 1_000_000);
        return context -> new Beats(beat, beats);
    }

    private record Beats(long beat, long beats) implements Feed {
        @Override
        public String name() {
            return "metronome";
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
            MarketEvent tick = new MarketEvent();
            long time = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            sink.accept(tick.asInstrument(
                    Instrument.underlying(0, "TICK", InstrumentKind.INDEX, 1, 0.5, "USD").withVenue("METRONOME"), time));
            if (behind.ticks() == 0) {
                sink.accept(tick.asSession(0, time, SessionPhase.OPEN));
            }
            for (int i = 1; i <= beats && !stop.await(beat); i++) {
                // Sizes are in units of the underlying.
                sink.accept(tick.asTrade(0, time + i * beat, 100 + i % 2, 1, Aggressor.BUY));
            }
        }
    }
}
