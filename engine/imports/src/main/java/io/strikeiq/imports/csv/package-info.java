/** Importer of any table of comma-separated values, by a mapping file of the user. Runs on the command's thread. */
package io.strikeiq.imports.csv;
