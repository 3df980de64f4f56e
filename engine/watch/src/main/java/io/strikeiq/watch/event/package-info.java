/** What happens to a service besides its signals: starts, ends, changes, requests that were denied. */
package io.strikeiq.watch.event;
