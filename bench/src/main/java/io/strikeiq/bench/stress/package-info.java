/** Shared objects between two threads, by the million, under every order that compiler and processor allow (jcstress). */
package io.strikeiq.bench.stress;
