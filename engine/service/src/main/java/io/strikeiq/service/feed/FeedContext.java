package io.strikeiq.service.feed;

import io.strikeiq.service.simulator.SimulatorSettings;

/**
 * What a feed may need of the rest of the config.
 *
 * @param simulate the session that the simulator makes
 * @param factor event time over real time of a feed that is simulated; infinite for as fast as the run takes the ticks
 */
public record FeedContext(SimulatorSettings simulate, double factor) {}
