/** A live service over weeks of simulated sessions, which is killed, restarted and loses its database meanwhile. */
package io.strikeiq.bench.soak;
