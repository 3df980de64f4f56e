/**
 * The analytics engines: their interface, declaration, parameters, registry and the stage that runs them. Every engine's
 * state belongs to the thread of its stage.
 */
package io.strikeiq.core.engine;
