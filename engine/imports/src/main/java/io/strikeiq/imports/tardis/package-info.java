/** Importer of Tardis' files of comma-separated values: option chains, books, trades and quotes of one exchange. Runs on the command's thread. */
package io.strikeiq.imports.tardis;
