/**
 * What the desk has learned from its runs, beside them in the data folder: one lesson for each run, and versions, which are
 * lists of lessons, each by the hash of its content. Owned by whoever holds the lock of the data folder.
 */
package io.strikeiq.learning.experience;
