package io.strikeiq.service.feed;

import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.venue.yaml.Section;

/** The market simulator as it happens, with the settings of section {@code simulate}, at {@code run.speed}. */
final class SimulatorFeedFactory implements FeedFactory {
    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return "simulator";
    }

    @Override
    public BackPressure backPressure() {
        return BackPressure.BLOCK;
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    @Override
    public Maker read(Section entry) {
        return SimulatorFeedFactory::make;
    }

    static Feed make(FeedContext context) {
        return context.simulator().apply(context.factor());
    }
}
