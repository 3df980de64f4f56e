package io.strikeiq.service.run;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A thread of the service beside the stages, as the watchdog sees it. Everything may be asked by any thread.
 *
 * @param thread its name
 * @param progress a number that moves while it works
 * @param waiting what waits for it, in words; null while it has nothing to do, or rests on purpose
 * @param failure what ended it before its time; null while it runs
 */
record Worker(String thread, LongSupplier progress, Supplier<String> waiting, Supplier<Throwable> failure) {}
