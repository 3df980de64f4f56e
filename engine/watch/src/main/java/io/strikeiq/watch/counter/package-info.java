/**
 * One file of counters in the data folder, for whoever watches: it can be read while the process runs, while it hangs and
 * after it has died. Written by one thread, which copies what others count; read by any process.
 */
package io.strikeiq.watch.counter;
