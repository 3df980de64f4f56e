/** JSON as it lies in a buffer, read without an object for it. Owned by the thread of the feed. */
package io.strikeiq.feeds.json;
