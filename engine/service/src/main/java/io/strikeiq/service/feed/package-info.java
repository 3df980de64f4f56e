/**
 * Live feeds and the queue between them and the publisher. A feed runs on the thread {@code strikeiq-feed}; the publisher
 * takes from the queue on the command's thread.
 */
package io.strikeiq.service.feed;
