/** Informed flow in options, as an engine. Owned by the thread of the engines. */
package io.strikeiq.core.engine.smartmoney;
