/** What of a run is watched, and how it comes into the file of counters. */
package io.strikeiq.service.watch;
