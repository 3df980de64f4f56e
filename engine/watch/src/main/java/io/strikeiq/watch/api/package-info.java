/** Answers what is asked of the present and the past of a service, however it is asked. */
package io.strikeiq.watch.api;
