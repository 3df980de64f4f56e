/** Importer of NSE's end-of-day file of derivatives, the bhavcopy, in both of its formats. Runs on the command's thread. */
package io.strikeiq.imports.bhavcopy;
