/** What can be asked of a running service over HTTP: health, readiness and metrics, from the file of counters alone. */
package io.strikeiq.watch.http;
