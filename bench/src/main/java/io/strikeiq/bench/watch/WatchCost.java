package io.strikeiq.bench.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * What being watched costs a tick.
 *
 * @param on nanoseconds of processor time that the stages spend on a tick with counters, server and copies of every underlying at each beat, by pair
 * @param off the same without any of it
 */
record WatchCost(int underlyings, int contracts, List<Double> on, List<Double> off) {
    /** These pairs and others of the same market. */
    WatchCost and(WatchCost others) {
        List<Double> allOn = new ArrayList<>(on);
        allOn.addAll(others.on);
        List<Double> allOff = new ArrayList<>(off);
        allOff.addAll(others.off);
        return new WatchCost(underlyings, contracts, allOn, allOff);
    }

    /** In percent, the median of the pairs. */
    double median() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < on.size(); i++) {
            ratios.add(100 * (on.get(i) / off.get(i) - 1));
        }
        ratios.sort(Double::compare);
        return ratios.get(ratios.size() / 2);
    }
}
