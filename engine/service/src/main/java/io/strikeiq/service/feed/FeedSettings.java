package io.strikeiq.service.feed;

import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.FeedFactory;

/**
 * One feed of a live run.
 *
 * @param venue name of its {@link FeedFactory}
 * @param backPressure what happens while the stages are behind
 * @param maker makes it when the run begins
 */
public record FeedSettings(String venue, BackPressure backPressure, FeedFactory.Maker maker) {}
