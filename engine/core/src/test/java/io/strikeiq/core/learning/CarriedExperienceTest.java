package io.strikeiq.core.learning;

import static io.strikeiq.core.learning.ScoredMarket.DOWN;
import static io.strikeiq.core.learning.ScoredMarket.MINUTE;
import static io.strikeiq.core.learning.ScoredMarket.SECOND;
import static io.strikeiq.core.learning.ScoredMarket.STOCK;
import static io.strikeiq.core.learning.ScoredMarket.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.testing.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run knows that begins with what another has learned. */
class CarriedExperienceTest {
    private static final double PRIOR = new BarrierPrior(1).directional();
    private static final long VERSION = 0x4711;

    /** An archive of one beginning and one later version. */
    private record Kept(PriorExperience atStart, PriorExperience later) implements ExperienceArchive {
        @Override
        public PriorExperience version(long version) {
            assertEquals(VERSION, version);
            return later;
        }
    }

    private static LearningSettings knowing(PriorExperience start, PriorExperience later) {
        return LearningSettings.defaults().with(new Kept(start, later));
    }

    private static LearningSettings knowing(List<PastOutcome> past, boolean byModel) {
        return knowing(new PriorExperience(past, byModel), PriorExperience.NONE);
    }

    /** Signals whose hint tells mostly how they come out. */
    private static void play(ScoredMarket market, SplittableRandom random, int signals) {
        for (int i = 0; i < signals; i++) {
            boolean wins = random.nextInt(3) > 0;
            market.hint = (wins ? 1 : -1) + random.nextGaussian();
            market.signal(random.nextBoolean() ? UP : DOWN);
            double side = market.said.type.equals(UP) ? 1 : -1;
            market.after(SECOND).quote(99.99, 100.01);
            double move = side * (wins ? 3 : -3);
            market.after(SECOND).quote(99.99 + move, 100.01 + move);
            market.after(SECOND).quote(99.99, 100.01);
            market.after(MINUTE).clock();
        }
        market.after(60 * MINUTE).clock();
        for (int i = 0; i < 3; i++) {
            market.after(SECOND).quote(99.99, 100.01);
        }
    }

    private static ScoredMarket follows(ScoredMarket market, LearningSettings settings) {
        ScoredMarket next = new ScoredMarket(settings).on(market.now).define(STOCK);
        for (int i = 0; i < 10; i++) {
            next.after(SECOND).quote(99.99, 100.01);
        }
        return next;
    }

