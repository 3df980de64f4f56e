package io.strikeiq.export;

import java.nio.file.Path;
import java.util.Set;

/**
 * What is to be exported.
 *
 * @param run id of the run, or the name of the journal's folder; the value of column {@code run}
 * @param ticks folder of the tick journal, null for none
 * @param signals folder of the signal journal, null for none
 * @param tables names of the tables wanted
 * @param cadence nanoseconds of event time between two rows of a metric
 */
public record ExportRequest(String run, Path ticks, Path signals, Set<String> tables, long cadence) {}
