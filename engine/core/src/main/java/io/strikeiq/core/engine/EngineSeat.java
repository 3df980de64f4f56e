package io.strikeiq.core.engine;

import io.strikeiq.core.signal.SignalEmitter;

/**
 * One engine of an underlying.
 *
 * @param position its place in the registry
 * @param emitter what it emits its signals by
 */
record EngineSeat(int position, AnalyticsEngine engine, SignalEmitter emitter) {}
