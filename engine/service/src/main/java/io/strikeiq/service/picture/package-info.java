/** Draws what a run has seen of an underlying, from its signal journal, as SVG. Runs on the command's thread. */
package io.strikeiq.service.picture;
