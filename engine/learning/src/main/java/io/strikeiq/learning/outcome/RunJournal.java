package io.strikeiq.learning.outcome;

import java.nio.file.Path;

/**
 * The signal journal of a run.
 *
 * @param signals its folder
 * @param recording identity of the recording that the run is of: the same in two runs of the same ticks
 */
public record RunJournal(Path signals, String recording) {}
