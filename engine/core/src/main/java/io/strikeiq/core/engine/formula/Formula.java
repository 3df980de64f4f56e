package io.strikeiq.core.engine.formula;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;

/**
 * The ten formulas. Each turns metrics into a signed score in units of its own threshold: at or beyond +1 it votes BUY,
 * at or below −1 SELL, between them HOLD; {@code NaN} while an input is unknown, and then it neither votes nor counts.
 */
enum Formula {
    /** An extreme share of puts in its own history is read against the crowd. */
    F01(Family.OPEN_INTEREST, "PCR_EXTREME", "percentile of the put-call ratio", "0..100", Metric.PCR_OI_PERCENTILE) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            return (frame.get(Metric.PCR_OI_PERCENTILE) - 50) / 40;
        }
    },
    /** Puts written near the money are support, calls written there resistance: |ln PCR| of the ATM strikes. */
    F02(
            Family.OPEN_INTEREST,
            "OI_IMBALANCE",
            "put-call ratio of open interest near the money",
            "ratio",
            Metric.PCR_OI_ATM) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            return StrictMath.log(frame.get(Metric.PCR_OI_ATM)) / StrictMath.log(1.5);
        }
    },
    /** Long dealer gamma damps and short gamma extends the distance from VWAP, in sigmas of VWAP. */
    F03(Family.GAMMA, "GAMMA_REGIME", "dealer-gamma regime: -1 short, 0 neutral, 1 long", "code", Metric.GAMMA_REGIME) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            double distance = (frame.get(Metric.SPOT) - frame.get(Metric.VWAP)) / frame.get(Metric.VWAP_SIGMA);
            return -frame.get(Metric.GAMMA_REGIME) * distance / 1.5;
        }
    },
    /** Unusual size or turnover in options, with the sign of the premium flow. */
    F04(Family.UNUSUAL_ACTIVITY, "UNUSUAL_ACTIVITY", "z-score of option turnover", "sigma", Metric.OPTION_TURNOVER_Z) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            double unusual = Math.max(frame.get(Metric.OPTION_TURNOVER_Z), frame.get(Metric.TRADE_SIZE_Z));
            return Math.max(0, unusual) * Math.signum(frame.get(Metric.PREMIUM_FLOW)) / 3;
        }
    },
    /** Spot beyond the session's expected move, frozen at the open, is read as overdone unless dealers are short. */
    F05(
            Family.EXPECTED_MOVE,
            "EXPECTED_MOVE_BAND",
            "distance from the open in expected moves of a day",
            "sigma",
            Metric.SPOT) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            double distance = shown(frame, anchor);
            double regime = frame.get(Metric.GAMMA_REGIME);
            if (Double.isNaN(distance + regime)) {
                return Double.NaN;
            }
            return regime < 0 ? 0 : -distance;
        }

        @Override
        double shown(MetricFrame frame, SessionAnchor anchor) {
            return (frame.get(Metric.SPOT) - anchor.open()) / anchor.expectedMove();
        }
    },
    /** Signed delta traded in options. */
    F06(Family.ORDER_FLOW, "DELTA_FLOW", "z-score of option delta flow", "sigma", Metric.DELTA_FLOW_Z) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            return frame.get(Metric.DELTA_FLOW_Z) / 2.5;
        }
    },
    /** Volatility falling from an extreme is relief, rising from a low is a warning. */
    F07(Family.VOLATILITY, "IV_REGIME", "percentile of ATM volatility", "0..100", Metric.IV_PERCENTILE) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            double percentile = frame.get(Metric.IV_PERCENTILE);
            double change = frame.get(Metric.ATM_SIGMA_CHANGE);
            if (Double.isNaN(percentile + change)) {
                return Double.NaN;
            }
            boolean relief = percentile >= 50 && change < 0;
            boolean warning = percentile < 50 && change > 0;
            return relief || warning ? (percentile - 50) / 40 : 0;
        }
    },
    /** Put open interest building faster than call open interest is writers' support, and the reverse. */
    F08(
            Family.OPEN_INTEREST_VELOCITY,
            "OI_VELOCITY",
            "z-score of put open-interest velocity",
            "sigma",
            Metric.PUT_OI_VELOCITY_Z) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            return (frame.get(Metric.PUT_OI_VELOCITY_Z) - frame.get(Metric.CALL_OI_VELOCITY_Z)) / 3;
        }
    },
    /** Gamma says how far moves go and never which way: near zero gamma it holds, and shows how near. */
    F09(
            Family.GAMMA,
            "ZERO_GAMMA_PROXIMITY",
            "distance to zero gamma in sigmas of a day",
            "sigma",
            Metric.ZERO_GAMMA_DISTANCE_SIGMA) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            return 0 * frame.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA);
        }

        @Override
        boolean takesSides() {
            return false;
        }

        @Override
        double nearness(MetricFrame frame) {
            return Math.max(0, 1.5 - Math.abs(frame.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA)));
        }
    },
    /** Order-flow imbalance of the underlying's best quotes. */
    F10(Family.ORDER_FLOW, "ORDER_FLOW_IMBALANCE", "z-score of order-flow imbalance", "sigma", Metric.OFI_Z) {
        @Override
        double score(MetricFrame frame, SessionAnchor anchor) {
            return frame.get(Metric.OFI_Z) / 2.5;
        }
    };

    private static final Formula[] ALL = values();
    private final Family family;
    private final String code;
    private final String meaning;
    private final String unit;
    private final Metric shown;

    Formula(Family family, String code, String meaning, String unit, Metric shown) {
        this.family = family;
        this.code = code;
        this.meaning = meaning;
        this.unit = unit;
        this.shown = shown;
    }

    static int count() {
        return ALL.length;
    }

    static Formula at(int index) {
        return ALL[index];
    }

    Family family() {
        return family;
    }

    String code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    String unit() {
        return unit;
    }

    /** What a reader is shown as the formula's value. */
    double shown(MetricFrame frame, SessionAnchor anchor) {
        return frame.get(shown);
    }

    /** Whether it may vote BUY or SELL; one that does not holds, and says so when what it watches comes near. */
    boolean takesSides() {
        return true;
    }

    /** Of a formula that takes no side: at least 1 where what it watches is near; {@code NaN} while unknown. */
    double nearness(MetricFrame frame) {
        return Double.NaN;
    }

    /** Signed score, positive for BUY, in units of the threshold. */
    abstract double score(MetricFrame frame, SessionAnchor anchor);
}
