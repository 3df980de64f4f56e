package io.strikeiq.core.level;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** Makes the levels of a book: swings and the opening range from prices, all others from the frame once a second. */
final class LevelMaker implements Visited {
    private static final double VWAP_BAND = 2;

    private final LevelSettings settings;
    private final LevelBook book;
    /** By kind: the value that its source last had, and since when. */
    private final double[] standing = new double[LevelKind.count()];

    private final long[] standingSince = new long[LevelKind.count()];

    /** +1 while a swing high is sought, −1 for a low, 0 before the first turn. */
    private int seeking;

    private double high = Double.NaN;
    private double low = Double.NaN;

    private long openingEnd = Long.MIN_VALUE;
    private double openingHigh = Double.NaN;
    private double openingLow = Double.NaN;

    LevelMaker(LevelSettings settings, LevelBook book) {
        this.settings = settings;
        this.book = book;
        Arrays.fill(standing, Double.NaN);
    }

    void startSession(long time) {
        Arrays.fill(standing, Double.NaN);
        seeking = 0;
        high = Double.NaN;
        low = Double.NaN;
        openingEnd = time + settings.openingRange();
        openingHigh = Double.NaN;
        openingLow = Double.NaN;
    }

    void onPrice(long time, double price, double atr) {
        if (time < openingEnd) {
            openingHigh = Double.isNaN(openingHigh) ? price : Math.max(openingHigh, price);
            openingLow = Double.isNaN(openingLow) ? price : Math.min(openingLow, price);
        } else if (!Double.isNaN(openingHigh)) {
            freezeIfInside(LevelKind.OPENING_RANGE_HIGH, openingHigh, 1, price, time);
            freezeIfInside(LevelKind.OPENING_RANGE_LOW, openingLow, -1, price, time);
            openingHigh = Double.NaN;
        }
        seekSwing(time, price, settings.retreat() * atr);
    }

    /** The zigzag: an extreme is a swing once price has turned by the retreat; with no ATR known, none is. */
    private void seekSwing(long time, double price, double retreat) {
        high = Double.isNaN(high) ? price : Math.max(high, price);
        low = Double.isNaN(low) ? price : Math.min(low, price);
        if (seeking >= 0 && high - price >= retreat) {
            book.freeze(LevelKind.SWING_HIGH, high, price, time);
            seeking = -1;
            low = price;
        } else if (seeking <= 0 && price - low >= retreat) {
            book.freeze(LevelKind.SWING_LOW, low, price, time);
            seeking = 1;
            high = price;
        }
    }

    void look(long time, double price, double atr, MetricFrame metrics) {
        for (int i = 0; i < LevelKind.count(); i++) {
            LevelKind kind = LevelKind.at(i);
            if (kind.source() != null) {
                lookAtSource(kind, metrics.get(kind.source()), time, price, settings.retreat() * atr);
            }
        }
        double band = VWAP_BAND * metrics.get(Metric.VWAP_SIGMA);
        if (band > 0) {
            freezeIfInside(LevelKind.VWAP_BAND_UP, metrics.get(Metric.VWAP) + band, 1, price, time);
            freezeIfInside(LevelKind.VWAP_BAND_DOWN, metrics.get(Metric.VWAP) - band, -1, price, time);
        }
        double step = roundStep(price * settings.roundShare());
        double below = Math.floor(price / step) * step;
        freezeIfInside(LevelKind.ROUND_NUMBER_BELOW, below == price ? below - step : below, -1, price, time);
        freezeIfInside(LevelKind.ROUND_NUMBER_ABOVE, (Math.floor(price / step) + 1) * step, 1, price, time);
    }

    private void lookAtSource(LevelKind kind, double value, long time, double price, double retreat) {
        switch (kind) {
            case SESSION_HIGH -> {
                if (value - price >= retreat) {
                    book.freeze(kind, value, price, time);
                }
            }
            case SESSION_LOW -> {
                if (price - value >= retreat) {
                    book.freeze(kind, value, price, time);
                }
            }
            case PRIOR_HIGH -> freezeOnce(kind, value, 1, price, time);
            case PRIOR_LOW -> freezeOnce(kind, value, -1, price, time);
            case ZERO_GAMMA -> book.freeze(kind, value, price, time);
            default -> settle(kind, value, time, price);
        }
    }

    private void settle(LevelKind kind, double value, long time, double price) {
        int i = kind.ordinal();
        if (value != standing[i]) {
            standing[i] = value;
            standingSince[i] = time;
        }
        if (time - standingSince[i] >= settings.settling()) {
            book.freeze(kind, value, price, time);
        }
    }

    /** A prior day's extreme is made once in a session: broken for good, it stays so. */
    private void freezeOnce(LevelKind kind, double level, int side, double price, long time) {
        if (level != standing[kind.ordinal()] && side * (level - price) > 0) {
            standing[kind.ordinal()] = level;
            book.freeze(kind, level, price, time);
        }
    }

    private void freezeIfInside(LevelKind kind, double level, int side, double price, long time) {
        if (side * (level - price) > 0) {
            book.freeze(kind, level, price, time);
        }
    }

    /** The smallest of 1, 2, 5, 10, 20, ... times a power of ten that is not below a distance. */
    static double roundStep(double least) {
        double power = powerOfTen((int) Math.floor(StrictMath.log10(least)));
        if (least <= power) {
            return power;
        }
        if (least <= 2 * power) {
            return 2 * power;
        }
        return least <= 5 * power ? 5 * power : 10 * power;
    }

    /** The same everywhere and without memory, which {@link StrictMath#pow} takes at each call. */
    private static double powerOfTen(int exponent) {
        double power = 1;
        for (int i = Math.abs(exponent); i > 0; i--) {
            power *= 10;
        }
        return exponent < 0 ? 1 / power : power;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(standing);
        visitor.visitAll(standingSince);
        seeking = visitor.visit(seeking);
        high = visitor.visit(high);
        low = visitor.visit(low);
        openingEnd = visitor.visit(openingEnd);
        openingHigh = visitor.visit(openingHigh);
        openingLow = visitor.visit(openingLow);
    }
}
