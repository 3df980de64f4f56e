/** Importer of QuantConnect LEAN data: minute bars of options and equities, and ticks of equities. */
package io.strikeiq.imports.lean;
