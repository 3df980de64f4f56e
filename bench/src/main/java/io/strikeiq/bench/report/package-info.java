/** What every benchmark says of itself: the machine, the figures as text and JSON, the plots, and the targets. */
package io.strikeiq.bench.report;
