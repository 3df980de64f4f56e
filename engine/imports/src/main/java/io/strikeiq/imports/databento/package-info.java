/** Importer of Databento's binary encoding (DBN), versions 1 to 3. Runs on the command's thread. */
package io.strikeiq.imports.databento;
