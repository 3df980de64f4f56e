/**
 * Live metrics: one frame of named values per underlying, and the calculators that keep them. Owned by the thread of the
 * metrics stage; behind it, engines read frames only.
 */
package io.strikeiq.core.metrics;
