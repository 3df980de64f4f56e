package io.strikeiq.cluster;

/** How the value of an output is written. */
public enum OutputFormat {
    /** An object of text, the fields named as in the answers of the API. */
    JSON,
    /** The record as it is in the journal, by the published schema. */
    SBE
}
