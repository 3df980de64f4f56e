/** Importer of recorded Binance futures streams: book differences, best quotes and trades. */
package io.strikeiq.imports.binance;
