/** A pull reader of protobuf messages over the bytes of a frame; it allocates nothing. */
package io.strikeiq.feeds.protobuf;
