/**
 * Supervision of the stage threads: their progress, what happens when a stage fails, and how a run halts.
 */
package io.strikeiq.core.pipeline.supervision;
