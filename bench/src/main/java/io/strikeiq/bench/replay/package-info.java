/** Throughput of recorded days from the journal at full speed. */
package io.strikeiq.bench.replay;
