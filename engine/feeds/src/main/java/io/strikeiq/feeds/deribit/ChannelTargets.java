package io.strikeiq.feeds.deribit;

import java.util.Arrays;

/** Which channels are wanted over one connection: those of the strikes in the middle of which each index was when they were chosen. */
final class ChannelTargets {
    private static final long STEPS_TO_MOVE = 2;

    private final DeribitState state;
    private final Subscriptions subscriptions;
    private final ChannelPlan plan;
    /** Of each index when the connection began, {@code NaN} while unknown. */
    private final double[] prices;
    /** Of each index when its channels were chosen. */
    private final double[] centres;

    ChannelTargets(DeribitSettings settings, DeribitState state, Subscriptions subscriptions) {
        this.state = state;
        this.subscriptions = subscriptions;
        this.plan = new ChannelPlan(settings, state.instruments, state.counts);
        this.prices = new double[settings.underlyings().size()];
        this.centres = new double[prices.length];
        Arrays.fill(prices, Double.NaN);
        Arrays.fill(centres, Double.NaN);
    }

    /** The price of an index at the beginning. */
    void price(int underlying, double price) {
        prices[underlying] = price;
    }

    /** Asks for the channels around the prices of the beginning. */
    void begin(long time) {
        System.arraycopy(prices, 0, centres, 0, prices.length);
        change(time);
    }

    /** Asks for the channels that are wanted now, and leaves the others. */
    void change(long time) {
        subscriptions.change(plan.channels(centres, time));
    }

    /** Whether an index that had no price when the channels were asked for has one. */
    boolean findsAPrice() {
        boolean found = false;
        for (int i = 0; i < centres.length; i++) {
            found |= Double.isNaN(centres[i]) && state.instruments.underlying(i).price > 0;
        }
        return found;
    }

    /** Whether an index has left the strikes in the middle; its price is the middle from now on. */
    boolean hasMoved(long time) {
        boolean moved = false;
        for (int i = 0; i < centres.length; i++) {
            double indexPrice = state.instruments.underlying(i).price;
            double price = indexPrice > 0 ? indexPrice : prices[i];
            double step = plan.step(i, centres[i], time);
            if (Double.isNaN(centres[i]) || Math.abs(price - centres[i]) >= STEPS_TO_MOVE * step) {
                moved |= Double.compare(centres[i], price) != 0;
                centres[i] = price;
            }
        }
        return moved;
    }
}
