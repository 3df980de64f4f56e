package io.strikeiq.service.config;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.venue.yaml.StrictYamlException;

/** Everything that is wrong with a config file, one problem in each line of the message. */
public final class ConfigException extends UserException {
    private static final long serialVersionUID = 1L;

    ConfigException(StrictYamlException problems) {
        super(ExitCode.USAGE, problems.getMessage(), problems);
    }
}
