/**
 * Saved states of a live run, from which a restart goes on with the ticks after them. A thread of low priority follows the
 * tick journal with a replica of the pipeline and saves it; the real-time threads know nothing of it.
 */
package io.strikeiq.service.checkpoint;
