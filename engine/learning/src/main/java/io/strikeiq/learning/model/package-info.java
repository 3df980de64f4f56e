/**
 * The online model as challenger of the stamped confidence: predictions made before outcomes are known, the rule by which it
 * would be promoted, and the ledger of all trials. One thread; the same outcomes and settings give the same predictions.
 */
package io.strikeiq.learning.model;
