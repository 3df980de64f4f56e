/**
 * The tick journal and the signal journal: checked records on Chronicle queues. A writer belongs to one thread at a
 * time, a reader to one thread.
 */
package io.strikeiq.persistence.journal;
