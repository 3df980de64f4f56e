/** A day of a local exchange, once undisturbed and once with faults and a killed service, and what the two runs have in common. */
package io.strikeiq.bench.day;
