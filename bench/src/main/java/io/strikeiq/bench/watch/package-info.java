/** What a service that is watched answers and sends, how fast, and what it costs a tick. */
package io.strikeiq.bench.watch;
