package io.strikeiq.learning.outcome;

import java.nio.file.Path;

/**
 * The journals of a run.
 *
 * @param signals folder of its signals
 * @param recording identity of the recording that the run is of: the same in two runs of the same ticks
 * @param ticks folder of the ticks, which name the venues of underlyings; where none are, venues are not known
 */
public record RunJournal(Path signals, String recording, Path ticks) {}
