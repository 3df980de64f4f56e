package io.strikeiq.core.level;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelBookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LevelSettings SETTINGS = LevelSettings.of(600 * SECOND, 2);

    private final LevelBook book = new LevelBook(SETTINGS);
    private final MetricFrame frame = new MetricFrame();
    private final MarketEvent tick = new MarketEvent();
    private long now = 1_700_000_000L * SECOND;

    private LevelBookTest price(double price) {
        frame.set(Metric.SPOT, price);
        book.onTick(tick.asUnderlyingPrice(0, now, price), frame);
        return this;
    }

    private LevelBookTest after(double seconds) {
        now += (long) (seconds * SECOND);
        return this;
    }

    private void session(SessionPhase phase) {
        book.onTick(tick.asSession(0, now, phase), frame);
    }

    private List<FrozenLevel> live(LevelKind kind) {
        List<FrozenLevel> found = new ArrayList<>();
        for (int i = 0; i < book.slots(); i++) {
            if (book.level(i).isLive() && book.level(i).kind() == kind) {
                found.add(book.level(i));
            }
        }
        return found;
    }

    private FrozenLevel only(LevelKind kind) {
        List<FrozenLevel> found = live(kind);
        return found.size() == 1 ? found.get(0) : null;
    }

    private FrozenLevel priorHigh(double level, double spot) {
        frame.set(Metric.PRIOR_HIGH, level);
        price(spot);
        return only(LevelKind.PRIOR_HIGH);
    }

    @Test
    void shouldFreezeALevelAtItsFirstPriceAndSide() {
        FrozenLevel level = priorHigh(110, 100);
        assertEquals(1, level.side());
        assertEquals(110, level.price());
        frame.set(Metric.PRIOR_HIGH, 108);
        after(5).price(101);
        assertEquals(110, level.price());
    }

    @Test
    void shouldTellExceededAndReturnedOnceEach() {
        FrozenLevel level = priorHigh(110, 100);
        after(1).price(110);
        assertFalse(level.isExceeded(), "at the level is inside");
        after(1).price(111);
        assertEquals(LevelEvent.EXCEEDED, level.event());
        assertTrue(book.hasEvents());
        after(1).price(112);
        assertEquals(LevelEvent.NONE, level.event());
        after(1).price(111.5);
        assertEquals(112, level.extreme());
        after(1).price(109);
        assertEquals(LevelEvent.RETURNED, level.event());
        assertEquals(2, level.excess());
        assertTrue(level.isLive());
        after(1).price(108);
        assertEquals(LevelEvent.NONE, level.event());
    }

    @Test
    void shouldBreakForGoodWhenPriceStaysBeyond() {
        FrozenLevel level = priorHigh(110, 100);
        after(1).price(111);
        after(600).price(111);
        assertTrue(level.isLive());
        after(1).price(111);
        assertEquals(LevelEvent.BROKEN, level.event());
        assertFalse(level.isLive());
        after(5).price(100);
        assertNull(only(LevelKind.PRIOR_HIGH), "broken for good in this session");
    }

    @Test
    void shouldBreakAndNotReturnWhenTheReturnIsSeenTooLate() {
        FrozenLevel level = priorHigh(110, 100);
        after(1).price(111);
        after(900).price(109);
        assertEquals(LevelEvent.BROKEN, level.event());
    }

    @Test
    void shouldBreakForGoodWhenPriceGoesTooFar() {
        frame.set(Metric.ATR_5M, 3);
        FrozenLevel level = priorHigh(110, 100);
        after(1).price(116);
        assertTrue(level.isLive());
        after(1).price(116.1);
        assertEquals(LevelEvent.BROKEN, level.event());
    }

    @Test
    void shouldScaleTheShortAtrWhileTheLongOneIsUnknown() {
        frame.set(Metric.ATR_1M, 1);
        assertEquals(Math.sqrt(5), LevelBook.atr(frame), 1e-12);
        frame.set(Metric.ATR_5M, 3);
        assertEquals(3, LevelBook.atr(frame));
    }

    @Test
    void shouldMirrorSupport() {
        frame.set(Metric.PRIOR_LOW, 90);
        price(100);
        FrozenLevel level = only(LevelKind.PRIOR_LOW);
        assertEquals(-1, level.side());
        after(1).price(89);
        assertEquals(LevelEvent.EXCEEDED, level.event());
        after(1).price(88);
        after(1).price(91);
        assertEquals(LevelEvent.RETURNED, level.event());
        assertEquals(2, level.excess());
    }

    @Test
    void shouldFreezeAWallOnlyWhenItHasSettled() {
        frame.set(Metric.CALL_OI_WALL, 110);
        price(100);
        after(59).price(100);
        assertNull(only(LevelKind.CALL_OI_WALL));
        after(1).price(100);
        assertEquals(110, only(LevelKind.CALL_OI_WALL).price());
        frame.set(Metric.CALL_OI_WALL, 115);
        after(1).price(101);
        after(60).price(101);
        assertEquals(2, live(LevelKind.CALL_OI_WALL).size());
    }

    @Test
    void shouldKeepAWallThatSpotHasPassedThoughTheMetricHasMoved() {
        frame.set(Metric.CALL_OI_WALL, 110);
        price(100);
        after(60).price(100);
        FrozenLevel wall = only(LevelKind.CALL_OI_WALL);
        frame.set(Metric.CALL_OI_WALL, 120);
        after(1).price(111);
        assertEquals(LevelEvent.EXCEEDED, wall.event());
        assertEquals(110, wall.price());
    }

    @Test
    void shouldGiveUpTheOldestWallForANewOneButNotOneThatIsExceeded() {
        for (int strike = 110; strike <= 112; strike++) {
            frame.set(Metric.CALL_OI_WALL, strike);
            after(1).price(100);
            after(60).price(100);
        }
        after(1).price(110.5);
        frame.set(Metric.CALL_OI_WALL, 113);
        after(1).price(110.5);
        after(60).price(110.5);
        assertEquals(
                List.of(110.0, 112.0, 113.0),
                live(LevelKind.CALL_OI_WALL).stream()
                        .map(FrozenLevel::price)
                        .sorted()
                        .toList());
    }

    @Test
    void shouldHoldOneZeroGammaUntilItExpires() {
        frame.set(Metric.ZERO_GAMMA, 95);
        price(100);
        frame.set(Metric.ZERO_GAMMA, 96);
        after(1800).price(100);
        assertEquals(95, only(LevelKind.ZERO_GAMMA).price());
        after(1).price(100);
        assertEquals(0, live(LevelKind.ZERO_GAMMA).size());
        after(1).price(100);
        assertEquals(96, only(LevelKind.ZERO_GAMMA).price());
    }

    @Test
    void shouldFindSwingsByTheRetreatAndNoneWithoutAnAtr() {
        for (double p : new double[] {100, 104, 101, 105, 99}) {
            after(1).price(p);
        }
        assertEquals(0, live(LevelKind.SWING_HIGH).size());
        session(SessionPhase.OPEN);
        frame.set(Metric.ATR_5M, 3);
        for (double p : new double[] {100, 104, 102, 105, 102, 101, 103.9, 104}) {
            after(1).price(p);
        }
        assertEquals(105, only(LevelKind.SWING_HIGH).price());
        assertEquals(
                101,
                live(LevelKind.SWING_LOW)
                        .get(live(LevelKind.SWING_LOW).size() - 1)
                        .price());
    }

    @Test
    void shouldFreezeASessionExtremeOnlyAfterARetreat() {
        frame.set(Metric.ATR_5M, 2);
        frame.set(Metric.SESSION_HIGH, 105);
        price(104);
        assertNull(only(LevelKind.SESSION_HIGH));
        after(1).price(103);
        assertEquals(105, only(LevelKind.SESSION_HIGH).price());
    }

    @Test
    void shouldFreezeTheOpeningRangeWhenItIsOver() {
        price(99);
        session(SessionPhase.OPEN);
        after(1).price(100);
        after(1).price(103);
        after(1).price(98);
        after(890).price(101);
        assertNull(only(LevelKind.OPENING_RANGE_HIGH));
        after(7).price(101);
        assertEquals(103, only(LevelKind.OPENING_RANGE_HIGH).price());
        assertEquals(98, only(LevelKind.OPENING_RANGE_LOW).price());
    }

    @Test
    void shouldFreezeVwapBandsAndRoundNumbers() {
        frame.set(Metric.VWAP, 18_020);
        frame.set(Metric.VWAP_SIGMA, 30);
        price(18_030);
        assertEquals(18_080, only(LevelKind.VWAP_BAND_UP).price());
        assertEquals(17_960, only(LevelKind.VWAP_BAND_DOWN).price());
        assertEquals(18_100, only(LevelKind.ROUND_NUMBER_ABOVE).price());
        assertEquals(18_000, only(LevelKind.ROUND_NUMBER_BELOW).price());
    }

    @Test
    void shouldStepRoundNumbersByOneTwoFive() {
        assertEquals(100, LevelMaker.roundStep(90));
        assertEquals(5, LevelMaker.roundStep(3.75));
        assertEquals(20, LevelMaker.roundStep(20));
        assertEquals(0.2, LevelMaker.roundStep(0.11), 1e-15);
    }

    @Test
    void shouldStartEachSessionWithoutTheLevelsAndThePriceOfTheLast() {
        FrozenLevel old = priorHigh(110, 100);
        session(SessionPhase.OPEN);
        assertEquals(LevelEvent.EXPIRED, old.event());
        after(1).price(Double.NaN);
        assertEquals(0, live(LevelKind.ROUND_NUMBER_ABOVE).size(), "the session has no price yet");
        after(1).price(100);
        assertEquals(1, live(LevelKind.ROUND_NUMBER_ABOVE).size(), "a first price like the last one's is one");
        assertEquals(110, only(LevelKind.PRIOR_HIGH).price());
    }

    @Test
    void shouldKeepEveryPromiseOnARandomWalk() {
        long seed = 515L;
        Random random = new Random(seed);
        frame.set(Metric.ATR_5M, 4);
        double spot = 100;
        double[] price = new double[book.slots()];
        long[] serial = new long[book.slots()];
        boolean[] beyond = new boolean[book.slots()];
        int returned = 0;
        int broken = 0;
        for (int i = 0; i < 100_000; i++) {
            spot = Math.max(20, spot + random.nextGaussian() * 0.3);
            if (i % 500 == 0) {
                frame.set(Metric.CALL_OI_WALL, Math.ceil(spot / 5) * 5);
                frame.set(Metric.PUT_OI_WALL, Math.floor(spot / 5) * 5);
                frame.set(Metric.ZERO_GAMMA, spot + random.nextGaussian());
            }
            after(random.nextInt(3)).price(spot);
            for (int k = 0; k < book.slots(); k++) {
                FrozenLevel level = book.level(k);
                String message = "seed " + seed + " step " + i + " " + level.kind();
                if (level.serial() > 0 && level.serial() == serial[k]) {
                    assertEquals(price[k], level.price(), message);
                }
                if (level.event() == LevelEvent.RETURNED) {
                    assertTrue(beyond[k] && level.side() * (spot - level.price()) <= 0, message);
                    returned++;
                }
                if (level.event() == LevelEvent.BROKEN) {
                    assertTrue(level.excess() > 8 || now - level.exceededAt() > SETTINGS.breakTime(), message);
                    broken++;
                }
                if (level.isLive()) {
                    boolean isBeyond = level.side() * (spot - level.price()) > 0;
                    assertTrue(isBeyond == level.isExceeded() || now - level.frozenAt() < SECOND, message);
                }
                price[k] = level.price();
                serial[k] = level.serial();
                beyond[k] = level.isExceeded();
            }
        }
        assertTrue(returned > 100 && broken > 100, returned + " returned, " + broken + " broken");
    }

    @Test
    void shouldAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        frame.set(Metric.ATR_5M, 4);
        frame.set(Metric.CALL_OI_WALL, 105);
        Random random = new Random(3);
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 6; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50_000; i++) {
                after(1).price(100 + 20 * Math.sin(i / 500.0) + random.nextInt(3));
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    private double farthest() {
        return SETTINGS.breakDistance() * frame.get(Metric.ATR_5M);
    }

    /** Whatever the book leaves out of a step, every level must stand as its own price, side and age say. */
    @Test
    void shouldKeepEveryLevelAsItsPriceAndAgeSayOnARandomWalk() {
        long seed = 7;
        Random random = new Random(seed);
        frame.set(Metric.ATR_5M, 1.5);
        session(SessionPhase.OPEN);
        double spot = 1_000;
        int exceeded = 0;
        int ended = 0;
        long[] serials = new long[book.slots()];
        boolean[] wasLive = new boolean[book.slots()];
        for (int i = 0; i < 40_000; i++) {
            String at = "seed " + seed + " tick " + i;
            if (i % 300 == 0) {
                frame.set(Metric.ATR_5M, 0.5 + 2 * random.nextDouble());
            }
            double move = 0.25 * (random.nextInt(3) - 1);
            spot += move;
            after(random.nextInt(2_000) == 0 ? 7_200 : 2 * random.nextDouble()).price(spot);
            for (int slot = 0; slot < book.slots(); slot++) {
                FrozenLevel level = book.level(slot);
                boolean beyond = level.side() * (spot - level.price()) > 0;
                if (level.isLive()) {
                    assertEquals(beyond, level.isExceeded(), at);
                    assertTrue(beyond || now - level.frozenAt() <= SETTINGS.lifetime(), at);
                    assertTrue(!beyond || now - level.exceededAt() <= SETTINGS.breakTime(), at);
                    assertTrue(!beyond || level.side() * (level.extreme() - spot) >= 0, at);
                    assertTrue(!beyond || move == 0 || level.side() * (spot - level.price()) <= farthest(), at);
                    exceeded += beyond ? 1 : 0;
                } else if (wasLive[slot] && serials[slot] == level.serial()) {
                    assertTrue(level.event() == LevelEvent.BROKEN || level.event() == LevelEvent.EXPIRED, at);
                    ended++;
                }
                wasLive[slot] = level.isLive();
                serials[slot] = level.serial();
            }
        }
        assertTrue(exceeded > 1_000 && ended > 100, "seed " + seed + ": " + exceeded + " beyond, " + ended + " ended");
    }
}
