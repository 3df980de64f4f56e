package io.strikeiq.core.learning;

import static io.strikeiq.core.learning.ScoredMarket.CALM;
import static io.strikeiq.core.learning.ScoredMarket.DOWN;
import static io.strikeiq.core.learning.ScoredMarket.FUTURE;
import static io.strikeiq.core.learning.ScoredMarket.MINUTE;
import static io.strikeiq.core.learning.ScoredMarket.SAID;
import static io.strikeiq.core.learning.ScoredMarket.SECOND;
import static io.strikeiq.core.learning.ScoredMarket.START;
import static io.strikeiq.core.learning.ScoredMarket.STOCK;
import static io.strikeiq.core.learning.ScoredMarket.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.learning.ScoredMarket.Scored;
import io.strikeiq.core.signal.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeLabellerTest {
    private static final double EXACT = 1e-12;

    @Test
    void shouldBuyAtTheAskOfTheFirstQuoteAfterTheSignalAndWinAtTheBid() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        market.after(SECOND).quote(100, 100.02);
        market.after(SECOND).quote(99.98, 100);
        market.after(SECOND).quote(100.13, 100.15);
        market.after(SECOND).quote(100.30, 100.32);
        Scored win = market.at(MINUTE);
        assertEquals(Outcome.WIN, win.outcome());
        assertEquals(100.02, win.entryPrice());
        assertEquals(100.13, win.exitPrice(), "the target of 0.1 % is 100.12");
        assertEquals(100.13 / 100.02 - 1, win.gross(), EXACT);
        assertTrue(Double.isNaN(win.net()), "nothing is said of costs");
        assertEquals(100.13 / 100.02 - 1, win.favourable(), EXACT);
        assertEquals(1 - 99.98 / 100.02, win.adverse(), EXACT);
        assertEquals(2, win.secondsToBarrier());
        assertEquals(1, win.weight());
        assertFalse(win.flagged());
        assertEquals(win.exitTime() + SECOND, win.time(), "a later time says that no other price of its time comes");
        assertEquals(List.of("1 min WIN"), market.briefs(), "longer horizons have wider barriers");
    }

    @Test
    void shouldSellAtTheBidAndLoseAtTheAsk() {
        ScoredMarket market = ScoredMarket.quoted().signal(DOWN);
        market.after(SECOND).quote(100, 100.02);
        market.after(SECOND).quote(100.09, 100.11);
        market.after(SECOND).clock();
        Scored loss = market.at(MINUTE);
        assertEquals(Outcome.LOSS, loss.outcome());
        assertEquals(100, loss.entryPrice());
        assertEquals(100.11, loss.exitPrice());
        assertEquals(1 - 100.11 / 100, loss.gross(), EXACT);
    }

    @Test
    void shouldTakeThePriceInForceWhenTheHorizonPasses() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        for (int i = 1; i <= 70; i++) {
            market.after(SECOND).quote(100 + 0.001 * i, 100.02 + 0.001 * i);
        }
        Scored timeout = market.at(MINUTE);
        assertEquals(Outcome.TIMEOUT, timeout.outcome());
        assertEquals(100.06, timeout.exitPrice(), EXACT);
        assertEquals(timeout.entryTime() - SECOND + MINUTE, timeout.exitTime());
        assertTrue(Double.isNaN(timeout.secondsToBarrier()));
    }

    @Test
    void shouldLoseWhenPricesOfOneTimeReachBothBarriers() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        market.after(SECOND).quote(100, 100.02);
        market.after(SECOND).quote(100.5, 100.6).quote(99.5, 99.6);
        market.after(SECOND).clock();
        Scored loss = market.at(MINUTE);
        assertEquals(Outcome.LOSS, loss.outcome());
        assertTrue(loss.both());
        assertEquals(99.5, loss.exitPrice());
    }

    @Test
    void shouldLeaveOpenWhatTheSessionsEndCutsAndScoreTheSessionItself() {
        ScoredMarket market = ScoredMarket.quoted().phase(SessionPhase.OPEN);
        market.after(10 * MINUTE).phase(SessionPhase.CLOSE);
        market.after(60 * MINUTE).phase(SessionPhase.OPEN);
        for (int i = 0; i < 8 * 60; i++) {
            market.after(SECOND).quote(100, 100.02);
        }
        market.signal(UP);
        for (int i = 0; i < 2 * 60; i++) {
            market.after(SECOND).quote(100, 100.02);
        }
        market.phase(SessionPhase.CLOSE);
        assertEquals(
                List.of("1 min TIMEOUT", "0 min TIMEOUT", "5 min UNRESOLVED", "15 min UNRESOLVED", "30 min UNRESOLVED"),
                market.briefs());
        assertEquals(0, market.labeller.openSignals());
        Scored cut = market.at(5 * MINUTE);
        assertTrue(Double.isNaN(cut.exitPrice()) && Double.isNaN(cut.gross()), "never guessed");
        assertEquals(100.02, cut.entryPrice());
    }

    @Test
    void shouldLeaveOpenWhatAGapOfTheFeedHides() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        market.after(SECOND).quote(100, 100.02);
        market.after(SECOND).feed(FeedState.GAP);
        assertEquals(
                List.of("1 min UNRESOLVED", "5 min UNRESOLVED", "15 min UNRESOLVED", "30 min UNRESOLVED"),
                market.briefs());
    }

    @Test
    void shouldNotTakeAnOldPriceForThatOfTheHorizonsEnd() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        market.after(SECOND).quote(100, 100.02);
        market.after(2 * MINUTE).quote(100, 100.02);
        assertEquals(List.of("1 min UNRESOLVED"), market.briefs());
    }

    @Test
    void shouldFlagSignalsWhileDataAreStale() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP);
        market.after(SECOND).quote(100, 100.02).feed(FeedState.STALE);
        market.after(SECOND).quote(101, 101.02);
        market.after(SECOND).clock();
        assertTrue(market.at(MINUTE).flagged());
    }

    @Test
    void shouldScoreOnThePriceOfTheUnderlyingWithAStatedSpreadWhereNothingIsQuoted() {
        ScoredMarket market = new ScoredMarket(new LearningSettings(1, 0.0002, 1e6, List.of())).define(STOCK);
        for (int i = 0; i < 10; i++) {
            market.after(SECOND).price(100);
        }
        market.signal(UP);
        market.after(SECOND).price(100);
        market.after(SECOND).trade(101);
        market.after(SECOND).clock();
        Scored win = market.at(MINUTE);
        assertEquals(100.02, win.entryPrice(), EXACT);
        assertEquals(100.9798, win.exitPrice(), EXACT);
        assertTrue(win.flagged());
    }

    @Test
    void shouldScoreOnTheFutureOfAnIndexWithoutQuotes() {
        Instrument index = Instrument.underlying(0, "I", InstrumentKind.INDEX, 1, 0.01, "USD");
        ScoredMarket market = new ScoredMarket(LearningSettings.defaults())
                .define(future(START + 90 * MINUTE))
                .define(index);
        for (int i = 0; i < 10; i++) {
            market.after(SECOND).price(100).quote(FUTURE, 102, 102.02);
        }
        market.signal(UP);
        market.after(SECOND).price(100).quote(FUTURE, 102, 102.02);
        market.after(SECOND).price(200).quote(FUTURE, 101, 101.02);
        market.after(SECOND).clock();
        assertEquals(FUTURE, market.at(MINUTE).instrument());
        assertEquals(102.02, market.at(MINUTE).entryPrice());
        assertEquals(Outcome.LOSS, market.at(MINUTE).outcome());
    }

    private static Instrument future(long expiry) {
        return new Instrument(
                FUTURE,
                "F",
                InstrumentKind.FUTURE,
                0,
                OptionRight.NONE,
                Double.NaN,
                expiry,
                ExerciseStyle.EUROPEAN,
                1,
                0.01,
                "USD",
                0);
    }

    @Test
    void shouldLeaveOpenWhatTheRetirementOfItsInstrumentCuts() {
        ScoredMarket market = new ScoredMarket(LearningSettings.defaults())
                .define(Instrument.underlying(0, "I", InstrumentKind.INDEX, 1, 0.01, "USD"))
                .define(future(START + 2 * MINUTE));
        for (int i = 0; i < 60; i++) {
            market.after(SECOND).quote(FUTURE, 102, 102.02);
        }
        market.signal(UP);
        for (int i = 0; i < 60; i++) {
            market.after(SECOND).quote(FUTURE, 102, 102.02);
        }
        market.after(SECOND).clock();
        assertEquals(
                List.of("1 min TIMEOUT", "5 min UNRESOLVED", "15 min UNRESOLVED", "30 min UNRESOLVED"),
                market.briefs());
    }

    @Test
    void shouldNotScoreHorizonsShorterThanTwiceTheMedianSpacingOfQuotes() {
        ScoredMarket market = new ScoredMarket(LearningSettings.defaults()).define(STOCK);
        for (int i = 0; i < 10; i++) {
            market.after(3 * MINUTE).quote(100, 100.02);
        }
        market.signal(UP);
        for (int i = 0; i < 12; i++) {
            market.after(3 * MINUTE).quote(100, 100.02);
        }
        assertEquals(List.of("15 min TIMEOUT", "30 min TIMEOUT"), market.briefs());
    }

    @Test
    void shouldFollowTheOptionThatATraderWouldHaveBought() {
        ScoredMarket market =
                ScoredMarket.quoted().quote(ScoredMarket.CALL, 4, 4.1).signal(UP);
        market.after(SECOND).quote(100, 100.02).quote(ScoredMarket.CALL, 5, 5.2);
        market.after(SECOND).quote(ScoredMarket.CALL, 6.5, 6.7).quote(101, 101.02);
        market.after(SECOND).clock();
        assertEquals(6.5 / 5.2 - 1, market.at(MINUTE).atmOptionReturn(), EXACT);
    }

    @Test
    void shouldTakeCostsOffTheReturnAndPutThemBeforeTheTarget() {
        LearningSettings settings =
                new LearningSettings(1, 1e-4, 1e6, List.of(new VenueCost("", 0, 0.002), new VenueCost("X", 0, 0.1)));
        ScoredMarket market = ScoredMarket.quoted(settings).signal(UP);
        market.after(SECOND).quote(100, 100.02);
        market.after(SECOND).quote(100.2, 100.22);
        market.after(SECOND).clock();
        assertEquals(
                List.of(),
                market.briefs().stream().filter(each -> each.contains("WIN")).toList());
        market.after(SECOND).quote(100.33, 100.35);
        market.after(SECOND).clock();
        Scored first = market.scored.get(0);
        assertEquals(Outcome.LOSS, first.outcome(), "half the way to the costs is a loss of more than a sigma");
        assertEquals(first.gross() - 0.002, first.net(), EXACT);
    }

    @Test
    void shouldScoreARegimeByTheVarianceThatFollows() {
        ScoredMarket market = ScoredMarket.quoted().signal(CALM).signal(SAID);
        for (int i = 0; i < 61; i++) {
            market.after(SECOND).quote(100, 100.02);
        }
        assertEquals(List.of("1 min WIN"), market.briefs());
        assertEquals(1e-6, market.at(MINUTE).impliedVariance(), 1e-15);
        assertEquals(0, market.at(MINUTE).realisedVariance(), 1e-7);
        market.signal(CALM);
        for (int i = 0; i < 61; i++) {
            market.after(SECOND).quote(100 + i % 20, 100.02 + i % 20);
        }
        assertEquals(Outcome.LOSS, market.at(MINUTE).outcome());
        assertTrue(market.at(MINUTE).realisedVariance() > 1e-3);
    }

    @Test
    void shouldWeighASpanByHowMuchOfItIsItsOwn() {
        ScoredMarket market = ScoredMarket.quoted().signal(UP).signal("other", UP, ScoredMarket.SIGMA);
        for (int i = 0; i < 30; i++) {
            market.after(SECOND).quote(100, 100.02);
        }
        market.signal(UP);
        for (int i = 0; i < 95; i++) {
            market.after(SECOND).quote(100, 100.02);
        }
        List<Double> weights = market.scored.stream()
                .filter(each -> each.horizon() == MINUTE)
                .map(Scored::weight)
                .toList();
        assertEquals(List.of(0.75, 1.0, 0.75), weights, "the same engine's overlap by half, another's do not count");
    }

    @Test
    void shouldOpenNothingWithoutVolatilityOrAPrice() {
        ScoredMarket market = ScoredMarket.quoted().signal("unknown", UP, ScoredMarket.SIGMA);
        assertEquals(0, market.labeller.openSignals());
        assertEquals(
                0,
                new ScoredMarket(LearningSettings.defaults())
                        .define(STOCK)
                        .signal(UP)
                        .labeller
                        .openSignals());
    }

    @Test
    void shouldScoreTheEndOfTheFirstSessionWhereTheCalendarKnowsIt() {
        long close = ScoredMarket.START + 3 * 60 * MINUTE;
        SessionCloses calendar = (venue, symbol, time) -> symbol.equals("S") && time < close ? close : Long.MIN_VALUE;
        ScoredMarket market = ScoredMarket.quoted(LearningSettings.defaults().with(calendar));
        market.signal(UP).after(SECOND).quote(99.99, 100.01);
        market.on(close - SECOND).quote(99.99, 100.01);
        market.on(close).phase(SessionPhase.CLOSE);
        assertEquals(Outcome.TIMEOUT, market.at(Horizons.SESSION_END).outcome());
        assertEquals(close, market.at(Horizons.SESSION_END).exitTime());
        assertEquals(5, market.scored.size());
        ScoredMarket unknown = ScoredMarket.quoted().signal(UP);
        unknown.after(SECOND).quote(99.99, 100.01);
        unknown.on(close).phase(SessionPhase.CLOSE);
        assertEquals(4, unknown.scored.size(), "without a calendar the length of a session is not known");
    }
}
