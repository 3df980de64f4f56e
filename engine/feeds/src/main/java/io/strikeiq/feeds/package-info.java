/** What a feed is to StrikeIQ: ticks of one venue as they happen. A feed owns its thread; what it gives is copied at once. */
package io.strikeiq.feeds;
