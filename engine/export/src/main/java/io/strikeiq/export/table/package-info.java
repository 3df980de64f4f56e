/** The tables of an export: their columns, and how rows are given to whatever writes them. No thread of its own. */
package io.strikeiq.export.table;
