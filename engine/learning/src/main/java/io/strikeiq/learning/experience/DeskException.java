package io.strikeiq.learning.experience;

/** What is in the folder of the desk cannot be used; the message names the file and what is wrong with it. */
public final class DeskException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DeskException(String message) {
        super(message);
    }

    DeskException(String message, Throwable cause) {
        super(message, cause);
    }
}