    private static void assertSame(Signal expected, Signal actual) {
        assertEquals(expected.confidence, actual.confidence);
        assertEquals(expected.confidenceLow, actual.confidenceLow);
        assertEquals(expected.confidenceHigh, actual.confidenceHigh);
        assertEquals(expected.confidenceCount, actual.confidenceCount);
        assertEquals(expected.modelProbability, actual.modelProbability);
        assertEquals(expected.modelLow, actual.modelLow);
        assertEquals(expected.modelHigh, actual.modelHigh);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 150, 620})
    void shouldGiveWhatARunWouldGiveThatHadGoneOn(int signals) {
        ScoredMarket whole = ScoredMarket.quoted();
        play(whole, new SplittableRandom(signals), signals);
        ScoredMarket next = follows(whole, knowing(whole.taught, false));
        for (int i = 0; i < 20; i++) {
            double hint = i / 5.0 - 2;
            whole.hint = hint;
            next.hint = hint;
            assertSame(whole.signal(UP).said, next.signal(UP).said);
            assertSame(whole.signal(DOWN).said, next.signal(DOWN).said);
        }
    }

    @Test
    void shouldKnowNothingThatWasDecidedAfterItsFirstTick() {
        ScoredMarket taught = ScoredMarket.quoted();
        play(taught, new SplittableRandom(1), 50);
        ScoredMarket again = ScoredMarket.quoted(knowing(taught.taught, false)).signal(UP);
        assertEquals(PRIOR, again.said.confidence, "the same ticks again are no experience");
        long half = taught.taught.get(24).decided();
        List<PastOutcome> early = taught.taught.subList(0, 25);
        ScoredMarket between =
                new ScoredMarket(knowing(taught.taught, false)).on(half).define(STOCK);
        ScoredMarket same = new ScoredMarket(knowing(early, false)).on(half).define(STOCK);
        for (int i = 0; i < 10; i++) {
            between.after(SECOND).quote(99.99, 100.01);
            same.after(SECOND).quote(99.99, 100.01);
        }
        assertSame(same.signal(UP).said, between.signal(UP).said);
        assertNotEquals(PRIOR, between.said.confidence);
    }

    @Test
    void shouldTeachAnUnderlyingItsOwnOutcomesOnly() {
        ScoredMarket taught = ScoredMarket.quoted();
        play(taught, new SplittableRandom(2), 50);
        List<PastOutcome> others = new ArrayList<>();
        taught.taught.forEach(each -> others.add(of("", "T", "sayer", each)));
        taught.taught.forEach(each -> others.add(of("", "S", "gone", each)));
        taught.taught.forEach(each -> others.add(of("ELSEWHERE", "S", "sayer", each)));
        assertEquals(PRIOR, follows(taught, knowing(others, false)).signal(UP).said.confidence);
    }

    private static PastOutcome of(String venue, String underlying, String engine, PastOutcome of) {
        return new PastOutcome(
                venue,
                underlying,
                engine,
                of.signal(),
                of.decided(),
                of.outcome(),
                of.ivRegime(),
                of.gammaRegime(),
                of.weight(),
                of.score(),
                of.modelScore(),
                of.strength(),
                of.evidence());
    }

    @Test
    void shouldBeginAgainWithTheVersionThatACommandNames() {
        ScoredMarket taught = ScoredMarket.quoted();
        play(taught, new SplittableRandom(3), 150);
        PriorExperience all = new PriorExperience(taught.taught, false);
        ScoredMarket market = follows(taught, knowing(all, PriorExperience.NONE));
        play(market, new SplittableRandom(4), 20);
        assertNotEquals(PRIOR, market.signal(UP).said.confidence);
        market.after(SECOND).confidence(VERSION);
        assertEquals(PRIOR, market.signal(UP).said.confidence, "what the run itself had learned is forgotten too");
        ScoredMarket restored = market.restored(knowing(all, PriorExperience.NONE));
        assertEquals(PRIOR, restored.signal(UP).said.confidence);
        ScoredMarket back = follows(taught, knowing(PriorExperience.NONE, all));
        back.after(SECOND).confidence(VERSION);
        assertSame(follows(taught, knowing(all, PriorExperience.NONE)).signal(UP).said, back.signal(UP).said);
    }

    @Test
    void shouldForgetAtTheCommandThatTheTicksHoldWhereNoExperienceIsThere() {
        ScoredMarket market = ScoredMarket.quoted();
        play(market, new SplittableRandom(7), 150);
        assertNotEquals(PRIOR, market.signal(UP).said.confidence);
        market.after(SECOND).confidence(VERSION);
        assertEquals(PRIOR, market.signal(UP).said.confidence);
        assertEquals(PRIOR, market.restored(LearningSettings.defaults()).signal(UP).said.confidence);
    }

    @Test
    void shouldLetTheModelStateWhatItKnowsOnceItIsPromoted() {
        ScoredMarket taught = ScoredMarket.quoted();
        play(taught, new SplittableRandom(5), 300);
        ScoredMarket cells = follows(taught, knowing(taught.taught, false));
        ScoredMarket model = follows(taught, knowing(taught.taught, true));
        double[] confidence = new double[2];
        for (int i = 0; i < 2; i++) {
            cells.hint = 4 * i - 2;
            model.hint = cells.hint;
            Signal by = cells.signal(UP).said;
            Signal said = model.signal(UP).said;
            assertEquals(by.modelProbability, said.confidence);
            assertEquals(by.modelLow, said.confidenceLow);
            assertEquals(by.modelHigh, said.confidenceHigh);
            assertEquals(300, said.confidenceCount);
            assertNotEquals(by.confidence, said.confidence);
            confidence[i] = said.confidence;
        }
        assertTrue(
                confidence[1] > confidence[0] + 0.1,
                "evidence that tells moves the model: " + confidence[0] + " to " + confidence[1]);
    }

    @Test
    void shouldLeaveNoOutcomeOpenWhenTheTicksEndInOrder() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        market.after(2 * MINUTE).quote(99.99, 100.01);
        int decided = market.scored.size();
        market.labeller.finish();
        assertEquals(0, market.labeller.openSignals());
        assertTrue(
                market.scored.stream()
                        .skip(decided)
                        .allMatch(each -> each.outcome() == Outcome.UNRESOLVED
                                && each.time() == market.now
                                && each.tick() == market.lastTick()),
                "the rest is not known at the last tick");
        assertEquals(4, market.scored.size(), "of 1, 5, 15 and 30 minutes each once");
        market.labeller.finish();
        assertEquals(4, market.scored.size());
    }

    /** One signal, which comes true in the next second. */
    private static final class OneSignal implements Runnable {
        private final OutcomeLabeller labeller;
        private final MarketEvent tick = new MarketEvent();
        private final Signal signal = new Signal(new Pool<>(1, 0, Signal::new));
        private long now;
        private long sequence;

        OneSignal(ScoredMarket taught) {
            now = taught.now;
            labeller = new OutcomeLabeller(
                    List.of(new ScoredMarket.Sayer("sayer"), new ScoredMarket.Sayer("other")),
                    knowing(taught.taught, true),
                    outcome -> {});
            take(tick.asInstrument(STOCK, now));
            signal.evidence(ScoredMarket.HINT, 1, 0);
            signal.engine = "sayer";
            signal.type = UP;
            signal.direction = UP.direction();
            signal.underlyingId = ScoredMarket.UNDERLYING;
            signal.underlying = "S";
            signal.spot = 100;
            signal.impliedSigma = ScoredMarket.SIGMA;
            signal.realisedSigma = ScoredMarket.SIGMA;
            for (int i = 0; i < 10; i++) {
                quote(100);
            }
        }

        private void take(MarketEvent event) {
            event.sequence = ++sequence;
            event.time = event.exchangeTime;
            labeller.onTick(event);
        }

        private void quote(double mid) {
            now += 10_000_000;
            take(tick.asQuote(ScoredMarket.UNDERLYING, now, mid - 0.01, 1, mid + 0.01, 1));
        }

        @Override
        public void run() {
            signal.tickSequence = sequence;
            signal.time = now;
            labeller.stamp(signal);
            labeller.onSignal(signal);
            quote(100);
            quote(103);
            quote(100);
        }
    }

    @Test
    void shouldAllocateNothingForASignalThatTheModelStatesAndLearnsFrom() {
        ScoredMarket taught = ScoredMarket.quoted();
        play(taught, new SplittableRandom(6), 150);
        OneSignal one = new OneSignal(taught);
        one.run();
        assertTrue(one.signal.modelCount >= 150 && one.signal.confidence == one.signal.modelProbability);
        assertEquals(0, Allocation.leastBytesOfUpTo(200, one));
        assertEquals(0, one.labeller.openSignals());
    }
}
