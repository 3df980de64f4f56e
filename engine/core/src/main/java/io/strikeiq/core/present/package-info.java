/**
 * Copies of the present of each underlying, for who watches a running service. The thread of the stages fills them at its beats,
 * any thread may take them.
 */
package io.strikeiq.core.present;
