package io.strikeiq.service.calendar;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;

/** A calendar does not know the holidays of a year, or times in nanoseconds do not reach it. */
public final class UnknownYearException extends UserException {
    private static final long serialVersionUID = 1L;

    UnknownYearException(String message) {
        super(ExitCode.FAILURE, message);
    }
}
