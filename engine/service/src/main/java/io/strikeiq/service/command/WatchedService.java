package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.watch.counter.CounterFileException;
import io.strikeiq.watch.counter.CounterView;

/** Reads the counters of a service for the commands that show them. */
final class WatchedService {
    private WatchedService() {}

    /** @throws UserException when nothing has run in the data folder, or its file of counters cannot be read */
    static CounterView read(StrikeIqConfig config) {
        try {
            return CounterView.read(config.dataFolder())
                    .orElseThrow(() ->
                            new UserException(ExitCode.FAILURE, "nothing has run in " + config.dataFolder() + " yet"));
        } catch (CounterFileException e) {
            throw new UserException(ExitCode.FAILURE, e.getMessage());
        }
    }
}
