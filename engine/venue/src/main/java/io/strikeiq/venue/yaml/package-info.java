/** Strict reading of YAML files: all mistakes at once, each by line and column. Used by the thread that reads a file; keeps nothing. */
package io.strikeiq.venue.yaml;
