package io.strikeiq.core.learning;

import static io.strikeiq.core.learning.ScoredMarket.DOWN;
import static io.strikeiq.core.learning.ScoredMarket.MINUTE;
import static io.strikeiq.core.learning.ScoredMarket.SECOND;
import static io.strikeiq.core.learning.ScoredMarket.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static final double PRIOR = new BarrierPrior(1).directional();
    private static final double EXACT = 1e-12;

    /** Signals UP and lets the price rise to its target in the next seconds, or fall to its stop. */
    private static void score(ScoredMarket market, boolean wins) {
        market.signal(UP);
        double move = wins ? 3 : -3;
        market.after(SECOND).quote(99.99, 100.01);
        market.after(SECOND).quote(99.99 + move, 100.01 + move);
        market.after(SECOND).quote(99.99, 100.01);
        market.after(MINUTE);
    }

    private static void passAnHour(ScoredMarket market) {
        market.after(60 * MINUTE).clock();
        for (int i = 0; i < 3; i++) {
            market.after(SECOND).quote(99.99, 100.01);
        }
    }

    @Test
    void shouldGiveTheBaseRateAsAPriorUntilTheSignalHasAnOutcome() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        assertPrior(PRIOR, market.said);
        market.after(40 * MINUTE).clock();
        for (int i = 0; i < 4; i++) {
            score(market, true);
        }
        passAnHour(market);
        market.signal(DOWN);
        assertPrior((20 * PRIOR + 4) / 24, market.said);
    }

    private static void assertPrior(double expected, Signal signal) {
        assertEquals(expected, signal.confidence, EXACT);
        assertTrue(
                Double.isNaN(signal.confidenceLow) && Double.isNaN(signal.confidenceHigh), "a prior has no interval");
        assertEquals(0, signal.confidenceCount);
    }

    @Test
    void shouldAgreeWithTheClosedFormOfThePosteriorFromTheNextHourOn() {
        ScoredMarket market = ScoredMarket.quoted();
        for (int i = 0; i < 4; i++) {
            score(market, i < 3);
        }
        market.signal(UP);
        assertPrior(PRIOR, market.said);
        passAnHour(market);
        market.signal(UP);
        double mean = PRIOR;
        for (int level = 0; level < 5; level++) {
            mean = (20 * mean + 3) / 24;
        }
        assertEquals(mean, market.said.confidence, EXACT);
        assertEquals(4, market.said.confidenceCount, EXACT);
        double half = 1.6448536269514722 * Math.sqrt(mean * (1 - mean) / 25);
        assertEquals(mean - half, market.said.confidenceLow, EXACT);
        assertEquals(mean + half, market.said.confidenceHigh, EXACT);
    }

    @Test
    void shouldNotBeSurerOfACellThanOfAllThatWasSeen() {
        ScoredMarket market = ScoredMarket.quoted();
        for (int i = 0; i < 12; i++) {
            market.signal(i % 2 == 0 ? UP : DOWN);
            double move = (i % 2 == 0) == (i % 4 < 2) ? 3 : -3;
            market.after(SECOND).quote(99.99, 100.01);
            market.after(SECOND).quote(99.99 + move, 100.01 + move);
            market.after(SECOND).quote(99.99, 100.01);
            market.after(MINUTE);
        }
        passAnHour(market);
        Signal said = market.signal(UP).said;
        double widest = 2 * 1.6448536269514722 * Math.sqrt(said.confidence * (1 - said.confidence) / (20 + 12 + 1));
        assertEquals(
                widest,
                said.confidenceHigh - said.confidenceLow,
                EXACT,
                "two kinds that are alike are worth a thousand outcomes to each other, of which there are twelve");
    }

    @Test
    void shouldDrawCellsToTheirParentAsStronglyAsTheyTell() {
        CellLevel parent = new CellLevel(1);
        parent.refresh(new double[] {0.5});
        CellLevel apart = new CellLevel(2);
        CellLevel alike = new CellLevel(2);
        for (int i = 0; i < 100; i++) {
            apart.learn(0, i < 70, 1);
            apart.learn(1, i < 30, 1);
            alike.learn(0, i < 52, 1);
            alike.learn(1, i < 48, 1);
        }
        apart.refresh(parent, 2);
        alike.refresh(parent, 2);
        // Between cells 0.04 less 0.0025 of chance.
        double strength = 0.25 / 0.0375 - 1;
        assertEquals((strength * 0.5 + 70) / (strength + 100), apart.mean(0), EXACT);
        assertEquals((1_000 * 0.5 + 52) / 1_100, alike.mean(0), EXACT);
    }

    @Test
    void shouldCalibrateOnceEnoughOutcomesAreKnownAndShowTheInterval() {
        ScoredMarket market = ScoredMarket.quoted();
        for (int i = 0; i < 600; i++) {
            score(market, i % 4 != 0);
        }
        passAnHour(market);
        market.signal(UP);
        Signal said = market.said;
        assertEquals(0.75, said.confidence, 0.08);
        assertTrue(
                said.confidenceLow <= said.confidence && said.confidence <= said.confidenceHigh,
                () -> said.confidenceLow + " " + said.confidence + " " + said.confidenceHigh);
        assertTrue(said.confidenceCount > 100, "n " + said.confidenceCount);
    }

    @Test
    void shouldStampTheSameAfterItWasSavedAndRestored() {
        ScoredMarket market = ScoredMarket.quoted();
        for (int i = 0; i < 600; i++) {
            score(market, i % 3 != 0);
        }
        passAnHour(market);
        ScoredMarket restored = market.restored(LearningSettings.defaults());
        Signal before = market.signal(UP).said;
        Signal after = restored.signal(UP).said;
        assertEquals(before.confidence, after.confidence);
        assertEquals(before.confidenceLow, after.confidenceLow);
        assertEquals(before.confidenceHigh, after.confidenceHigh);
        assertEquals(before.confidenceCount, after.confidenceCount);
    }
}
