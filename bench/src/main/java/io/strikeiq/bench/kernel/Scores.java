package io.strikeiq.bench.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured, by class and method, and behind a colon the value of the parameter. */
final class Scores {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private final Map<String, Score> scores = new LinkedHashMap<>();

    /**
     * One benchmark.
     *
     * @param nanos per operation
     * @param error half of the 99.9 % confidence interval
     * @param bytes allocated per operation
     */
    record Score(double nanos, double error, double bytes) {
        private static final Score UNKNOWN = new Score(Double.NaN, Double.NaN, Double.NaN);
    }

    void add(RunResult result) {
        Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
        put(
                key(result.getParams()),
                new Score(
                        result.getPrimaryResult().getScore(),
                        result.getPrimaryResult().getScoreError(),
                        allocation == null ? Double.NaN : allocation.getScore()));
    }

    void put(String key, Score score) {
        scores.put(key, score);
    }

    static String key(BenchmarkParams params) {
        String name = params.getBenchmark();
        int method = name.lastIndexOf('.');
        StringBuilder key = new StringBuilder(name.substring(name.lastIndexOf('.', method - 1) + 1));
        for (String parameter : params.getParamsKeys()) {
            key.append(':').append(params.getParam(parameter));
        }
        return key.toString();
    }

    /** A score, NaN throughout for what was not measured. */
    Score get(String key) {
        return scores.getOrDefault(key, Score.UNKNOWN);
    }

    double nanos(String key) {
        return get(key).nanos();
    }

    Map<String, Score> all() {
        return scores;
    }
}
