package io.strikeiq.core.pipeline.supervision;

/**
 * What happens when a stage fails. The state hash goes with the metrics.
 *
 * @param marketState halt or skip
 * @param metrics halt or skip
 * @param snapshots halt or skip
 * @param engines quarantine or halt
 * @param drain halt or skip
 */
public record StageFailures(
        FailurePolicy marketState,
        FailurePolicy metrics,
        FailurePolicy snapshots,
        FailurePolicy engines,
        FailurePolicy drain) {
    /** Checks that each stage can do what it is told. */
    public StageFailures {
        check("marketState", marketState);
        check("metrics", metrics);
        check("snapshots", snapshots);
        check("drain", drain);
        if (engines == FailurePolicy.SKIP) {
            throw new IllegalArgumentException("engines cannot skip a tick; allowed quarantine, halt");
        }
    }

    private static void check(String stage, FailurePolicy policy) {
        if (policy == FailurePolicy.QUARANTINE) {
            throw new IllegalArgumentException(stage + " cannot be put in quarantine; allowed halt, skip");
        }
    }

    /** Engines in quarantine, all else halts: a wrong state makes every later result wrong. */
    public static StageFailures defaults() {
        return new StageFailures(
                FailurePolicy.HALT,
                FailurePolicy.HALT,
                FailurePolicy.HALT,
                FailurePolicy.QUARANTINE,
                FailurePolicy.HALT);
    }

    boolean skips(Stage stage) {
        FailurePolicy policy = switch (stage) {
            case MARKET_STATE -> marketState;
            case METRICS, STATE_HASH -> metrics;
            case SNAPSHOTS -> snapshots;
            case ENGINES -> engines;
            case DRAIN -> drain;
            // A signal without its recorded tick could not be explained.
            case JOURNAL -> FailurePolicy.HALT;
        };
        return policy == FailurePolicy.SKIP;
    }
}
