package io.strikeiq.core.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketEventTest {
    private final MarketEvent tick = new MarketEvent();
    private final MarketEvent slot = new MarketEvent();

    @Test
    void shouldKeepTheBestLevelsOfADeeperBookAndSayHowManyWereOffered() {
        tick.asDepth(1, 5, 25);

        assertEquals(MarketEvent.MAX_DEPTH, tick.depth);
        assertEquals(25, tick.levelsOffered);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldCopyTheLevelsInUseAndHaveNoneBehindThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 200; n++) {
            int levels = random.nextInt(MarketEvent.MAX_DEPTH + 1);
            boolean full = random.nextBoolean();
            if (full) {
                tick.asFullDepth(1, n, levels);
            } else {
                tick.asDepth(1, n, levels);
            }
            for (double[] side : List.of(tick.bidPrices, tick.bidSizes, tick.askPrices, tick.askSizes)) {
                int given = full ? levels : random.nextInt(levels + 1);
                for (int i = 0; i < given; i++) {
                    side[i] = random.nextDouble();
                }
                for (int i = given; i < MarketEvent.MAX_DEPTH; i++) {
                    assertEquals(Double.NaN, side[i], "seed " + seed + " tick " + n);
                }
            }
            slot.copyFrom(tick);

            assertEquals(levels, slot.depth);
            assertArrayEquals(tick.bidPrices, slot.bidPrices, "seed " + seed + " tick " + n);
            assertArrayEquals(tick.bidSizes, slot.bidSizes, "seed " + seed + " tick " + n);
            assertArrayEquals(tick.askPrices, slot.askPrices, "seed " + seed + " tick " + n);
            assertArrayEquals(tick.askSizes, slot.askSizes, "seed " + seed + " tick " + n);
            for (int i = levels; i < MarketEvent.MAX_DEPTH; i++) {
                assertEquals(Double.NaN, slot.askSizes[i], "seed " + seed + " tick " + n);
            }
        }
    }

    @Test
    void shouldCopyTheDefinitionAndLeaveTheResolvedInstrumentToMarketState() {
        Instrument index = Instrument.underlying(3, "INDEX", InstrumentKind.INDEX, 1, 0.05, "INR");

        slot.copyFrom(tick.asInstrument(index, 5));

        assertSame(index, slot.definition);
        assertNull(slot.instrument);
    }

    @Test
    void shouldHoldNoDefinitionOnceTheSlotIsUsedAgain() {
        slot.copyFrom(tick.asInstrument(Instrument.underlying(3, "INDEX", InstrumentKind.INDEX, 1, 0.05, "INR"), 5));
        slot.copyFrom(tick.asClock(6));

        assertNull(slot.definition);
    }

    @Test
    void shouldForgetTheFlagsOfTheTradeBefore() {
        tick.asTrade(1, 5, 10, 2, Aggressor.BUY, 77, MarketEvent.FLAG_BLOCK | MarketEvent.FLAG_BACKFILLED);
        slot.copyFrom(tick);
        assertEquals(77, slot.tradeId);
        assertEquals(5, slot.flags);

        slot.copyFrom(tick.asTrade(1, 6, 10, 2, Aggressor.BUY));
        assertEquals(0, slot.tradeId);
        assertEquals(0, slot.flags);
    }

    @Test
    void shouldCopyWhatAFeedAndAPersonSay() {
        slot.copyFrom(tick.asFeedState(-1, 9, FeedState.GAP, 4, 8));
        assertEquals(FeedState.GAP, slot.feedState);
        assertEquals(4, slot.feedFrom);
        assertEquals(8, slot.feedTo);

        slot.copyFrom(tick.asConfidence(9, 2, 7, 0.31, 12));
        assertEquals(2, slot.confidenceEngine);
        assertEquals(7, slot.confidenceCell);
        assertEquals(0.31, slot.confidenceValue);
        assertEquals(12, slot.confidenceVersion);
    }
}
