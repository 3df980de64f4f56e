/** Whether a service can be relied on now, check by check, each with its figure; by the counters alone. */
package io.strikeiq.watch.ready;
