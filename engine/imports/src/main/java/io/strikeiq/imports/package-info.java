/** Importers: recorded market data of other formats becomes tick journals. Each runs on the command's thread. */
package io.strikeiq.imports;
