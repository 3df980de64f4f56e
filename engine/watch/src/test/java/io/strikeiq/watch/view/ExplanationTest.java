package io.strikeiq.watch.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.persistence.database.StoredSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
    private static final double NONE = Double.NaN;

    /**
     * Explains a signal at spot 36,281.
     *
     * @param evidence JSON objects without braces: {@code "reason":"OFI","value":2,"contribution":0.5}
     */
    private static String text(
            String engine, String signal, String direction, double level, double confidence, String... evidence) {
        List<String> triples = new ArrayList<>();
        for (String triple : evidence) {
            triples.add("{" + triple + "}");
        }
        return explained(
                engine, signal, direction, level, confidence, "{\"evidence\":[" + String.join(",", triples) + "]}");
    }

    private static String explained(
            String engine, String signal, String direction, double level, double confidence, String metadata) {
        StoredSignal stored = new StoredSignal(
                Instant.parse("2026-01-05T08:44:19.069Z"),
                "SIMB",
                signal,
                confidence,
                Double.NaN,
                Double.NaN,
                0,
                36_281,
                metadata,
                engine,
                direction,
                0.45,
                level,
                "run",
                1,
                7,
                0,
                1);
        return Explanation.of(stored, StandardEngines.registry()).text();
    }

    private static String seen(String reason, double value, double contribution) {
        return "\"reason\":\"" + reason + "\",\"value\":" + value + ",\"contribution\":" + contribution;
    }

    @Test
    void shouldNameTheInstrumentWhoseBookWasSeenWhereItIsNotTheUnderlyings() {
        String metadata = "{\"evidence\":[],\"book\":\"BINANCE:BTCUSDT\"}";
        String text = explained("dealer_gamma", "SHORT_GAMMA", "NONE", NONE, 0.4, metadata);

        assertTrue(text.contains(String.format("%nbook and trades of BINANCE:BTCUSDT%n")), text);
    }

    @Test
    void shouldExplainDealerGamma() {
        assertEquals(
                """
                SHORT_GAMMA on SIMB at 2026-01-05T08:44:19.069Z: no direction, says dealer_gamma
                spot 36,281.00, level 36,854.51 (spot is 1.56 % below it), strength 0.45, prior 0.40
                Seen, with its weight in log-odds:
                  +0.32  net over gross gamma exposure of dealers: -0.08, of -1 to 1
                         net gamma exposure of dealers: -33.10 bn per 1 % move
                  +0.48  signed distance of spot from zero gamma: -0.95 sigma of one day
                         spot at which net gamma exposure is zero: 36,854.51
                         time for which the regime has held: 1.6 min
                         regime signalled before: neutral
                         gamma used: own
                  -1.00  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if realised volatility over the horizon stays below the implied one.
                """,
                text(
                        "dealer_gamma",
                        "SHORT_GAMMA",
                        "NONE",
                        36_854.51,
                        0.4,
                        seen("NORMALISED_GEX", -0.07936, 0.32),
                        seen("NET_GEX", -3.31e10, 0),
                        seen("FLIP_DISTANCE", -0.9543, 0.48),
                        seen("ZERO_GAMMA", 36_854.512, 0),
                        seen("REGIME_HELD", 94.41, 0),
                        seen("PRIOR_REGIME", 0, 0),
                        seen("GAMMA_SOURCE", 0, 0)));
    }

    @Test
    void shouldExplainLiquidity() {
        assertEquals(
                """
                ABSORPTION_BID on SIMB at 2026-01-05T08:44:19.069Z: price up, says liquidity
                spot 36,281.00, level 36,262.86 (spot is 0.05 % above it), strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +0.69  buyer minus seller initiated volume: -5.58 sigma
                  +0.80  move of the microprice the way of the burst: -8.16 spreads
                  -0.09  mean z-score of spread, thinness, Amihud and lambda: +0.45 sigma
                  -1.60  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if price falls below the level at which the selling was absorbed.
                """,
                text(
                        "liquidity",
                        "ABSORPTION_BID",
                        "UP",
                        36_262.86,
                        0.31,
                        seen("SIGNED_VOLUME", -5.583, 0.69),
                        seen("PRICE_HELD", -8.163, 0.8),
                        seen("ILLIQUIDITY", 0.4543, -0.09)));
    }

    @Test
    void shouldExplainAStopHunt() {
        assertEquals(
                """
                STOP_HUNT_LOW on SIMB at 2026-01-05T08:44:19.069Z: price up, says stop_hunt
                spot 36,281.00, level 36,281.00 (spot is at it), strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +0.23  how far price went beyond the level: 0.12 ATR
                  +0.12  wick beyond the body over the range of the bar: 57.7 %
                  +0.28  from the breach to the close back inside: 54.2 s
                  +0.30  level exceeded: session extreme
                  -1.13  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if price trades below the extreme of the hunt.
                """,
                text(
                        "stop_hunt",
                        "STOP_HUNT_LOW",
                        "UP",
                        36_281,
                        0.31,
                        seen("EXCESS", 0.1175, 0.23),
                        seen("WICK", 0.5769, 0.12),
                        seen("TIME_TO_CLOSE", 54.24, 0.28),
                        seen("LEVEL_KIND", 1, 0.3)));
    }

    @Test
    void shouldExplainSmartMoneyWithoutALevel() {
        assertEquals(
                """
                SMART_MONEY_BEARISH on SIMB at 2026-01-05T08:44:19.069Z: price down, says smart_money
                spot 36,281.00, no level, strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +0.55  signed delta traded in options: -3.10 sigma
                         open interest added over volume traded: 2.0 %
                  -0.75  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if delta flow turns positive, or open interest falls while spot rises.
                """,
                text(
                        "smart_money",
                        "SMART_MONEY_BEARISH",
                        "DOWN",
                        NONE,
                        0.31,
                        seen("DELTA_FLOW", -3.1, 0.55),
                        seen("OPENING", 0.02, 0)));
    }

    @Test
    void shouldExplainAGammaSqueeze() {
        assertEquals(
                """
                GAMMA_SQUEEZE_UP on SIMB at 2026-01-05T08:44:19.069Z: price up, says gamma_squeeze
                spot 36,281.00, level 36,500.00 (spot is 0.60 % below it), strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +0.40  dealers' short gamma per 1 % over traded value per day: 0.012
                  +0.20  distance to the largest short-gamma strike: +0.35 sigma of one day
                  -0.80  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if spot turns before the strike, or dealers are long gamma again.
                """,
                text(
                        "gamma_squeeze",
                        "GAMMA_SQUEEZE_UP",
                        "UP",
                        36_500,
                        0.31,
                        seen("FRAGILITY", 0.012, 0.4),
                        seen("STRIKE_DISTANCE", 0.35, 0.2)));
    }

    @Test
    void shouldExplainAnOptionsTrap() {
        assertEquals(
                """
                BEAR_TRAP on SIMB at 2026-01-05T08:44:19.069Z: price up, says options_trap
                spot 36,281.00, level 36,200.00 (spot is 0.22 % above it), strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +1.67  short build-up at the broken strike against the break, its highest: +5.34 sigma
                  +0.02  how long price was beyond the level: 14.3 min
                  -1.89  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if price holds below the level again.
                """,
                text(
                        "options_trap",
                        "BEAR_TRAP",
                        "UP",
                        36_200,
                        0.31,
                        seen("WRITING", 5.344, 1.67),
                        seen("TIME_BEYOND", 855.2, 0.02)));
    }

    @Test
    void shouldExplainALiquidityVacuum() {
        assertEquals(
                """
                VACUUM_UP on SIMB at 2026-01-05T08:44:19.069Z: price up, says liquidity_vacuum
                spot 36,281.00, level 36,281.00 (spot is at it), strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +0.55  highest percentile of the spread in its history, within the time to slip: 99.6
                  +0.12  cancelled over added size of the thin side: 1.30
                         book read: the underlying's own book
                  -0.87  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if half of the ask depth is back without a higher price.
                """,
                text(
                        "liquidity_vacuum",
                        "VACUUM_UP",
                        "UP",
                        36_281,
                        0.31,
                        seen("WIDE_SPREAD", 99.62, 0.55),
                        seen("CANCEL_ADD_RATIO", 1.297, 0.12),
                        seen("BOOK_SOURCE", 1, 0)));
    }

    @Test
    void shouldExplainAFormulaVote() {
        assertEquals(
                """
                BIAS_SELL on SIMB at 2026-01-05T08:44:19.069Z: price down, says formula
                spot 36,281.00, no level, strength 0.45, prior 0.31
                Seen, with its weight in log-odds:
                  +1.80  weighted vote of the families: -0.42, of -1 to 1
                         mean vote of the open interest formulas: -0.79, of -1 to 1
                  -2.00  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if price moves against the vote within the outcome horizon.
                """,
                text(
                        "formula",
                        "BIAS_SELL",
                        "DOWN",
                        NONE,
                        0.31,
                        seen("BIAS_SCORE", -0.4202, 1.8),
                        seen("FAMILY_OPEN_INTEREST", -0.7938, 0)));
    }

    @Test
    void shouldExplainAStructuralAlert() {
        assertEquals(
                """
                REGIME_CHANGE on SIMB at 2026-01-05T08:44:19.069Z: no direction, says structure
                spot 36,281.00, no level, strength 0.45, prior 0.50
                Seen, with its weight in log-odds:
                         structure before: range
                         structure now: trend down
                  +2.00  share of the window spent in the structure before, while it lasted: 100.0 %
                  -0.80  changes of structure, decayed: 4.0 per hour
                         time for which it has held: 11.0 min
                  -1.40  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                Proven wrong if the regime before it is back within the horizon.
                """,
                text(
                        "structure",
                        "REGIME_CHANGE",
                        "NONE",
                        NONE,
                        0.5,
                        seen("STRUCTURE_FROM", 0, 0),
                        seen("STRUCTURE_TO", 2, 0),
                        seen("PRIOR_STABILITY", 1, 2),
                        seen("TRANSITIONS", 4, -0.8),
                        seen("HELD", 662, 0)));
    }

    @Test
    void shouldSayThatAValueIsUnknown() {
        assertEquals(
                """
                LONG_GAMMA on SIMB at 2026-01-05T08:44:19.069Z: no direction, says dealer_gamma
                spot 36,281.00, no level, strength 0.45, confidence unknown
                Seen, with its weight in log-odds:
                         spot at which net gamma exposure is zero: unknown
                         regime signalled before: unknown
                Proven wrong if realised volatility over the horizon exceeds the implied one.
                """,
                text(
                        "dealer_gamma",
                        "LONG_GAMMA",
                        "NONE",
                        NONE,
                        NONE,
                        "\"reason\":\"ZERO_GAMMA\",\"value\":null,\"contribution\":0",
                        "\"reason\":\"PRIOR_REGIME\",\"value\":null,\"contribution\":null"));
    }

    @Test
    void shouldGiveTheBareCodesOfAnEngineThatIsNotThere() {
        assertEquals("""
                WIDE_SPREAD on SIMB at 2026-01-05T08:44:19.069Z: no direction, says spread_watch
                spot 36,281.00, no level, strength 0.45, prior 0.50
                Seen, with its weight in log-odds:
                  +0.20  SPREAD_Z: 3.20
                  -0.40  intercept of the rule: what it gives without any evidence
                  -0.20  sum; strength 1 / (1 + exp(0.20)) = 0.45
                """, text("spread_watch", "WIDE_SPREAD", "NONE", NONE, 0.5, seen("SPREAD_Z", 3.2, 0.2)));
    }

    static List<EngineDefinition> engines() {
        EngineRegistry registry = StandardEngines.registry();
        return registry.definitions();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldReadAsSentencesWhateverTheEngineDeclares(EngineDefinition engine) {
        for (SignalType type : engine.signals()) {
            assertTrue(Character.isLowerCase(type.refutedBy().charAt(0)), type.refutedBy());
            assertFalse(type.refutedBy().endsWith("."), type.refutedBy());
        }
        for (Reason reason : engine.reasons()) {
            assertTrue(reason.code().length() <= 32, reason.code());
            assertEquals(reason.unit().equals("code"), reason.meaning().contains(": "), reason.meaning());
        }
    }
}
