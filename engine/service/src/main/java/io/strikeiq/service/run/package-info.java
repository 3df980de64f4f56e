/**
 * One run: its folder, the ticks fed to the pipeline, the signals printed, journaled and stored, the ordered shutdown.
 * The thread of the command publishes; the classes say so where another thread calls them.
 */
package io.strikeiq.service.run;
