/**
 * The ring-buffer slot and the vocabulary of ticks. A slot is written by the publishing thread, then by the stage that
 * owns each of its sections, in pipeline order.
 */
package io.strikeiq.core.event;
