/** The records of journals as rows of tables, and their count on the way. Runs on the thread of the export. */
package io.strikeiq.export.journal;
