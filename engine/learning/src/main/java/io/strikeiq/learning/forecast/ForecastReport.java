package io.strikeiq.learning.forecast;

import io.strikeiq.learning.outcome.MarketPath;
import java.util.ArrayList;
import java.util.List;

/** What forecasts of all underlyings were worth. */
public record ForecastReport(List<ExpectedMoves> moves, List<LevelTest> levels, List<FlipVolatility> flips) {
    /** Scores paths; what a path does not carry is left out. */
    public static ForecastReport of(List<MarketPath> paths, int draws, double level, long seed) {
        List<ExpectedMoves> moves = new ArrayList<>();
        List<LevelTest> levels = new ArrayList<>();
        List<FlipVolatility> flips = new ArrayList<>();
        for (MarketPath path : paths) {
            moves.addAll(ExpectedMoves.of(path));
            levels.addAll(LevelTest.of(path, draws, level, seed));
            FlipVolatility.of(path, draws, level, seed).ifPresent(flips::add);
        }
        return new ForecastReport(moves, levels, flips);
    }
}
