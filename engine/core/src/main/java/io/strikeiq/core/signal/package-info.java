/** Signals with their evidence, and the emitter that engines make them with. Owned by the thread of the engines. */
package io.strikeiq.core.signal;
