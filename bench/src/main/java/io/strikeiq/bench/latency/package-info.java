/** The open-loop harness: latency under load, counted from the time at which a tick was due. */
package io.strikeiq.bench.latency;
