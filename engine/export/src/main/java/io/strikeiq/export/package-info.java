/** Journals as files that other tools read: what an export is, and its folder. Runs on the command's thread. */
package io.strikeiq.export;
