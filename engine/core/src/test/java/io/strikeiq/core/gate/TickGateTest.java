package io.strikeiq.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.state.MarketState;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickGateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long START = 20_000 * DAY;
    private static final long EXPIRY = START + 30 * DAY;

    private final MarketState state = new MarketState();
    private final TickGate gate = new TickGate(state);
    private final MarketEvent tick = new MarketEvent();

    @BeforeEach
    void define() {
        push(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.05, "USD"), START));
        option(1, 100, EXPIRY);
        option(2, 110, EXPIRY);
        assertEquals(Refusal.NONE, push(tick.asUnderlyingPrice(0, START, 100)));
    }

    private void option(int id, double strike, long expiry) {
        Instrument option = Instrument.option(
                id, "O" + id, 0, OptionRight.CALL, strike, expiry, ExerciseStyle.EUROPEAN, 1, 0.05, "USD");
        assertEquals(Refusal.NONE, push(tick.asInstrument(option, START)));
    }

    private Refusal push(MarketEvent event) {
        if (gate.passes(event)) {
            state.onTick(event);
        }
        return event.refused;
    }

    private Refusal price(long time, double price) {
        return push(tick.asUnderlyingPrice(0, time, price));
    }

    private Refusal quote(int id, long time) {
        return push(tick.asQuote(id, time, 1, 10, 2, 10));
    }

    private Refusal trade(long time, double price, double size) {
        return push(tick.asTrade(1, time, price, size, Aggressor.BUY));
    }

    @Test
    void shouldRefuseOneTickDatedFarAheadAndLoseNothing() {
        assertEquals(Refusal.UNCONFIRMED_JUMP, price(START + 400 * DAY, 100));
        for (int i = 1; i <= 3_600; i++) {
            assertEquals(Refusal.NONE, price(START + i * SECOND, 100 + i % 3));
        }
        assertEquals(1, state.underlying(0).chainCount(), "nothing has expired");
        assertEquals(Map.of(Refusal.UNCONFIRMED_JUMP, 1L), gate.counts().refused());
    }

    @Test
    void shouldTakeAJumpOnceThreeTicksOfTwoInstrumentsAgree() {
        long later = START + 3_600 * SECOND;
        assertEquals(Refusal.UNCONFIRMED_JUMP, price(later, 100));
        assertEquals(Refusal.UNCONFIRMED_JUMP, price(later + SECOND / 2, 100));
        assertEquals(Refusal.UNCONFIRMED_JUMP, price(later + SECOND / 2, 100), "one instrument alone may be wrong");
        assertEquals(Refusal.NONE, quote(1, later + SECOND));
        assertEquals(Refusal.NONE, price(later + SECOND, 101));
        assertEquals(later + SECOND, state.underlying(0).time);
    }

    @Test
    void shouldForgetAJumpThatATickOfTheOldTimeContradicts() {
        long later = START + 3_600 * SECOND;
        price(later, 100);
        quote(1, later);
        assertEquals(Refusal.NONE, price(START + SECOND, 100));
        assertEquals(Refusal.UNCONFIRMED_JUMP, quote(2, later));
        assertEquals(START + SECOND, state.underlying(0).time);
    }

    @Test
    void shouldTakeTenMinutesForNoJump() {
        assertEquals(Refusal.NONE, price(START + 600 * SECOND, 100));
        assertEquals(Refusal.UNCONFIRMED_JUMP, price(START + 1_201 * SECOND, 100));
    }

    @Test
    void shouldBelieveOurOwnStampOfReceiptInsteadOfTheJumpRule() {
        long later = START + 17 * 3_600 * SECOND;
        tick.asUnderlyingPrice(0, later, 100);
        tick.receiveTime = later + 59 * SECOND;
        assertEquals(Refusal.NONE, push(tick), "a night has passed, as our clock knows");
        tick.asUnderlyingPrice(0, later + 400 * DAY, 100);
        tick.receiveTime = later + SECOND;
        assertEquals(Refusal.FAR_FROM_RECEIPT, push(tick));
        tick.asUnderlyingPrice(0, later + SECOND, 100);
        tick.receiveTime = later + 62 * SECOND;
        assertEquals(Refusal.FAR_FROM_RECEIPT, push(tick));
    }

    @Test
    void shouldNeverRefuseDefinitionsPhasesDaysAndCommandsForTheirTime() {
        long ahead = START + 400 * DAY;
        option(3, 120, ahead + DAY);
        Instrument early =
                Instrument.option(4, "O4", 0, OptionRight.PUT, 100, EXPIRY, ExerciseStyle.EUROPEAN, 1, 0.05, "USD");
        assertEquals(Refusal.NONE, push(tick.asInstrument(early, ahead)));
        assertEquals(Refusal.NONE, push(tick.asControl(ahead, ControlCode.ENGINE_OFF, 0, 0, 0)));
        assertEquals(START, state.underlying(0).time, "a definition or command moves no time");
        assertEquals(2, state.underlying(0).chainCount());
        long nextDay = START + DAY;
        assertEquals(Refusal.NONE, push(tick.asSession(0, nextDay, SessionPhase.OPEN)));
        assertEquals(nextDay, state.underlying(0).time, "a phase is our own and does");
        assertEquals(Refusal.NONE, push(tick.asDay(0, nextDay + DAY)));
        assertEquals(Refusal.NONE, price(nextDay + DAY + SECOND, 100), "so that no jump is left");
    }

    @Test
    void shouldProcessALateTickAtTheTimeOfItsUnderlying() {
        quote(1, START + 10 * SECOND);
        assertEquals(Refusal.NONE, quote(2, START + 7 * SECOND), "the first of its instrument is not old");
        assertEquals(START + 10 * SECOND, tick.time);
        assertEquals(START + 7 * SECOND, tick.exchangeTime, "its own stamp stays");
    }

    @Test
    void shouldTakeALateQuoteForAsOldAsItSays() {
        price(START + 100 * SECOND, 101);
        assertEquals(Refusal.NONE, quote(1, START + 10 * SECOND));
        assertEquals(START + 100 * SECOND, tick.time);
        assertEquals(START + 10 * SECOND, state.chainOf(1).quoteTime(state.columnOf(1)));
    }

    @Test
    void shouldRefuseAQuoteOlderThanTheLastOfItsInstrumentAndKind() {
        quote(1, START + 10 * SECOND);
        assertEquals(Refusal.OLDER_THAN_LAST, quote(1, START + 9 * SECOND));
        assertEquals(Refusal.NONE, quote(1, START + 10 * SECOND), "an equal stamp is not older");
        assertEquals(Refusal.NONE, push(tick.asDepth(1, START + 9 * SECOND, 1)), "depth is another kind");
        assertEquals(Refusal.OLDER_THAN_LAST, price(START - SECOND, 100));
    }

    @Test
    void shouldTakeTradesAndOpenInterestUpToAMinuteLate() {
        price(START + 100 * SECOND, 100);
        assertEquals(Refusal.NONE, trade(START + 40 * SECOND, 3, 1));
        assertEquals(Refusal.NONE, trade(START + 50 * SECOND, 3, 1));
        assertEquals(Refusal.NONE, trade(START + 45 * SECOND, 3, 1), "also one older than the last");
        assertEquals(Refusal.NONE, push(tick.asOpenInterest(1, START + 40 * SECOND, 7)));
        assertEquals(Refusal.TOO_LATE, trade(START + 39 * SECOND, 3, 1));
        assertEquals(3, state.chainOf(1).volume[state.columnOf(1)]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE})
    void shouldRefuseATradeOfAnImpossibleSizeOrPrice(double value) {
        assertEquals(Refusal.INVALID_TRADE, trade(START, 3, value));
        assertEquals(Refusal.INVALID_TRADE, trade(START, value, 3));
        assertEquals(Refusal.INVALID_PRICE, price(START, value));
        assertEquals(100, state.underlying(0).spot);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.MAX_VALUE})
    void shouldKeepAQuoteWithAnImpossibleSizeWhichIsUnknownThen(double size) {
        assertEquals(Refusal.NONE, push(tick.asQuote(1, START, 3, size, 4, 8)));
        int column = state.columnOf(1);
        assertEquals(3, state.chainOf(1).bid(column));
        assertTrue(Double.isNaN(state.chainOf(1).bidSize(column)));
        assertEquals(8, state.chainOf(1).askSize(column));
        assertEquals(1, gate.counts().unknownSizes());
    }

    @Test
    void shouldAllowNegativePricesWhereTheInstrumentSaysSo() {
        push(tick.asInstrument(
                Instrument.underlying(9, "OIL", InstrumentKind.FUTURE, 1, 0.01, "USD")
                        .withNegativePrices(true),
                START));
        assertEquals(Refusal.NONE, push(tick.asTrade(9, START, -37.63, 2, Aggressor.SELL)));
        assertEquals(-37.63, state.underlying(1).spot);
        assertEquals(Refusal.INVALID_PRICE, price(START, -37.63));
    }

    @Test
    void shouldKeepTheBestLevelsOfADepthBeyondTheSlotAndCountIt() {
        tick.asDepth(1, START, MarketEvent.MAX_DEPTH + 10);
        for (int i = 0; i < tick.depth; i++) {
            tick.bidPrices[i] = 3 - 0.05 * i;
            tick.askPrices[i] = 4 + 0.05 * i;
            tick.bidSizes[i] = 1;
            tick.askSizes[i] = 1;
        }
        assertEquals(Refusal.NONE, push(tick));
        assertEquals(3, state.chainOf(1).bid(state.columnOf(1)));
        assertEquals(1, gate.counts().clippedDepths());
    }

    @Test
    void shouldTellTicksOfUnknownFromThoseOfRetiredInstruments() {
        assertEquals(Refusal.UNKNOWN_INSTRUMENT, quote(77, START));
        option(5, 100, START + 10 * SECOND);
        push(tick.asClock(START + 10 * SECOND));
        assertEquals(Refusal.RETIRED_INSTRUMENT, quote(5, START + 11 * SECOND));
        option(6, 100, START + 100 * SECOND);
        assertEquals(Refusal.NONE, quote(6, START + 11 * SECOND), "who has its ordinal now has no past");
        assertFalse(state.isRetired(6));
    }

    @ParameterizedTest
    @ValueSource(longs = {700, 3_600, 3 * 86_400, 40 * 86_400})
    void shouldLetNothingExpireAtAClockThatNoOtherConfirms(long seconds) {
        option(3, 100, START + 600 * SECOND);
        assertEquals(Refusal.NONE, push(tick.asClock(START)));
        assertEquals(Refusal.WAITING_CLOCK, push(tick.asClock(START + seconds * SECOND)));
        assertEquals(2, state.underlying(0).chainCount(), "one wrong clock");
        assertEquals(Refusal.NONE, push(tick.asClock(START + 2 * SECOND)));
        assertEquals(Refusal.WAITING_CLOCK, push(tick.asClock(START + seconds * SECOND)), "forgotten meanwhile");
        assertEquals(Refusal.NONE, push(tick.asClock(START + (seconds + 60) * SECOND)), "a pause has ended");
        assertTrue(state.isRetired(3));
        assertEquals(Refusal.NONE, push(tick.asClock(START + (seconds + 660) * SECOND)), "ten minutes are no jump");
    }

    @Test
    void shouldRefuseNoClockAfterANightOnceTheNextOneConfirmsIt() {
        push(tick.asClock(START));
        for (int day = 1; day <= 3; day++) {
            assertEquals(Refusal.WAITING_CLOCK, push(tick.asClock(START + day * DAY)), "it waits");
            assertEquals(Refusal.NONE, push(tick.asClock(START + day * DAY + SECOND)));
        }
        assertEquals(3, gate.counts().of(Refusal.WAITING_CLOCK));
        assertEquals(Map.of(), gate.counts().refused(), "nothing to look at");
    }

    @Test
    void shouldTakeTheExpiryOfWhatTimeHasRetiredForNoFault() {
        option(3, 100, START + SECOND);
        push(tick.asUnderlyingPrice(0, START + SECOND, 100));
        assertEquals(Refusal.ALREADY_EXPIRED, push(tick.asSession(3, START + SECOND, SessionPhase.EXPIRY)));
        assertEquals(Map.of(), gate.counts().refused());
        assertEquals(Refusal.RETIRED_INSTRUMENT, quote(3, START + SECOND));
    }

    @Test
    void shouldRefuseAClockThatTheNextOneContradicts() {
        push(tick.asClock(START));
        push(tick.asClock(START + 400 * DAY));
        push(tick.asClock(START + 500 * DAY));
        assertEquals(Map.of(Refusal.UNCONFIRMED_CLOCK, 1L), gate.counts().refused(), "the first of two");
        push(tick.asClock(START + SECOND));
        assertEquals(Map.of(Refusal.UNCONFIRMED_CLOCK, 2L), gate.counts().refused());
        assertEquals(0, gate.counts().of(Refusal.WAITING_CLOCK));
    }

    @Test
    void shouldTakeAClockAfterADayMarkOfAll() {
        push(tick.asClock(START));
        push(tick.asDay(-1, START + DAY));
        assertEquals(Refusal.NONE, push(tick.asClock(START + DAY + SECOND)));
    }

    @Test
    void shouldLeaveWhatTheProducerWroteAndGiveStagesNaNForWhatCannotBe() {
        int levels = MarketEvent.MAX_DEPTH;
        assertEquals(Refusal.NONE, push(tick.asQuote(1, START, Double.MAX_VALUE, -3, 4, 0)));
        assertEquals(Double.MAX_VALUE, tick.bidPrice);
        assertEquals(-3, tick.bidSize);
        assertEquals(0, tick.askSize);
        assertTrue(
                Double.isNaN(tick.bestBid()) && Double.isNaN(tick.bestBidSize()) && Double.isNaN(tick.bestAskSize()));
        assertEquals(4, tick.bestAsk());
        tick.asDepth(1, START, levels);
        Arrays.fill(tick.bidPrices, 3);
        Arrays.fill(tick.askPrices, 4);
        Arrays.fill(tick.bidSizes, 5);
        Arrays.fill(tick.askSizes, 6);
        tick.bidSizes[levels - 1] = Double.POSITIVE_INFINITY;
        tick.askPrices[2] = -1;
        assertEquals(Refusal.NONE, push(tick));
        double[] sizes = tick.bidSizes(new double[levels]);
        assertEquals(Double.POSITIVE_INFINITY, tick.bidSizes[levels - 1]);
        assertTrue(Double.isNaN(sizes[levels - 1]));
        assertEquals(5, sizes[levels - 2]);
        double[] prices = tick.askPrices(new double[levels]);
        assertEquals(-1, tick.askPrices[2]);
        assertTrue(Double.isNaN(prices[2]));
        assertEquals(4, prices[1]);
        assertEquals(3, gate.counts().unknownSizes());
        assertEquals(2, gate.counts().unknownPrices());
    }
}
