/** Signals and metrics sent to clients as they come, each at its own pace; nobody who sends them waits for a client. */
package io.strikeiq.watch.push;
