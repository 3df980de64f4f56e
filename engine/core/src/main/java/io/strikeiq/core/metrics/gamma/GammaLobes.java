package io.strikeiq.core.metrics.gamma;

/**
 * The lobes of net exposure over a {@link GammaProfile}: stretches of one sign that rise to a set share of the largest
 * exposure near spot. Between two of them in a row, which have different signs, lies one root that matters; what changes
 * sign in between without rising so far is passed over.
 *
 * <p>A lobe may hide between two points where exposure nearly touches zero: there it is looked for apart.
 */
final class GammaLobes {
    /** Share of its curvature that a least exposure is above zero at most for a lobe to be looked for there. */
    private static final double TOUCH = 0.05;

    private static final int NARROWINGS = 16;
    private static final double GOLDEN = 0.3819660112501051;

    private final GammaProfile profile;
    private final NetGamma netGamma;
    private final double relevance;
    private final double[] peaks;
    private final double[] peakPlaces;
    private final double[] rootFrom;
    private final double[] rootTo;
    private double largestNear;
    private int count;
    /** Last place of the last lobe, and the one behind it. */
    private double end;

    private double afterEnd;

    // The stretch of one sign that is being walked: its sign, 0 for none, first place, the one before, and peak.
    private double sign;
    private double start;
    private double beforeStart;
    private double peak;
    private double peakPlace;

    GammaLobes(GammaProfile profile, NetGamma netGamma, double relevance, int most) {
        this.profile = profile;
        this.netGamma = netGamma;
        this.relevance = relevance;
        peaks = new double[most];
        peakPlaces = new double[most];
        rootFrom = new double[most];
        rootTo = new double[most];
    }

    /**
     * Finds the lobes of a profile that has been turned to exposure; none when nothing is near spot.
     *
     * @param near distance from spot in ln S within which exposures are compared
     */
    void find(double near) {
        count = 0;
        sign = 0;
        largestNear = largest(near);
        int points = largestNear > 0 ? profile.points() : 0;
        for (int point = 0; point < points; point++) {
            double place = profile.place(point);
            double present = Math.signum(profile.net(point));
            if (present != sign) {
                double before = profile.place(Math.max(0, point - 1));
                endStretch(before, place);
                beginStretch(before, place, present);
            }
            rise(place, exposure(point));
            if (isTouching(point)) {
                split(point);
            }
        }
        endStretch(profile.to(), profile.to());
    }

    private double largest(double near) {
        double largest = 0;
        for (int point = 0; point < profile.points(); point++) {
            if (Math.abs(profile.place(point)) <= near) {
                largest = Math.max(largest, exposure(point));
            }
        }
        return largest;
    }

    private double exposure(int point) {
        return Math.abs(profile.net(point));
    }

    private void beginStretch(double before, double place, double present) {
        sign = present;
        beforeStart = before;
        start = place;
        peak = 0;
        peakPlace = place;
    }

    private void rise(double place, double exposure) {
        if (exposure > peak) {
            peak = exposure;
            peakPlace = place;
        }
    }

    /** Ends a stretch, a lobe when it is high enough: part of the last one when it has its sign. */
    private void endStretch(double last, double next) {
        if (sign == 0 || !(peak >= relevance * largestNear)) {
            return;
        }
        boolean same = count > 0 && Math.signum(peaks[count - 1]) == sign;
        if (!same && count == peaks.length) {
            return;
        }
        if (!same) {
            if (count > 0) {
                setRoot(count - 1);
            }
            peaks[count++] = 0;
        }
        if (peak > Math.abs(peaks[count - 1])) {
            peaks[count - 1] = sign * peak;
            peakPlaces[count - 1] = peakPlace;
        }
        end = last;
        afterEnd = next;
    }

    /** From the end of a lobe to the start of the next; of two changes of sign in between the one nearer to spot. */
    private void setRoot(int lobe) {
        boolean first = Math.abs(end) <= Math.abs(start);
        rootFrom[lobe] = first ? end : beforeStart;
        rootTo[lobe] = first ? afterEnd : start;
    }

    /** Whether exposure is least here among its neighbours of one sign, and near zero for its curvature. */
    private boolean isTouching(int point) {
        if (sign == 0 || point == 0 || point == profile.points() - 1) {
            return false;
        }
        double left = sign * profile.net(point - 1);
        double right = sign * profile.net(point + 1);
        double here = exposure(point);
        double bend = left + right - 2 * here;
        double vertex = here - (right - left) * (right - left) / (8 * bend);
        return left >= here && right >= here && bend >= relevance * largestNear && vertex < TOUCH * bend;
    }

    /** Looks for a lobe of the other sign about a point, and with one goes on behind it. */
    private void split(int point) {
        double place = least(profile.place(point - 1), profile.place(point + 1));
        double value = sign * at(place);
        if (!(-value >= relevance * largestNear)) {
            return;
        }
        boolean before = place < profile.place(point);
        int left = before ? point - 1 : point;
        double outer = sign;
        endStretch(profile.place(left), place);
        beginStretch(profile.place(left), place, -outer);
        rise(place, -value);
        endStretch(place, profile.place(left + 1));
        beginStretch(place, profile.place(left + 1), outer);
        rise(profile.place(left + 1), exposure(left + 1));
    }

    /** Where exposure, times the stretch's sign, is least between two places: golden section. */
    private double least(double from, double to) {
        double low = from;
        double high = to;
        double a = low + GOLDEN * (high - low);
        double b = high - GOLDEN * (high - low);
        double atA = sign * at(a);
        double atB = sign * at(b);
        for (int i = 0; i < NARROWINGS; i++) {
            if (atA < atB) {
                high = b;
                b = a;
                atB = atA;
                a = low + GOLDEN * (high - low);
                atA = sign * at(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = high - GOLDEN * (high - low);
                atB = sign * at(b);
            }
        }
        return atA < atB ? a : b;
    }

    private double at(double place) {
        return netGamma.at(place) * StrictMath.exp(place);
    }

    int count() {
        return count;
    }

    /** Lower bound of the root between a lobe and the next, in ln(S/S₀). */
    double rootFrom(int lobe) {
        return rootFrom[lobe];
    }

    /** Upper bound of the root between a lobe and the next. */
    double rootTo(int lobe) {
        return rootTo[lobe];
    }

    /** Where a lobe is highest. */
    double peakPlace(int lobe) {
        return peakPlaces[lobe];
    }

    /** The lesser peak of a lobe and the next, over the largest exposure near spot. */
    double ratio(int lobe) {
        return Math.min(Math.abs(peaks[lobe]), Math.abs(peaks[lobe + 1])) / largestNear;
    }
}
