/** The dealer_gamma engine: regimes of dealers' gamma and crosses of zero gamma. Owned by the thread of the engines. */
package io.strikeiq.core.engine.dealergamma;
