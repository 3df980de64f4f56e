/**
 * What runs recorded of their signals: each outcome with its signal, and the path of the market beside them, read from
 * signal journals. Built by one thread, unchanging afterwards.
 */
package io.strikeiq.learning.outcome;
