/** Importer of LOBSTER's messages and order books of one stock at NASDAQ. Runs on the command's thread. */
package io.strikeiq.imports.lobster;
