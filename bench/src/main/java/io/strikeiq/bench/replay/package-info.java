/** Throughput of a recorded day from the journal at full speed, and what each stage of a tick costs. */
package io.strikeiq.bench.replay;
