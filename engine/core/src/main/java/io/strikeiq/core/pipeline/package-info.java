/**
 * The pipeline: the stages of a tick in order, wired onto one Disruptor ring. Each stage's state belongs to the thread
 * that the layout gives it.
 */
package io.strikeiq.core.pipeline;
