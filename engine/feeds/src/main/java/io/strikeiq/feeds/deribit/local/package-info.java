/**
 * A local exchange that speaks Deribit's protocol: it plays the ticks of a journal or of the simulator, so that demos, tests
 * and benchmarks need no network. One thread plays, and each client has one of its own.
 */
package io.strikeiq.feeds.deribit.local;
