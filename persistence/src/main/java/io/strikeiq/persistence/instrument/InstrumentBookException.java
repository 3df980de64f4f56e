package io.strikeiq.persistence.instrument;

/** An instrument book cannot be read or written, or says otherwise than a journal. */
public final class InstrumentBookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstrumentBookException(String message) {
        super(message);
    }

    InstrumentBookException(String message, Throwable cause) {
        super(message, cause);
    }
}
