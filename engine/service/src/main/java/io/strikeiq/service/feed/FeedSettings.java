package io.strikeiq.service.feed;

import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.FeedFactory;
import java.util.Map;

/**
 * One feed of a live run.
 *
 * @param venue name of its {@link FeedFactory}
 * @param backPressure what happens while the stages are behind
 * @param names shown names by the venue's own, of instruments that are to have others
 * @param maker makes it when the run begins
 */
public record FeedSettings(
        String venue, BackPressure backPressure, Map<String, String> names, FeedFactory.Maker maker) {
    /** One that is shown as its venue names it. */
    public FeedSettings(String venue, BackPressure backPressure, FeedFactory.Maker maker) {
        this(venue, backPressure, Map.of(), maker);
    }
}
