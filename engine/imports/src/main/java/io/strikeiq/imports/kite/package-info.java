/** Importer of Kite's historical bars. Runs on the command's thread. */
package io.strikeiq.imports.kite;
