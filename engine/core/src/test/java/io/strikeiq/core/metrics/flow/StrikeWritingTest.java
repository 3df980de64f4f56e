package io.strikeiq.core.metrics.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.OptionRight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrikeWritingTest {
    private static final long SECOND = 1_000_000_000L;
    private final FlowSettings settings = FlowSettings.defaults();
    private final StrikeWriting writing = new StrikeWriting(settings);
    private final OpenInterestChange change = new OpenInterestChange();
    private long now = 1_700_000_000L * SECOND;

    private void change(OptionRight right, double strike, double units, double priceChange) {
        change.units = units;
        change.priceChange = priceChange;
        writing.add(now, right, strike, change, right == OptionRight.CALL ? 0.5 : -0.5);
    }

    private void sample(double spot) {
        now += settings.sampleInterval();
        writing.sample(now, now, spot);
    }

    /** Ordinary writing at the strike nearest to spot, for as long as a history needs. */
    @BeforeEach
    void writeALittleAtTheMoney() {
        for (int i = 0; i < 400; i++) {
            change(OptionRight.CALL, 100, 10 + i % 3, -0.05);
            change(OptionRight.PUT, 100, 10 + i % 3, -0.05);
            change(OptionRight.CALL, 105, 1, 0.05);
            sample(100.4);
        }
    }

    @Test
    void shouldScoreTheStrikeThatIsWrittenAndNoOther() {
        assertTrue(Math.abs(writing.score(OptionRight.CALL, 100)) < 3);
        change(OptionRight.CALL, 105, 100_000, -0.05);
        assertTrue(writing.score(OptionRight.CALL, 105) > 10);
        assertTrue(writing.score(OptionRight.CALL, 104) > 10, "the strike nearest to 104");
        assertTrue(writing.score(OptionRight.CALL, 100) < 3);
        assertTrue(writing.score(OptionRight.PUT, 105) < 3);
    }

    @Test
    void shouldNotTakeBuyersToOpenOrAnUnknownPriceForWriting() {
        double before = writing.score(OptionRight.CALL, 105);
        change(OptionRight.CALL, 105, 100_000, 0.05);
        change(OptionRight.CALL, 105, 100_000, Double.NaN);
        change(OptionRight.CALL, 105, -100_000, -0.05);
        assertEquals(before, writing.score(OptionRight.CALL, 105));
    }

    @Test
    void shouldLetWritingFadeByHalfAHalfLife() {
        change(OptionRight.CALL, 105, 1e6, -0.05);
        double full = writing.score(OptionRight.CALL, 105);
        now += settings.openInterestHalfLife();
        writing.sample(now, now, Double.NaN);
        assertEquals(0.5, writing.score(OptionRight.CALL, 105) / full, 0.01);
    }

    @Test
    void shouldKnowNoStrikeWhenASessionBegins() {
        writing.startSession();
        assertTrue(Double.isNaN(writing.score(OptionRight.CALL, 100)));
        writing.list(now, 100);
        change(OptionRight.CALL, 110, 1e6, -0.05);
        assertTrue(writing.score(OptionRight.CALL, 110) > 10, "the history goes on");
        assertTrue(writing.score(OptionRight.CALL, 100) < 0, "nothing is written there yet");
    }

    @Test
    void shouldKnowNoScoreWithoutAHistory() {
        StrikeWriting fresh = new StrikeWriting(settings);
        change.units = 5;
        change.priceChange = -1;
        fresh.add(now, OptionRight.CALL, 100, change, 0.5);
        assertTrue(Double.isNaN(fresh.score(OptionRight.CALL, 100)));
    }
}
