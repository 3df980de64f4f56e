/** Importer of NSE's option chain tables: snapshots become changes. */
package io.strikeiq.imports.nse;
