/**
 * The structure engine: alerts on the structure of flow, regimes, expiry and dealers' gamma. Owned by the thread of the
 * engines.
 */
package io.strikeiq.core.engine.structure;
