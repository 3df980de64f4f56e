/** Importer of snapshots of Deribit's option chains. */
package io.strikeiq.imports.deribit;
