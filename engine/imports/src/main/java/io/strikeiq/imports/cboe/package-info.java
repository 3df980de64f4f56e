/** Importer of Cboe's quote tables: the chain of one underlying at one time. Runs on the command's thread. */
package io.strikeiq.imports.cboe;
