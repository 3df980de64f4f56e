/** What a service is doing, as one screen of text. */
package io.strikeiq.watch.top;
