/** Engines and feeds that a user adds as jars. Loaded once at start, before any thread of the real-time path runs. */
package io.strikeiq.service.plugin;
