/**
 * What comes with StrikeIQ: the standard calculators and engines, and their settings.
 */
package io.strikeiq.core.standard;
