package io.strikeiq.persistence.writer;

/**
 * One row on its way.
 *
 * @param index journal index of the record it came from
 * @param text columns in the text format of COPY, without the end of the line
 */
record Row(Target target, long index, String text) {}
