/**
 * What proves that two runs are the same: the hash of the state and the ledger of signals. On the threads of the stages.
 */
package io.strikeiq.core.verify;
