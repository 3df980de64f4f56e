/** Ticks and outputs in Kafka, so that the engine runs on many machines; who owns which partition. */
package io.strikeiq.cluster;
