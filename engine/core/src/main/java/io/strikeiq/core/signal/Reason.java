package io.strikeiq.core.signal;

/**
 * The reason code of one piece of evidence.
 *
 * @param code upper snake case, at most 32 characters
 * @param meaning what the value is, in words
 * @param unit unit of the value
 */
public record Reason(String code, String meaning, String unit) {}
