package io.strikeiq.watch.api;

import java.util.List;

/**
 * What is answered.
 *
 * @param body a record or map
 * @param rows the same as records of one kind, for a table
 */
public record Answer(Object body, List<?> rows) {}
