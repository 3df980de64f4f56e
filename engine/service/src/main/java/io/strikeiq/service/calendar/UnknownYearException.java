package io.strikeiq.service.calendar;

/** A calendar does not know the holidays of a year. */
public final class UnknownYearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownYearException(String message) {
        super(message);
    }
}
